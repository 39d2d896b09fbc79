import {
  impactWindows,
  positions,
  publishedError,
  standardDeviation,
  type ImpactFacts,
  type ImpactMeasure,
  type ImpactPupil,
  type ImpactWindows,
} from '@headway/domain';
import { collected, type GroupRecords } from './group-records';
import type { HeldResult, ScaleRow } from './impact-rows';

export interface GroupFacts {
  windows: ImpactWindows;
  /** What starts and ends are given in: the marks themselves, or positions in SD of the year group. */
  unit: 'marks' | 'positions';
  facts: ImpactFacts;
}

/** From records to what the calculation asks for: who started where, who ended where, who cannot be compared. */
export function groupFacts(records: GroupRecords): GroupFacts {
  const windows = impactWindows(records.windows, records.startsOn, records.reviewedOn);
  const own = records.results.filter((result) => result.subjectId === records.subjectId);
  const values = comparableValues(records, own);
  const at = (pupilId: string, window: number | null): number | undefined =>
    window === null ? undefined : values.get(key(pupilId, window));
  const others = windows.baseline === null ? new Map<string, number>() : otherSubjects(records, windows.baseline);
  const span = comparedSpan(records, windows);
  const inOtherSupport = new Set(
    records.otherSupport
      .filter(({ from, to }) => from <= span.to && (to === null || to >= span.from))
      .map(({ pupilId }) => pupilId),
  );
  const pupils = records.pupils.map((pupil): ImpactPupil => {
    const participant = records.participants.has(pupil.id);
    return {
      id: pupil.id,
      participant,
      baseline: at(pupil.id, windows.baseline),
      earlierBaseline: at(pupil.id, windows.earlierBaseline),
      otherSubjectsBaseline: others.get(pupil.id),
      outcome: at(pupil.id, windows.outcome),
      characteristics: {
        disadvantaged: held(records, pupil.id, 'pupil-premium', ['yes'], records.startsOn),
        sen: held(records, pupil.id, 'sen', ['K', 'E'], records.startsOn),
        eal: held(records, pupil.id, 'eal', ['yes'], records.startsOn),
        female: pupil.female,
      },
      ...(!participant && inOtherSupport.has(pupil.id) ? { notComparable: 'in-other-support' as const } : {}),
    };
  });
  return {
    windows,
    unit: usesMarks(records, own) ? 'marks' : 'positions',
    facts: {
      pupils,
      measure: measureOf(records, own, windows),
      chosenBecauseOfFall: records.chosenBecauseOfFall,
      comparatorsFrom: 'same-cohort',
      dose: records.dose,
    },
  };
}

const key = (pupilId: string, window: number): string => `${pupilId} ${window}`;

/** From the baseline to the outcome: other help in that time takes a pupil out of the comparison. */
function comparedSpan(records: GroupRecords, windows: ImpactWindows): { from: string; to: string } {
  const dayOf = (wanted: number | null) => records.windows.find(({ window }) => window === wanted)?.on;
  return { from: dayOf(windows.baseline) ?? records.startsOn, to: dayOf(windows.outcome) ?? records.reviewedOn };
}

function held(records: GroupRecords, pupilId: string, kind: string, values: string[], on: string): boolean {
  return records.characteristics.some(
    (fact) =>
      fact.pupilId === pupilId &&
      fact.kind === kind &&
      values.includes(fact.value) &&
      fact.from <= on &&
      (fact.to === null || fact.to >= on),
  );
}

/** One test for all, or a standardised scale: the marks themselves. Otherwise positions within each year group. */
function usesMarks(records: GroupRecords, own: readonly HeldResult[]): boolean {
  const scaleIds = new Set(own.map((result) => result.scaleId));
  const years = new Set(records.pupils.map((pupil) => pupil.cohortYear));
  const [only] = scaleIds;
  if (scaleIds.size !== 1 || only === undefined) return false;
  return years.size === 1 || records.scales.get(only)?.kind === 'standardised';
}

function comparableValues(records: GroupRecords, own: readonly HeldResult[]): Map<string, number> {
  if (usesMarks(records, own))
    return new Map(own.map((result) => [key(result.pupilId, result.windowId), result.value]));
  return positionsWithin(records, own);
}

/** Positions in SD units within the year group, window and scale a result belongs to. */
function positionsWithin(records: GroupRecords, results: readonly HeldResult[]): Map<string, number> {
  const yearOf = new Map(records.pupils.map((pupil) => [pupil.id, pupil.cohortYear]));
  const cohorts = new Map<string, HeldResult[]>();
  for (const result of results) {
    const name = [yearOf.get(result.pupilId), result.subjectId, result.windowId, result.scaleId].join(' ');
    cohorts.set(name, [...(cohorts.get(name) ?? []), result]);
  }
  const found = new Map<string, number>();
  for (const cohort of cohorts.values()) {
    const scale = records.scales.get(cohort[0]?.scaleId ?? -1);
    if (!scale) continue;
    const scores = positions(
      cohort.map((result) => result.value),
      scale,
    );
    cohort.forEach((result, index) => {
      const score = scores[index];
      if (score !== null && score !== undefined) found.set(key(result.pupilId, result.windowId), score);
    });
  }
  return found;
}

/** Each pupil's mean position in the other subjects, from the last full collection of each up to the baseline. */
function otherSubjects(records: GroupRecords, baseline: number): Map<string, number> {
  const byPupil = new Map<string, number[]>();
  for (const subjectId of records.otherSubjectIds) {
    const results = records.results.filter((result) => result.subjectId === subjectId && result.windowId <= baseline);
    const last = Math.max(...collected(results));
    const scores = positionsWithin(
      records,
      results.filter((result) => result.windowId === last),
    );
    for (const [name, score] of scores) {
      const pupilId = name.split(' ')[0] ?? '';
      byPupil.set(pupilId, [...(byPupil.get(pupilId) ?? []), score]);
    }
  }
  return new Map(
    [...byPupil].map(([id, scores]) => [id, scores.reduce((sum, score) => sum + score, 0) / scores.length]),
  );
}

function measureOf(records: GroupRecords, own: readonly HeldResult[], windows: ImpactWindows): ImpactMeasure {
  const at = (window: number | null): HeldResult[] => own.filter((result) => result.windowId === window);
  const scales = [...new Set(own.map((result) => result.scaleId))].flatMap((id) => records.scales.get(id) ?? []);
  const [scale] = scales;
  const marks = usesMarks(records, own);
  return {
    assessment: scales.some(({ basis }) => basis === 'judgement') ? 'judgement' : 'test',
    // Positions are turned so that up is good already.
    higherIsBetter: !marks || scale?.direction !== 'down',
    sameScale: true,
    ...(marks && scale
      ? { baselineSem: semOf(scale, at(windows.baseline)), outcomeSem: semOf(scale, at(windows.outcome)) }
      : {}),
  };
}

/** The usual error of these results: the mean of their own standard errors, else what the scale publishes. */
function semOf(scale: ScaleRow, results: readonly HeldResult[]): number | undefined {
  const own = results.flatMap((result) => result.standardError ?? []);
  if (own.length > 0) return own.reduce((sum, se) => sum + se, 0) / own.length;
  const sd = standardDeviation(results.map((result) => result.value));
  const sem = publishedError(scale, { ownSe: null, cohortSd: sd.ok ? sd.value : null });
  return sem.ok ? sem.value : undefined;
}
