import { publishedError } from '../progress/measurement-error';
import { towardsGood } from '../scales/scale';
import { valueOrNull } from '../statistics/cannot-tell';
import type { CohortWindow } from './cohort-windows';
import { changeGate, GATE_WINDOWS, type GateSeries } from './gate';
import type { PupilGate } from './standing';

/** A pupil whose latest mark is older than the cohort's last two windows is not asked about recent change. */
const RECENT_WINDOWS = 2;

/**
 * The change gate for every pupil of a cohort, over its last six windows on one scale.
 * @param windows the cohort's windows that count, oldest first, all on one scale
 * @param fallen for each pupil the classmates (indices of pupils) whose level fell as a whole: the pupil is then compared
 *   with them, because what the class lost together is the class's alert and no pupil's flag; null: with the cohort
 * @returns the gate's answer per pupil, and how many different marks are in use
 */
export function cohortGate(
  windows: readonly CohortWindow[],
  pupils: number,
  fallen: readonly (readonly number[] | null)[] = [],
): { readonly gates: readonly PupilGate[]; readonly valuesInUse: number } {
  const recent = windows.slice(-GATE_WINDOWS);
  const scale = recent.at(-1)?.scale;
  const valuesInUse = new Set(recent.flatMap(({ marks }) => marks.filter((mark) => mark !== null))).size;
  if (scale === undefined) {
    return {
      gates: Array.from({ length: pupils }, () => ({ verdict: 'cannot-tell', because: 'no-result' })),
      valuesInUse,
    };
  }
  const centreOf = centres(recent);
  const series = Array.from({ length: pupils }, (_, pupil) => seriesOf(pupil, recent, centreOf(fallen[pupil] ?? null)));
  const answers = changeGate({
    series: series.map((one) => (one.z.length < 2 ? null : one)),
    kind: scale.kind,
    valuesInUse,
  });
  const gates = answers.map((answer, pupil): PupilGate => {
    if ((series[pupil]?.z.length ?? 0) === 0) return { verdict: 'cannot-tell', because: 'no-result' };
    const hasRecent = recent.slice(-RECENT_WINDOWS).some(({ marks }) => (marks[pupil] ?? null) !== null);
    return hasRecent ? answer : { verdict: 'cannot-tell', because: 'not-recent' };
  });
  return { gates, valuesInUse };
}

interface Centre {
  readonly position: number;
  readonly mark: number;
}

/** The mean of a window: of the cohort, or of a class in it (worked out once). */
function centres(windows: readonly CohortWindow[]): (classmates: readonly number[] | null) => readonly Centre[] {
  const ofCohort = windows.map(({ meanPosition, mean }) => ({ position: meanPosition, mark: mean }));
  const ofClass = new Map<readonly number[], readonly Centre[]>();
  return (classmates) => {
    if (classmates === null) return ofCohort;
    const known = ofClass.get(classmates);
    if (known !== undefined) return known;
    const found = windows.map(
      (window, w) => centreOfClass(window, classmates) ?? ofCohort[w] ?? { position: 0, mark: 0 },
    );
    ofClass.set(classmates, found);
    return found;
  };
}

function centreOfClass(window: CohortWindow, classmates: readonly number[]): Centre | null {
  const there = classmates.filter((pupil) => (window.marks[pupil] ?? null) !== null);
  if (there.length === 0) return null;
  const sum = (of: readonly (number | null)[]): number => there.reduce((total, pupil) => total + (of[pupil] ?? 0), 0);
  return { position: sum(window.positions) / there.length, mark: sum(window.marks) / there.length };
}

function seriesOf(pupil: number, windows: readonly CohortWindow[], centre: readonly Centre[]): GateSeries {
  const z: number[] = [];
  const points: number[] = [];
  const se: (number | null)[] = [];
  for (const [w, window] of windows.entries()) {
    const { scale, sd: cohortSd } = window;
    const position = window.positions[pupil] ?? null;
    const mark = window.marks[pupil] ?? null;
    if (position === null || mark === null) continue;
    z.push(position - (centre[w]?.position ?? 0));
    points.push(towardsGood(mark - (centre[w]?.mark ?? 0), scale));
    se.push(valueOrNull(publishedError(scale, { ownSe: window.ownErrors[pupil] ?? null, cohortSd })));
  }
  return { z, points, se };
}
