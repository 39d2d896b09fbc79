import { type ResultCode, type Scale, labelOf, parseMark } from '@headway/domain';
import type { MarkCode, MarkValue } from '../../core/offline/mark-types';

/** What somebody typed in a cell: a mark in the words of its scale, or why it is none. */
export type Typed =
  | { readonly ok: true; readonly text: string; readonly mark: MarkValue }
  | { readonly ok: false; readonly text: string; readonly because: string };

const LETTERS: Readonly<Record<ResultCode, MarkCode>> = { absent: 'A', 'not-assessed': 'N', below: 'B' };
const SHOWN_STEPS = 6;

/**
 * Reads a mark as typed or pasted. Steps may be given by their beginning where only one begins so: "e" is EXS.
 * Nothing typed takes the mark away.
 * @param parse reads a whole mark, or a target: of a target no code is taken
 */
export function readTyped(typed: string, scale: Scale, parse: typeof parseMark = parseMark): Typed {
  const text = typed.trim();
  const read = parse(text, scale);
  if (read.ok) {
    if (read.value.kind === 'empty') return { ok: true, text: '', mark: { value: null, code: null } };
    if (read.value.kind === 'value') return step(read.value.value, scale);
    const code = LETTERS[read.value.code];
    return { ok: true, text: code, mark: { value: null, code } };
  }
  const beginning = scale.steps.filter(({ label }) => label.toLowerCase().startsWith(text.toLowerCase()));
  const [only, another] = beginning;
  if (only && !another) return step(only.value, scale);
  if (!only) return { ok: false, text, because: read.because };
  const could = beginning.slice(0, SHOWN_STEPS).map(({ label }) => label);
  return { ok: false, text, because: `“${text}” could be ${could.slice(0, -1).join(', ')} or ${could.at(-1)}.` };
}

function step(value: number, scale: Scale): Typed {
  return { ok: true, text: labelOf(value, scale), mark: { value, code: null } };
}
