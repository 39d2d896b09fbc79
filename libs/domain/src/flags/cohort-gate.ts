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
 * @returns the gate's answer per pupil, and how many different marks are in use
 */
export function cohortGate(
  windows: readonly CohortWindow[],
  pupils: number,
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
  const series = Array.from({ length: pupils }, (_, pupil) => seriesOf(pupil, recent));
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

function seriesOf(pupil: number, windows: readonly CohortWindow[]): GateSeries {
  const z: number[] = [];
  const points: number[] = [];
  const se: (number | null)[] = [];
  for (const window of windows) {
    const { scale, sd: cohortSd } = window;
    const position = window.positions[pupil] ?? null;
    const mark = window.marks[pupil] ?? null;
    if (position === null || mark === null) continue;
    z.push(position - window.meanPosition);
    points.push(towardsGood(mark - window.mean, scale));
    se.push(valueOrNull(publishedError(scale, { ownSe: window.ownErrors[pupil] ?? null, cohortSd })));
  }
  return { z, points, se };
}
