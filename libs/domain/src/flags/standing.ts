import type { IsoDate } from '../calendar/iso-date';
import type { ResultCode } from '../scales/mark';
import type { Scale } from '../scales/scale';
import type { GateResult } from './gate';

/** The gate, or why it was not asked. `not-recent`: no result in the cohort's last two windows. */
export type PupilGate = GateResult | { readonly verdict: 'cannot-tell'; readonly because: 'no-result' | 'not-recent' };

/** One mark of a pupil on the cohort's current scale, with what it is compared with. */
export interface MarkStanding {
  readonly window: string;
  readonly value: number;
  /** Position in SD units, up is good. */
  readonly position: number;
  /** What the school expects in that window on this scale; null where it has not said. */
  readonly expectation: number | null;
  /** Median and SD of the cohort in that window, in points. */
  readonly cohortMedian: number;
  readonly cohortSd: number | null;
  /** Standard error the band is drawn with, in points (published, else assumed); null where no SD is known. */
  readonly error: number | null;
}

/** Progress to the pupil's latest mark, given the one or two before. */
export interface ResidualStanding {
  /** In SD of the cohort's residuals, up is good. */
  readonly z: number;
  /** In points of the scale; null where the cohort was too small for least squares. */
  readonly points: number | null;
  /** On how many earlier windows. */
  readonly on: 1 | 2;
}

/** How one pupil stands in one subject: all that a flag rule may look at. */
export interface PupilStanding {
  /** The cohort's current scale; null when it has no results. */
  readonly scale: Scale | null;
  /** Works to other expectations, or the latest result is on another scale than the cohort's. */
  readonly apart: boolean;
  /** Marks in the cohort's windows on the current scale, oldest first, null where there is none. */
  readonly marks: readonly (MarkStanding | null)[];
  /** The latest mark on the current scale, also where few others have theirs yet. */
  readonly latest: MarkStanding | null;
  /** The code that stands in place of a value in the pupil's latest result. */
  readonly latestCode: {
    readonly window: string;
    readonly code: ResultCode;
    readonly expectation: number | null;
  } | null;
  readonly gate: PupilGate;
  readonly residual: ResidualStanding | null;
  /** Different marks in use in the cohort's last six windows. */
  readonly valuesInUse: number;
  /** The latest window past due in which the cohort has results, if the pupil was here by then. */
  readonly due: {
    readonly window: string;
    readonly dueOn: IsoDate;
    readonly daysPast: number;
    readonly hasResult: boolean;
  } | null;
  /** The pupil's only mark in this school is in the current window, and the cohort has earlier ones the pupil was not here for. */
  readonly firstMark: { readonly window: string; readonly value: number; readonly cohortWindows: number } | null;
}
