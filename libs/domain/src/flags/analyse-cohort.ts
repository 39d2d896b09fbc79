import { drawnError } from '../progress/measurement-error';
import type { ProgressResiduals } from '../progress/residual';
import type { Answer } from '../statistics/cannot-tell';
import type { CohortFacts } from './cohort-facts';
import { cohortGate } from './cohort-gate';
import { type CohortWindow, cohortWindows } from './cohort-windows';
import { evaluateRules, type FlagSettings } from './flag-rules';
import { type GroupLevel, groupLevels } from './group-level';
import { type Priority, priorityOf } from './priority';
import { pupilStanding } from './pupil-standing';
import type { Reason } from './reason';
import { beganHigh, disadvantagedHighAttainer } from './rules/disadvantaged-high-attainer';
import type { PupilGate } from './standing';

/** What was calculated for one pupil in one window; null where it cannot be told. */
export interface PupilWindow {
  readonly window: string;
  /** Position in SD units, up is good. */
  readonly position: number | null;
  /** Progress in SD of the cohort's residuals, up is good: given the window before, and the two before. */
  readonly residual1: number | null;
  readonly residual2: number | null;
  /** Standard error to draw the band with, in points; `errorAssumed`: by convention, none is published. */
  readonly error: number | null;
  readonly errorAssumed: boolean;
}

export interface PupilAnalysis {
  readonly id: string;
  /** One per window of the facts, in the same order. */
  readonly windows: readonly PupilWindow[];
  /** Mean of the last two positions, in SD units. */
  readonly position: number | null;
  readonly gate: PupilGate;
  /** Disadvantaged, began in the top third and not slipping: to be listed where nothing extra is provided. */
  readonly doingWell: boolean;
  /** Empty: not flagged. */
  readonly reasons: readonly Reason[];
  readonly priority: Priority;
}

/** How a cohort did in one window; null where nobody has a mark. */
export interface WindowSummary {
  readonly window: string;
  readonly scale: string;
  readonly size: number;
  readonly median: number;
  readonly sd: number | null;
  /** False: too few marks so far to compare the cohort by. */
  readonly counts: boolean;
}

/** Whether the change rules could say something, of how many pupils; and why not of the others. */
export interface ChangeVerdicts {
  readonly asked: number;
  readonly silent: Readonly<Partial<Record<Extract<PupilGate, { verdict: 'cannot-tell' }>['because'], number>>>;
}

export interface CohortAnalysis {
  /** Key of the scale of the cohort's current window; null without results. */
  readonly scale: string | null;
  readonly windows: readonly (WindowSummary | null)[];
  /** How the year group's level changed, and that of each group of the facts. */
  readonly levels: readonly GroupLevel[];
  readonly changeVerdicts: ChangeVerdicts;
  /** One per pupil of the facts, in the same order. */
  readonly pupils: readonly PupilAnalysis[];
}

/**
 * Who in a cohort needs help, and why: positions, progress, the change gate, the reasons of all rules and the priority.
 * Pure; the answer for a pupil does not depend on the order of the pupils. See docs/decisions/0006-change-gate.md.
 * @param facts one year group in one subject, windows oldest first
 * @param settings what the school changed of the rules' defaults
 */
export function analyseCohort(facts: CohortFacts, settings: FlagSettings = {}): CohortAnalysis {
  const windows = cohortWindows(facts);
  const current = windows.filter((window) => window?.counts).at(-1) ?? null;
  const onScale = windows.filter((window) => window !== null).filter((window) => window.scaleKey === current?.scaleKey);
  const counting = onScale.filter((window) => window.counts);
  const levels = groupLevels(facts, counting);
  const { gates, valuesInUse } = cohortGate(counting, facts.pupils.length, fallenClasses(facts, levels));
  const high = { ...disadvantagedHighAttainer.defaults, ...settings['disadvantaged-high-attainer'] };

  const pupils = facts.pupils.map((pupil, index): PupilAnalysis => {
    const gate = gates[index] ?? { verdict: 'cannot-tell', because: 'no-result' };
    const position = meanOfLastTwo(counting, index);
    const left = pupil.leftOn !== null && pupil.leftOn <= facts.today;
    const standing = pupilStanding({ facts, pupil, index, windows, onScale, counting, gate, valuesInUse });
    const reasons = left ? [] : evaluateRules(standing, settings);
    return {
      id: pupil.id,
      windows: windows.map((window, w) => pupilWindow(facts.windows[w]?.key ?? '', window, index)),
      position,
      gate,
      doingWell: !left && gate.verdict !== 'decline' && beganHigh(standing, high),
      reasons,
      priority: priorityOf(reasons, position, pupil.pupilPremium),
    };
  });
  return {
    scale: current?.scaleKey ?? null,
    windows: windows.map(summary),
    levels,
    changeVerdicts: changeVerdicts(facts, pupils),
    pupils,
  };
}

/** For each pupil in a class whose level fell as a whole, that class; null for all others. */
function fallenClasses(facts: CohortFacts, levels: readonly GroupLevel[]): (readonly number[] | null)[] {
  const fallen: (readonly number[] | null)[] = facts.pupils.map(() => null);
  const placeOf = new Map(facts.pupils.map(({ id }, index) => [id, index]));
  for (const { group, kind, alert } of levels) {
    if (!alert || kind !== 'class') continue;
    const members = facts.groups?.find(({ key }) => key === group)?.pupils ?? [];
    const classmates = members.flatMap((id) => placeOf.get(id) ?? []);
    for (const pupil of classmates) fallen[pupil] ??= classmates;
  }
  return fallen;
}

function changeVerdicts(facts: CohortFacts, pupils: readonly PupilAnalysis[]): ChangeVerdicts {
  const silent: { -readonly [Because in keyof ChangeVerdicts['silent']]: number } = {};
  let asked = 0;
  pupils.forEach(({ gate }, index) => {
    const leftOn = facts.pupils[index]?.leftOn ?? null;
    if (leftOn !== null && leftOn <= facts.today) return;
    if (gate.verdict === 'cannot-tell') silent[gate.because] = (silent[gate.because] ?? 0) + 1;
    else asked++;
  });
  return { asked, silent };
}

function meanOfLastTwo(windows: readonly CohortWindow[], pupil: number): number | null {
  const own = windows.flatMap((window) => window.positions[pupil] ?? []).slice(-2);
  return own.length === 0 ? null : own.reduce((sum, z) => sum + z, 0) / own.length;
}

function pupilWindow(key: string, window: CohortWindow | null, pupil: number): PupilWindow {
  if (window === null || (window.marks[pupil] ?? null) === null) {
    return { window: key, position: null, residual1: null, residual2: null, error: null, errorAssumed: false };
  }
  const error = drawnError(window.scale, { ownSe: window.ownErrors[pupil] ?? null, cohortSd: window.sd });
  return {
    window: key,
    position: window.positions[pupil] ?? null,
    residual1: residualOf(window, window.onPrevious, pupil),
    residual2: residualOf(window, window.onPreviousTwo, pupil),
    error: error.ok ? error.value.se : null,
    errorAssumed: error.ok && error.value.assumed,
  };
}

function residualOf(window: CohortWindow, residuals: Answer<ProgressResiduals> | null, pupil: number): number | null {
  const z = residuals?.ok ? (residuals.value.z[pupil] ?? null) : null;
  return z !== null && window.scale.direction === 'down' ? -z : z;
}

function summary(window: CohortWindow | null): WindowSummary | null {
  if (window === null) return null;
  const { fact, scaleKey, size, median, sd, counts } = window;
  return { window: fact.key, scale: scaleKey, size, median, sd, counts };
}
