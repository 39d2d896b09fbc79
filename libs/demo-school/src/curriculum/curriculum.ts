import type { HalfTerm } from '@headway/domain';
import type { CastExpectation, CastScale, CastSubject } from '../cast-marks';

/** A subject collected from some year groups in some half terms, on one scale. */
export interface Collection {
  subject: string;
  scale: string;
  yearGroups: readonly number[];
  halfTerms: readonly HalfTerm[];
  /** Everybody, or only pupils who are low, supported or new. */
  from: 'everyone' | 'short-check';
}

/** How a level (in SD of the year group) shows as a mark. */
export interface MarkModel {
  reliability: number;
  /** Mean and SD of the marks of a year group before rounding and limits, for a school at the national average. */
  mean: (at: MarkOccasion) => number;
  sd: number;
  /** Marks are whole numbers; on an ordinal scale the lower edges of the steps above the first, in SD. */
  edges?: readonly number[];
}

export interface MarkOccasion {
  yearGroup: number;
  halfTerm: HalfTerm;
  windowId: number;
}

export interface Curriculum {
  scales: readonly CastScale[];
  subjects: readonly SubjectSpec[];
  collections: readonly Collection[];
  expectations: readonly CastExpectation[];
  marks: Readonly<Record<string, MarkModel>>;
}

/** `closeTo`: the subject whose level this one follows closely (a strand its subject, phonics reading). */
export interface SubjectSpec extends CastSubject {
  closeTo: string | null;
}

/** Ends of terms: the three full collections of a year. */
export const FULL: readonly HalfTerm[] = ['AUT2', 'SPR2', 'SUM2'];
export const SHORT: readonly HalfTerm[] = ['AUT1', 'SPR1', 'SUM1'];

export function years(first: number, last: number): number[] {
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const NO_NORM = { mean: null, sd: null, threshold: null };

export function judgement(key: string, name: string, labels: readonly string[], least: number): CastScale {
  return {
    ...NO_NORM,
    key,
    name,
    kind: 'ordinal',
    basis: 'judgement',
    least,
    greatest: least + labels.length - 1,
    steps: labels.map((label, index) => ({ value: least + index, label })),
    reliability: null,
  };
}

export function rawTest(key: string, name: string, greatest: number, reliability: number | null): CastScale {
  return { ...NO_NORM, key, name, kind: 'raw', basis: 'test', least: 0, greatest, steps: [], reliability };
}
