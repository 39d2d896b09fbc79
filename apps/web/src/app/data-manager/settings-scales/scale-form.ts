import type { ScaleGivenDto, ScaleSettingDto } from '@headway/api-client';
import { parseMark, type Scale, scaleProblems } from '@headway/domain';

/** A scale while it is being made: numbers as typed, steps one a line from lowest to highest. */
export interface ScaleForm {
  readonly name: string;
  readonly kind: Scale['kind'];
  readonly basis: Scale['basis'];
  readonly direction: Scale['direction'];
  readonly least: string;
  readonly greatest: string;
  readonly decimals: string;
  readonly steps: string;
  readonly mean: string;
  readonly sd: string;
  readonly reliability: string;
  /** A number, or the name of a step. */
  readonly threshold: string;
}

export const emptyForm: ScaleForm = {
  name: '',
  kind: 'ordinal',
  basis: 'judgement',
  direction: 'up',
  least: '0',
  greatest: '100',
  decimals: '0',
  steps: '',
  mean: '',
  sd: '',
  reliability: '',
  threshold: '',
};

const shown = (value: number | null): string => (value === null ? '' : String(value));

export function formOfScale(scale: Scale & { name: string }): ScaleForm {
  const { name, kind, basis, direction, steps, threshold } = scale;
  const step = steps.find(({ value }) => value === threshold)?.label;
  return {
    ...{ name, kind, basis, direction },
    ...{ least: shown(scale.least), greatest: shown(scale.greatest), decimals: shown(scale.decimals) },
    steps: steps.map(({ label }) => label).join('\n'),
    ...{ mean: shown(scale.mean), sd: shown(scale.sd), reliability: shown(scale.reliability) },
    threshold: kind === 'ordinal' ? (step ?? '') : shown(threshold),
  };
}

/** Empty is "not said"; what is no number is NaN, which the checks refuse in words. */
const numberOrNull = (text: string): number | null => (text.trim() === '' ? null : Number(text.trim()));

export const stepNames = (form: ScaleForm): string[] =>
  form.steps
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/**
 * The scale somebody described.
 * @param before what is being changed: steps whose names stay keep their values
 */
export function scaleOfForm(form: ScaleForm, before: Scale | null): ScaleGivenDto {
  const { kind, basis, direction } = form;
  const names = kind === 'ordinal' ? stepNames(form) : [];
  const same = before !== null && names.join('\n') === before.steps.map(({ label }) => label).join('\n');
  const first = before?.kind === 'ordinal' ? before.least : 1;
  const steps = same
    ? before.steps.map(({ value, label }) => ({ value, label }))
    : names.map((label, i) => ({ value: first + i, label }));
  const ordinal = kind === 'ordinal';
  const step = steps.find(({ label }) => label === form.threshold);
  return {
    ...{ name: form.name.trim(), kind, basis, direction, steps },
    least: ordinal ? (steps[0]?.value ?? 0) : (numberOrNull(form.least) ?? Number.NaN),
    greatest: ordinal ? (steps.at(-1)?.value ?? 1) : (numberOrNull(form.greatest) ?? Number.NaN),
    decimals: ordinal ? 0 : (numberOrNull(form.decimals) ?? 0),
    mean: kind === 'standardised' ? numberOrNull(form.mean) : null,
    sd: kind === 'standardised' ? numberOrNull(form.sd) : null,
    reliability: numberOrNull(form.reliability),
    threshold: ordinal ? (step?.value ?? null) : numberOrNull(form.threshold),
  };
}

/** What keeps it from being saved, by field; the first of each. */
export function problemsOf(scale: ScaleGivenDto): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (scale.name === '') found.set('name', 'Give the scale a name.');
  // Without two steps nothing else can be said of them.
  const problems = scale.kind === 'ordinal' && scale.steps.length < 2 ? [] : scaleProblems(scale);
  if (problems.length === 0 && scale.kind === 'ordinal' && scale.steps.length < 2) {
    found.set('steps', 'A scale needs at least two steps.');
  }
  for (const { field, message } of problems) if (!found.has(field)) found.set(field, message);
  return found;
}

/** What becomes of something a teacher types. */
export function typedWords(text: string, scale: Scale): { readonly ok: boolean; readonly words: string } {
  const mark = parseMark(text, scale);
  if (!mark.ok) return { ok: false, words: mark.because };
  if (mark.value.kind === 'empty') return { ok: true, words: 'Type as a teacher would.' };
  if (mark.value.kind === 'code') return { ok: true, words: `Kept as “${CODE_WORDS[mark.value.code]}”.` };
  const { value } = mark.value;
  const label = scale.steps.find((step) => step.value === value)?.label ?? String(value);
  if (scale.threshold === null) return { ok: true, words: `Kept as ${label}.` };
  const good = scale.direction === 'up' ? value >= scale.threshold : value <= scale.threshold;
  return { ok: true, words: `Kept as ${label}: ${good ? 'expected or better' : 'not yet what is expected'}.` };
}

const CODE_WORDS = { absent: 'absent', 'not-assessed': 'not assessed', below: 'below the scale' } as const;

/** In use it is only renamed, or replaced by a new version. */
export const isInUse = (scale: ScaleSettingDto): boolean => scale.marks > 0;
