import type { HalfTerm } from '@headway/domain';

export interface CastScale {
  key: string;
  name: string;
  kind: 'ordinal' | 'standardised' | 'scaled' | 'raw';
  basis: 'test' | 'judgement';
  least: number;
  greatest: number;
  /** Ordinal: from lowest to highest; otherwise empty. */
  steps: { value: number; label: string }[];
  mean: number | null;
  sd: number | null;
  reliability: number | null;
  threshold: number | null;
}

export interface CastSubject {
  key: string;
  name: string;
  /** Key of the subject this is a strand of. */
  strandOf: string | null;
  /** Scale of most of its results. */
  scale: string;
}

export interface CastWindow {
  id: number;
  startYear: number;
  halfTerm: HalfTerm;
  kind: 'full' | 'short';
  opensOn: string;
  dueOn: string;
  locksOn: string;
  /** Subjects asked of whole year groups. */
  subjects: { subject: string; yearGroups: number[] }[];
}

export interface CastExpectation {
  subject: string;
  scale: string;
  yearGroup: number;
  /** 'ANY' where the same value is expected all year. */
  halfTerm: HalfTerm | 'ANY';
  expected: number;
}

/** A year group that is marked on another scale than the subject's own. */
export interface CastYearScale {
  subject: string;
  yearGroup: number;
  scale: string;
}

export interface CastResult {
  pupilId: string;
  subject: string;
  windowId: number;
  scale: string;
  value: number | null;
  /** A absent, N not assessed, B below the scale. */
  code: 'A' | 'N' | 'B' | null;
  testedOn: string;
  recordedBy: string;
}
