/** Rules that speak of a pupil in a subject, and rules that speak of the pupil as a whole. */
export type RuleKey =
  | 'slower-than-peers'
  | 'slower-than-own-rate'
  | 'gap-widening'
  | 'gap-not-closing'
  | 'below-expected'
  | 'off-target'
  | 'strand-gap'
  | 'disadvantaged-high-attainer'
  | 'attendance'
  | 'missing-result'
  | 'no-baseline'
  | 'support-not-working'
  | 'ready-to-exit'
  | 'staff-concern';

/** Why a pupil is flagged, without words: the client writes the sentence from the numbers. */
export interface Reason {
  readonly rule: RuleKey;
  readonly version: number;
  /** 0 … 1, how far beyond the rule's threshold. */
  readonly severity: number;
  /** What the sentence needs; texts are keys of windows, dates or names of units. */
  readonly numbers: Readonly<Record<string, number | string | null>>;
}

/** Between which values a school may set a threshold, and in which steps. */
export interface SettingBounds {
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

/** One rule: a pure function from how a pupil stands to reasons (none or one). */
export interface FlagRule<Settings extends object, Standing> {
  readonly key: RuleKey;
  /** Raised whenever the same facts could give another answer. */
  readonly version: number;
  readonly defaults: Settings;
  /** Sane bounds of each threshold: beyond them the rule would say something else than its name. */
  readonly bounds: Readonly<Record<keyof Settings, SettingBounds>>;
  evaluate(standing: Standing, settings: Settings): Reason[];
}

/** A number brought into 0 … 1. */
export function asSeverity(value: number): number {
  return Math.min(1, Math.max(0, value));
}
