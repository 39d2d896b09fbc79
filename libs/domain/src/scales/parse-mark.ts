import { notParsed, type Parsed, parsed } from '../calendar/parsed';
import type { Mark, ResultCode, TargetMark } from './mark';
import type { Scale } from './scale';

const CODES: Readonly<Record<string, ResultCode>> = {
  a: 'absent',
  abs: 'absent',
  absent: 'absent',
  n: 'not-assessed',
  na: 'not-assessed',
  'n/a': 'not-assessed',
  'not assessed': 'not-assessed',
  b: 'below',
  blw: 'below',
  below: 'below',
};

/**
 * What a person typed or pasted in a cell, on a given scale: a value, a code (A absent, N not assessed, B below the
 * scale) or nothing. A step's own label comes before a code of the same letters. Upper and lower case are the same.
 * @returns the mark, or in plain words why it is none and what the scale allows
 */
export function parseMark(text: string, scale: Scale): Parsed<Mark> {
  const plain = normalised(text);
  if (plain === '') return parsed({ kind: 'empty' });
  const step = stepCalled(plain, scale);
  if (step !== null) return parsed({ kind: 'value', value: step });
  const code = codeOf(plain);
  if (code !== null) return parsed({ kind: 'code', code });
  return parseValue(text, scale, `${range(scale)}, or A absent, N not assessed, B below the scale`);
}

/**
 * The same for what a pupil is to reach, a target or a forecast: a value of the scale or nothing. No code stands for one.
 * @returns the value, or in plain words why it is none and what the scale allows
 */
export function parseTarget(text: string, scale: Scale): Parsed<TargetMark> {
  const plain = normalised(text);
  if (plain === '') return parsed({ kind: 'empty' });
  const step = stepCalled(plain, scale);
  if (step !== null) return parsed({ kind: 'value', value: step });
  if (codeOf(plain) !== null) return notParsed('Give a mark of the scale: a code is nothing to work towards.');
  return parseValue(text, scale, range(scale));
}

function parseValue(text: string, scale: Scale, allowed: string): Parsed<{ kind: 'value'; value: number }> {
  if (scale.kind === 'ordinal') return parseStepValue(text, scale, allowed);
  const plain = normalised(text);
  const value = numberIn(plain);
  if (value === null) return notParsed(`“${shown(text)}” is not a number. Allowed: ${allowed}.`);
  if (value < scale.least || value > scale.greatest) {
    return notParsed(`${shown(text)} is outside the scale. Allowed: ${allowed}.`);
  }
  const decimals = plain.split('.')[1]?.replace(/0+$/, '').length ?? 0;
  if (decimals > scale.decimals) {
    const digits = scale.decimals === 0 ? 'a whole number' : `at most ${scale.decimals} decimal places`;
    return notParsed(`${shown(text)} must be ${digits}. Allowed: ${allowed}.`);
  }
  return parsed({ kind: 'value', value });
}

/** The code a cell stands for, or null. */
export function codeOf(text: string): ResultCode | null {
  return Object.hasOwn(CODES, normalised(text)) ? (CODES[normalised(text)] ?? null) : null;
}

/** A plain decimal number, or null: no thousands separators, exponents or units. */
export function numberIn(text: string): number | null {
  return /^[+-]?\d{1,9}(\.\d{1,9})?$/.test(text.trim()) ? Number(text) : null;
}

/** Steps may be typed by their value where no label is itself a number. */
function parseStepValue(text: string, scale: Scale, allowed: string): Parsed<{ kind: 'value'; value: number }> {
  const value = numberIn(normalised(text));
  const labelled = scale.steps.some(({ label }) => numberIn(label) !== null);
  if (value !== null && !labelled && scale.steps.some((step) => step.value === value)) {
    return parsed({ kind: 'value', value });
  }
  return notParsed(`“${shown(text)}” is not a step of this scale. Allowed: ${allowed}.`);
}

const stepCalled = (plain: string, { steps }: Scale): number | null =>
  steps.find(({ label }) => normalised(label) === plain)?.value ?? null;

const range = ({ kind, steps, least, greatest }: Scale): string =>
  kind === 'ordinal' ? steps.map(({ label }) => label).join(', ') : `${least} to ${greatest}`;

function normalised(text: string): string {
  return text.trim().replace(/\s+/g, ' ').toLowerCase();
}

function shown(text: string): string {
  // Cut between characters: half of an emoji is none, and no database keeps one.
  const start = [...text.trim().slice(0, 60)];
  return start.length > 20 ? `${start.slice(0, 20).join('')}…` : start.join('');
}
