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
  /** Progress to this mark, given the one or two before. */
  readonly residual: ResidualStanding | null;
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

/** A mark since the pupil came into a group, with the progress to it in SD of the cohort's residuals. */
export interface MarkSinceEntry {
  readonly window: string;
  readonly value: number;
  readonly expectation: number | null;
  readonly residual: number;
}

/** A group the pupil is in, in this subject. */
export interface SupportStanding {
  readonly group: string;
  readonly startedOn: IsoDate;
  /** Days in it up to today. */
  readonly days: number;
  readonly pastReview: boolean;
  /** Sessions planned for the pupil up to today, and those the pupil was at. */
  readonly planned: number;
  readonly had: number;
  /** The group's own exit criterion on the cohort's scale; null: the expected standard. */
  readonly exitAt: number | null;
  /** Marks in windows due after the pupil came into it, oldest first. */
  readonly since: readonly MarkSinceEntry[];
}

/** What was agreed for the latest point, or the next one: never computed. */
export interface TargetStanding {
  readonly window: string;
  readonly value: number;
  /** The latest mark is the first at or after the point the target is for. */
  readonly reached: boolean;
  /** What the teacher thinks the pupil will reach by then. */
  readonly forecast: number | null;
}

/** The latest mark in one strand of the subject, on the strand's own scale. */
export interface StrandStanding {
  readonly strand: string;
  readonly window: string;
  readonly mark: number;
  /** Position in SD units, up is good, and its standard error in the same units. */
  readonly position: number;
  readonly error: number;
}

/** A concern that somebody raised and nobody has closed. */
export interface ConcernStanding {
  readonly id: string;
  readonly raisedOn: IsoDate;
}

/** How a pupil stands apart from any subject. */
export interface WholePupilStanding {
  /** Sessions of the half terms of this academic year so far, oldest first. */
  readonly attendance: readonly {
    readonly halfTerm: string;
    readonly possible: number;
    readonly attended: number;
  }[];
  readonly concerns: readonly ConcernStanding[];
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
  /** Pupil premium as funded. */
  readonly pupilPremium: boolean;
  /** The pupil's first mark in this school on the current scale in a window that counts. */
  readonly baseline: { readonly window: string; readonly value: number; readonly position: number } | null;
  /** Points that make one SD: of the norm, else of the cohort at the latest mark; null where no SD is known. */
  readonly gapUnit: number | null;
  /** Whether the latest mark has a published error. */
  readonly hasPublishedError: boolean;
  /** The target the latest mark answers, and the next one agreed. */
  readonly targets: readonly TargetStanding[];
  /** Latest marks in the subject's strands, of the cohort's current window or the one before. */
  readonly strands: readonly StrandStanding[];
  readonly support: readonly SupportStanding[];
  readonly concerns: readonly ConcernStanding[];
}
