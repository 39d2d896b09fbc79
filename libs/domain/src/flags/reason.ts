import type { PupilStanding } from './standing';

export type RuleKey =
  | 'slower-than-peers'
  | 'slower-than-own-rate'
  | 'gap-widening'
  | 'gap-not-closing'
  | 'below-expected'
  | 'missing-result'
  | 'no-baseline';

/** Why a pupil is flagged, without words: the client writes the sentence from the numbers. */
export interface Reason {
  readonly rule: RuleKey;
  readonly version: number;
  /** 0 … 1, how far beyond the rule's threshold. */
  readonly severity: number;
  /** What the sentence needs; texts are keys of windows, dates or names of units. */
  readonly numbers: Readonly<Record<string, number | string | null>>;
}

/** One rule: a pure function from a pupil's standing to reasons (none or one). */
export interface FlagRule<Settings extends object> {
  readonly key: RuleKey;
  /** Raised whenever the same facts could give another answer. */
  readonly version: number;
  readonly defaults: Settings;
  evaluate(standing: PupilStanding, settings: Settings): Reason[];
}

/** A number brought into 0 … 1. */
export function asSeverity(value: number): number {
  return Math.min(1, Math.max(0, value));
}
