import { daysBetween } from '../calendar/iso-date';
import { drawnError, publishedError } from '../progress/measurement-error';
import { residualFromReliability } from '../progress/residual';
import { NORM_SD, towardsGood } from '../scales/scale';
import { NO_CIRCUMSTANCES, type CohortFacts, type PupilFact } from './cohort-facts';
import type { CohortWindow } from './cohort-windows';
import type { MarkStanding, PupilGate, PupilStanding, ResidualStanding } from './standing';
import { supportStandings } from './support-standing';
import { targetStandings } from './target-standing';

/** A cohort smaller than this says too little for a residual from the published reliability. */
const LEAST_FOR_RELIABILITY = 8;

interface StandingFacts {
  readonly facts: CohortFacts;
  readonly pupil: PupilFact;
  readonly index: number;
  /** All windows of the facts; those on the current scale; those of them that count. */
  readonly windows: readonly (CohortWindow | null)[];
  readonly onScale: readonly CohortWindow[];
  readonly counting: readonly CohortWindow[];
  readonly gate: PupilGate;
  readonly valuesInUse: number;
}

/** Gathers what the rules may look at for one pupil. */
export function pupilStanding(input: StandingFacts): PupilStanding {
  const { facts, pupil, index, onScale, counting, gate, valuesInUse } = input;
  const missedLast = (counting.at(-1)?.marks[index] ?? null) === null;
  // A pupil who missed the current window is judged at the one before, where there is a mark.
  const upTo = missedLast && (counting.at(-2)?.marks[index] ?? null) !== null ? counting.slice(0, -1) : counting;
  const marks = upTo.map((_, w) => markStanding(upTo.slice(0, w + 1), index));
  const latest = onScale.map((window) => markStanding([window], index)).findLast((mark) => mark !== null) ?? null;
  const latestWindow = onScale.findLast((window) => (window.marks[index] ?? null) !== null);
  const { support, targets, forecasts, strands, concerns } = pupil.circumstances ?? NO_CIRCUMSTANCES;
  return {
    scale: counting.at(-1)?.scale ?? null,
    apart: pupil.worksToOtherExpectations || latestIsOnAnotherScale(input),
    marks,
    latest,
    latestCode: latestCode(input),
    gate,
    residual: marks.at(-1)?.residual ?? null,
    valuesInUse,
    due: dueStanding(input),
    firstMark: firstMark(input),
    pupilPremium: pupil.pupilPremium,
    baseline: baseline(counting, index),
    gapUnit: latestWindow ? (latestWindow.scale.sd ?? sdOf(latestWindow)) : null,
    hasPublishedError: latestWindow ? errorIsPublished(latestWindow, index) : false,
    targets: targetStandings({ facts, pupil: { targets, forecasts }, onScale, index }),
    strands,
    support: supportStandings({ facts, support, marks, counting: upTo }),
    concerns,
  };
}

function baseline(counting: readonly CohortWindow[], pupil: number): PupilStanding['baseline'] {
  const first = counting.find((window) => (window.marks[pupil] ?? null) !== null);
  const value = first?.marks[pupil] ?? null;
  const position = first?.positions[pupil] ?? null;
  return first === undefined || value === null || position === null
    ? null
    : { window: first.fact.key, value, position };
}

const sdOf = ({ scale, sd }: CohortWindow): number | null => (scale.kind === 'standardised' ? NORM_SD : sd);

const errorIsPublished = (window: CohortWindow, pupil: number): boolean =>
  publishedError(window.scale, { ownSe: window.ownErrors[pupil] ?? null, cohortSd: window.sd }).ok;

/** @param windows up to and with the one the mark was given in */
function markStanding(windows: readonly CohortWindow[], pupil: number): MarkStanding | null {
  const window = windows.at(-1);
  if (window === undefined) return null;
  const value = window.marks[pupil] ?? null;
  const position = window.positions[pupil] ?? null;
  if (value === null || position === null) return null;
  const error = drawnError(window.scale, { ownSe: window.ownErrors[pupil] ?? null, cohortSd: window.sd });
  return {
    window: window.fact.key,
    value,
    position,
    expectation: window.expectation,
    cohortMedian: window.median,
    cohortSd: window.sd,
    error: error.ok ? error.value.se : null,
    residual: residualStanding(windows, pupil),
  };
}

