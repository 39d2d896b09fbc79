import { type Answer, cannotTell, told, valueOrNull } from '../statistics/cannot-tell';
import { mean, standardDeviation } from '../statistics/describe';
import { codeOf, numberIn } from './parse-mark';
import { NORM_MEAN, NORM_SD, type Scale, type ScaleStep } from './scale';

/** Orders of steps in use in England, lowest first. */
const KNOWN_ORDERS: readonly (readonly string[])[] = [
  ['PK1', 'PK2', 'PK3', 'PK4', 'PK5', 'PK6', 'BLW', 'PKF', 'PKE', 'WTS', 'EXS', 'GDS'],
  ['WTS', 'WTS+', 'EXS-', 'EXS', 'EXS+', 'GDS'],
  ['Emerging', 'Expected', 'Exceeding'],
  ['Not yet on track', 'On track'],
  ['Below', 'Working towards', 'Expected', 'Above'],
  ['Working towards', 'Expected', 'Greater depth'],
  ['U', '1', '2', '3', '4', '5', '6', '7', '8', '9'],
];

/** Full marks that tests commonly have. */
const USUAL_GREATEST = [10, 15, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90, 100, 110, 120, 150, 200];
/** So many pupils at the very same greatest mark look like full marks. */
const PUPILS_AT_FULL_MARKS = 3;
const MOST_STEPS = 20;
const MOST_NUMBERED_STEPS = 9;

export interface ScaleProposal {
  readonly scale: Scale;
  /** True where the order of the steps is a guess that a person must check. */
  readonly orderGuessed: boolean;
}

/**
 * Proposes a scale from a column of results as they stand in a file; a person confirms it. Codes (A, N, B) and empty
 * cells are left out. Labels become an ordinal scale; whole numbers from 80 to 120 a scaled score; numbers around 100 a
 * standardised score; whole numbers up to 9 steps; anything else marks from 0 to the greatest usual full marks.
 * @returns cannot tell: `no-values` (nothing but codes), `out-of-range` (labels, but too many to be steps)
 */
export function proposeScale(column: readonly string[]): Answer<ScaleProposal> {
  const cells = column.map((cell) => cell.trim()).filter((cell) => cell !== '');
  const different = [...new Set(cells)];
  const steps = different.filter((cell) => numberIn(cell) !== null || !isOnlyCode(cell, different));
  if (steps.some((cell) => numberIn(cell) === null)) return proposeSteps(steps);
  const values = cells.map(numberIn).filter((value) => value !== null);
  if (values.length === 0) return cannotTell('no-values');
  const decimals = steps.reduce((most, cell) => Math.max(most, cell.split('.')[1]?.length ?? 0), 0);
  return told({ scale: proposeNumbers(values, decimals), orderGuessed: false });
}

/** A cell that reads as a code is one, unless it belongs to the known order of the other labels. */
function isOnlyCode(cell: string, cells: readonly string[]): boolean {
  return codeOf(cell) !== null && !KNOWN_ORDERS.some((order) => indexIn(order, cell) >= 0 && fits(order, cells));
}

function proposeSteps(labels: readonly string[]): Answer<ScaleProposal> {
  const distinct = [...new Map(labels.map((label) => [label.toLowerCase(), label])).values()];
  if (distinct.length > MOST_STEPS) return cannotTell('out-of-range');
  const known = KNOWN_ORDERS.find((order) => distinct.every((label) => indexIn(order, label) >= 0));
  const ordered = known
    ? known.filter((label) => indexIn(distinct, label) >= 0)
    : distinct.sort((a, b) => a.localeCompare(b, 'en', { numeric: true }));
  const steps = ordered.map((label, i) => ({ value: i + 1, label }));
  return told({ scale: ordinal(steps), orderGuessed: known === undefined });
}

function proposeNumbers(values: readonly number[], decimals: number): Scale {
  const least = values.reduce((a, b) => Math.min(a, b));
  const greatest = values.reduce((a, b) => Math.max(a, b));
  const centre = valueOrNull(mean(values)) ?? 0;
  const spread = valueOrNull(standardDeviation(values)) ?? 0;
  if (decimals === 0 && least >= 80 && greatest <= 120) return numeric('scaled', 80, 120, 0);
  if (least >= 40 && greatest <= 160 && Math.abs(centre - NORM_MEAN) <= 15 && spread >= 8 && spread <= 20) {
    const scale = numeric('standardised', Math.min(69, least), Math.max(141, greatest), decimals);
    return { ...scale, mean: NORM_MEAN, sd: NORM_SD };
  }
  if (decimals === 0 && least >= 0 && greatest <= MOST_NUMBERED_STEPS) {
    const first = Math.min(1, least);
    const steps = Array.from({ length: greatest - first + 1 }, (_, i) => ({ value: first + i, label: `${first + i}` }));
    return ordinal(steps);
  }
  const fullMarks = values.filter((value) => value === greatest).length >= PUPILS_AT_FULL_MARKS;
  const usual = USUAL_GREATEST.find((marks) => marks >= greatest) ?? Math.ceil(greatest / 100) * 100;
  return numeric('raw', Math.min(0, least), fullMarks ? greatest : usual, decimals);
}

function ordinal(steps: readonly ScaleStep[]): Scale {
  const values = steps.map(({ value }) => value);
  return { ...numeric('ordinal', Math.min(...values), Math.max(...values), 0), basis: 'judgement', steps };
}

function numeric(kind: Scale['kind'], least: number, greatest: number, decimals: number): Scale {
  return {
    kind,
    basis: 'test',
    direction: 'up',
    least,
    greatest,
    decimals,
    steps: [],
    mean: null,
    sd: null,
    reliability: null,
    threshold: kind === 'scaled' ? 100 : null,
  };
}

function indexIn(order: readonly string[], label: string): number {
  return order.findIndex((step) => step.toLowerCase() === label.toLowerCase());
}

/** Whether an order has at least two of the labels that are no codes. */
function fits(order: readonly string[], cells: readonly string[]): boolean {
  const plain = new Set(cells.filter((cell) => codeOf(cell) === null).map((cell) => cell.toLowerCase()));
  return [...plain].filter((cell) => indexIn(order, cell) >= 0).length >= 2;
}
