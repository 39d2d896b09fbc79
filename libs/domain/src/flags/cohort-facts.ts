import type { IsoDate } from '../calendar/iso-date';
import type { ResultCode } from '../scales/mark';
import type { Scale } from '../scales/scale';

/** One result of one pupil in one window. */
export interface ResultFact {
  /** Key of its scale in `CohortFacts.scales`. */
  readonly scale: string;
  /** Null where a code stands in its place. */
  readonly value: number | null;
  readonly code: ResultCode | null;
  /** The score's own standard error, in points of the scale. */
  readonly se: number | null;
}

export interface WindowFact {
  /** The caller's own name for the window; it comes back in reasons. */
  readonly key: string;
  /** Results are due by the end of this day. */
  readonly dueOn: IsoDate | null;
  /** False: nobody asked this year group for a result in this window, so that none is missing. Left out: asked. */
  readonly asked?: boolean;
  /** What the school expects of this year group in this window, and on which scale. */
  readonly expected: { readonly scale: string; readonly value: number } | null;
}

export interface PupilFact {
  readonly id: string;
  /** Breaks ties in the order of the list; never a reason. */
  readonly pupilPremium: boolean;
  readonly enteredOn: IsoDate | null;
  /** From this day the pupil is no longer flagged; earlier results still count for the cohort. */
  readonly leftOn: IsoDate | null;
  /** Works to another year's expectations or on another scale: rules of cohort and year expectation are off. */
  readonly worksToOtherExpectations: boolean;
  /** One per window of the cohort, in the same order; null where nothing was recorded. */
  readonly results: readonly (ResultFact | null)[];
}

/**
 * Everything the analysis needs of one cohort: a year group in one subject, with its windows from oldest to newest.
 * At earlier windows the cohort is the same pupils a year or two younger, leavers included.
 */
export interface CohortFacts {
  readonly scales: Readonly<Record<string, Scale>>;
  readonly windows: readonly WindowFact[];
  readonly pupils: readonly PupilFact[];
  readonly today: IsoDate;
}