function residualStanding(windows: readonly CohortWindow[], pupil: number): ResidualStanding | null {
  const window = windows.at(-1);
  if (window === undefined) return null;
  const sign = window.scale.direction === 'down' ? -1 : 1;
  for (const [residuals, on] of [
    [window.onPreviousTwo, 2],
    [window.onPrevious, 1],
  ] as const) {
    const z = residuals?.ok ? (residuals.value.z[pupil] ?? null) : null;
    if (residuals?.ok && z !== null) return { z: sign * z, points: sign * z * residuals.value.fit.residualSd, on };
  }
  const previous = windows.at(-2);
  // Least squares said why it cannot: only a cohort that is too small for it falls back on the reliability.
  const small = window.onPrevious?.ok === false && window.onPrevious.because === 'too-few-values';
  return small && previous !== undefined ? residualInSmallCohort(window, previous, pupil) : null;
}

/** Marks centred on the cohort's mean, in SD of the norm or of the cohort over both windows: ranks of so few are rough. */
function residualInSmallCohort(now: CohortWindow, before: CohortWindow, pupil: number): ResidualStanding | null {
  const mark = now.marks[pupil] ?? null;
  const previous = before.marks[pupil] ?? null;
  const { scale } = now;
  if (mark === null || previous === null || scale.reliability === null) return null;
  if (now.size < LEAST_FOR_RELIABILITY || before.size < LEAST_FOR_RELIABILITY) return null;
  const unit = scale.sd ?? (scale.kind === 'standardised' ? NORM_SD : ((now.sd ?? 0) + (before.sd ?? 0)) / 2);
  if (unit === 0) return null;
  const z = residualFromReliability(
    towardsGood(mark - now.mean, scale) / unit,
    towardsGood(previous - before.mean, scale) / unit,
    scale.reliability,
  );
  return z.ok ? { z: z.value, points: null, on: 1 } : null;
}

function latestIsOnAnotherScale({ pupil, counting }: StandingFacts): boolean {
  const latest = pupil.results.findLast((result) => result !== null && result.value !== null);
  const current = counting.at(-1)?.scaleKey;
  return latest !== undefined && latest !== null && current !== undefined && latest.scale !== current;
}

function latestCode({ facts, pupil, counting }: StandingFacts): PupilStanding['latestCode'] {
  const w = pupil.results.findLastIndex((result) => result !== null);
  const result = pupil.results[w] ?? null;
  const window = facts.windows[w];
  const current = counting.at(-1)?.scaleKey;
  if (window === undefined || result === null || result.code === null || result.scale !== current) return null;
  const expectation = window.expected?.scale === result.scale ? window.expected.value : null;
  return { window: window.key, code: result.code, expectation };
}

function dueStanding({ facts, pupil, windows }: StandingFacts): PupilStanding['due'] {
  const w = facts.windows.findLastIndex(
    ({ dueOn, asked }, i) => asked !== false && dueOn !== null && dueOn < facts.today && windows[i]?.counts === true,
  );
  const window = facts.windows[w];
  if (window === undefined || window.dueOn === null) return null;
  if (pupil.enteredOn !== null && pupil.enteredOn > window.dueOn) return null;
  return {
    window: window.key,
    dueOn: window.dueOn,
    daysPast: daysBetween(window.dueOn, facts.today),
    hasResult: (pupil.results[w] ?? null) !== null,
  };
}

function firstMark({ facts, pupil, windows }: StandingFacts): PupilStanding['firstMark'] {
  const own = pupil.results.flatMap((result, w) => (result !== null && result.value !== null ? [w] : []));
  const [only] = own;
  const currentWindow = windows.findLastIndex((window) => window?.counts);
  if (own.length !== 1 || only === undefined || only < currentWindow) return null;
  const earlier = windows.slice(0, only).filter((window) => window?.counts);
  const before = earlier.at(-1)?.fact.dueOn ?? null;
  if (earlier.length === 0) return null;
  if (pupil.enteredOn !== null && before !== null && pupil.enteredOn <= before) return null;
  const value = pupil.results[only]?.value ?? 0;
  return { window: facts.windows[only]?.key ?? '', value, cohortWindows: earlier.length };
}
