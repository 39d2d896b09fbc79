import {
  analysePupil,
  expectedStandard,
  STANDARD_DEFAULTS,
  type CohortAnalysis,
  type FlagSettings,
  type PriorityPart,
  type Reason,
} from '@headway/domain';
import type { Cohort } from './assemble-cohorts';
import { resultKey } from './newest-versions';
import type { WholePupil } from './read-whole-pupils';

/** A pupil whom the analysis would flag in a subject, with the reasons. */
export interface FoundNeed {
  pupilId: string;
  /** Null: about the pupil as a whole. */
  subjectId: number | null;
  need: number;
  needParts: readonly PriorityPart[];
  reasons: readonly Reason[];
  /** The latest window a reason speaks of. */
  windowId: number;
  /** The day the clock of speed to support starts. */
  clockFrom: string;
}

/** Columns of the progress rows of a cohort, one entry per result that has a value. */
export interface FoundProgress {
  pupilIds: string[];
  windowIds: number[];
  positions: (number | null)[];
  residualsOne: (number | null)[];
  residualsTwo: (number | null)[];
  errors: (number | null)[];
  errorsAssumed: boolean[];
  expected: (number | null)[];
}

/** The pupils of a cohort who need a look, with what the flag keeps. */
export function foundNeeds(cohort: Cohort, analysis: CohortAnalysis): FoundNeed[] {
  const { today, windows } = cohort.facts;
  const dueOn = new Map(windows.map((window) => [window.key, window.dueOn]));
  return analysis.pupils.flatMap(({ id, reasons, priority }) => {
    if (reasons.length === 0) return [];
    const kept = reasons.map(lasting);
    return [
      {
        pupilId: id,
        subjectId: cohort.subjectId,
        need: priority.points,
        needParts: priority.parts,
        reasons: kept,
        windowId: latestWindow(kept),
        clockFrom: clockFrom(kept, dueOn, today),
      },
    ];
  });
}

/** The pupils who need a look apart from any subject. @param windowId the half term of today, for what names none */
export function foundWholePupilNeeds(
  pupils: readonly WholePupil[],
  settingsOf: (cohortYear: number) => FlagSettings,
  { today, windowId }: { today: string; windowId: number },
): FoundNeed[] {
  return pupils.flatMap(({ pupilId, cohortYear, facts }) => {
    const { reasons, priority } = analysePupil(facts, settingsOf(cohortYear));
    if (reasons.length === 0) return [];
    const [latest = windowId] = facts.attendance.map(({ halfTerm }) => Number(halfTerm)).toReversed();
    return [
      {
        pupilId,
        subjectId: null,
        need: priority.points,
        needParts: priority.parts,
        reasons,
        windowId: latest,
        clockFrom: clockFrom(reasons, new Map(), today),
      },
    ];
  });
}

/** Reasons that come from a person or from a joiner, not from a collection of marks that was due. */
const RAISED = new Set<Reason['rule']>(['staff-concern', 'no-baseline', 'attendance']);

/** When results were due, for what they say, but never later than today; else the day it was raised. */
function clockFrom(reasons: readonly Reason[], dueOn: ReadonlyMap<string, string | null>, today: string): string {
  const raised = reasons.flatMap(({ numbers }) => numbers['raisedOn'] ?? []).map(String);
  const due = reasons
    .filter(({ rule }) => !RAISED.has(rule))
    .flatMap(({ numbers }) => dueOn.get(String(numbers['window'])) ?? [])
    .toSorted()
    .at(-1);
  const [day = today] = [due ?? raised.toSorted()[0] ?? today, today].toSorted();
  return day;
}

const latestWindow = (reasons: readonly Reason[]): number =>
  Math.max(...reasons.map(({ numbers }) => Number(numbers['window'] ?? 0)));

/** A reason without what changes from day to day by itself: the days past due follow from the due date. */
function lasting(reason: Reason): Reason {
  const { daysPast: _, ...numbers } = reason.numbers;
  return { ...reason, numbers };
}

export const noProgress = (): FoundProgress => ({
  pupilIds: [],
  windowIds: [],
  positions: [],
  residualsOne: [],
  residualsTwo: [],
  errors: [],
  errorsAssumed: [],
  expected: [],
});

/** What was found of every result of a cohort, as columns to write in one statement. */
export function foundProgress(cohort: Cohort, analysis: CohortAnalysis): FoundProgress {
  const found = noProgress();
  const standards = cohort.facts.windows.map((window, w) => {
    const key = analysis.windows[w]?.scale;
    const scale = key === undefined ? undefined : cohort.facts.scales[key];
    const own = window.expected?.scale === key ? (window.expected?.value ?? null) : null;
    return scale ? expectedStandard(scale, own, STANDARD_DEFAULTS) : null;
  });
  analysis.pupils.forEach((pupil, p) => {
    pupil.windows.forEach((window, w) => {
      const windowId = cohort.windowIds[w];
      if (windowId === undefined || (cohort.facts.pupils[p]?.results[w]?.value ?? null) === null) return;
      found.pupilIds.push(pupil.id);
      found.windowIds.push(windowId);
      found.positions.push(window.position);
      found.residualsOne.push(window.residual1);
      found.residualsTwo.push(window.residual2);
      // Shown beside the mark as it was given: neither error nor standard is in the points of its older version.
      const elsewhere = cohort.readElsewhere.has(resultKey(cohort.subjectId, pupil.id, windowId));
      found.errors.push(elsewhere ? null : window.error);
      found.errorsAssumed.push(!elsewhere && window.errorAssumed);
      // A mark on another scale than the cohort's has no position, and the standard is not on its scale.
      found.expected.push(elsewhere || window.position === null ? null : (standards[w] ?? null));
    });
  });
  return found;
}
