import type { IsoDate } from '../calendar/iso-date';
import type { ResultCode } from '../scales/mark';
import type { Scale } from '../scales/scale';
import type { ConcernStanding, StrandStanding } from './standing';

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

/** A group the pupil is in, in this subject, on `CohortFacts.today`. */
export interface SupportFact {
  readonly group: string;
  readonly startedOn: IsoDate;
  readonly reviewOn: IsoDate;
  /** Sessions planned since the pupil came into it, and those the pupil was at. */
  readonly planned: number;
  readonly had: number;
  /** The group's own exit criterion; null: none was set. */
  readonly exitAt: { readonly scale: string; readonly value: number } | null;
}

/** A value agreed with the pupil, or foreseen by the teacher, for a window. */
export interface AgreedLevel {
  /** Key of a window of the cohort. */
  readonly window: string;
  readonly scale: string;
  readonly value: number;
}

/** What is known of a pupil beside the results. */
export interface PupilCircumstances {
  readonly targets: readonly AgreedLevel[];
  readonly forecasts: readonly AgreedLevel[];
  /** The latest marks in the strands of this subject, as `strandStandings` gives them. */
  readonly strands: readonly StrandStanding[];
  readonly support: readonly SupportFact[];
  readonly concerns: readonly ConcernStanding[];
}

export const NO_CIRCUMSTANCES: PupilCircumstances = {
  targets: [],
  forecasts: [],
  strands: [],
  support: [],
  concerns: [],
};

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
  /** Left out: nothing is known beside the results. */
  readonly circumstances?: PupilCircumstances;
}

/** A class, or pupils who have something in common, whose level is watched as a whole. */
export interface GroupFact {
  /** The caller's own name for it; it comes back in alerts. */
  readonly key: string;
  readonly kind: 'class' | 'sub-group';
  /** Ids of its pupils on `CohortFacts.today`. */
  readonly pupils: readonly string[];
  /** Key of the window its level fell from, while an alert about it is live: the level is then compared with that one. */
  readonly fellFrom?: string;
}

/**
 * Everything the analysis needs of one cohort: a year group in one subject, with its windows from oldest to newest.
 * At earlier windows the cohort is the same pupils a year or two younger, leavers included.
 */
export interface CohortFacts {
  readonly scales: Readonly<Record<string, Scale>>;
  readonly windows: readonly WindowFact[];
  readonly pupils: readonly PupilFact[];
  /** Classes and sub-groups of the cohort. Left out: none is watched. */
  readonly groups?: readonly GroupFact[];
  /** As a group's, for the year group as a whole. */
  readonly yearFellFrom?: string;
  readonly today: IsoDate;
}
