import type { Reason, RuleKey } from './reason';

/** Normal 20 % point: at or below it a pupil is in the lowest fifth. */
const LOWEST_FIFTH = -0.8416;
/** Two and a half SD below the mean is as deep as the scale of points goes. */
const DEEPEST = -2.5;

/** Points of one part of a pupil's need, and what they come from. */
export interface PriorityPart {
  readonly part: 'level' | 'change' | 'circumstances' | 'information';
  readonly points: number;
  readonly because: readonly (RuleKey | 'lowest-fifth')[];
}

/** Need, 0 … 120 points: the sum of its parts. */
export interface Priority {
  readonly points: number;
  readonly parts: readonly PriorityPart[];
  /** Breaks ties between equal points; no part of them. */
  readonly pupilPremium: boolean;
}

interface Worth {
  readonly least: number;
  readonly more: number;
}

const CHANGE_POINTS: Partial<Record<RuleKey, Worth>> = {
  'slower-than-own-rate': { least: 8, more: 10 },
  'slower-than-peers': { least: 5, more: 8 },
  'gap-widening': { least: 2, more: 5 },
  'disadvantaged-high-attainer': { least: 2, more: 3 },
};
const CIRCUMSTANCE_POINTS: Partial<Record<RuleKey, Worth>> = {
  'staff-concern': { least: 10, more: 5 },
  attendance: { least: 5, more: 15 },
  'support-not-working': { least: 5, more: 10 },
  'off-target': { least: 3, more: 7 },
  'strand-gap': { least: 3, more: 7 },
};
const MOST_FOR_CHANGE = 30;
const MOST_FOR_CIRCUMSTANCES = 25;
const MOST_FOR_INFORMATION = 5;

/**
 * Need points of a flagged pupil. Low attainment counts 40–60 and change at most 30, so that a fall alone never
 * outranks low attainment; what is known beside the marks adds at most 25 and missing information at most 5. Being ready
 * to leave a group is no need. No reasons, no points.
 * @param position mean of the last two positions in SD units; null where there is none
 */
export function priorityOf(reasons: readonly Reason[], position: number | null, pupilPremium: boolean): Priority {
  if (reasons.every(({ rule }) => rule === 'ready-to-exit')) return { points: 0, parts: [], pupilPremium };
  const parts = [
    levelPart(reasons, position),
    worthPart('change', reasons, CHANGE_POINTS, MOST_FOR_CHANGE),
    worthPart('circumstances', reasons, CIRCUMSTANCE_POINTS, MOST_FOR_CIRCUMSTANCES),
    informationPart(reasons),
  ].filter((part) => part.points > 0);
  return { points: parts.reduce((sum, part) => sum + part.points, 0), parts, pupilPremium };
}

/** Order of the list: most points first, then pupil premium, then id; for `Array.sort`. */
export function byPriority(
  a: { readonly id: string; readonly priority: Priority },
  b: { readonly id: string; readonly priority: Priority },
): number {
  if (a.priority.points !== b.priority.points) return b.priority.points - a.priority.points;
  if (a.priority.pupilPremium !== b.priority.pupilPremium) return a.priority.pupilPremium ? -1 : 1;
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function levelPart(reasons: readonly Reason[], position: number | null): PriorityPart {
  const level = reasons.filter(({ rule }) => rule === 'below-expected' || rule === 'gap-not-closing');
  const low = position !== null && position <= LOWEST_FIFTH;
  const depth = low ? Math.min(1, (LOWEST_FIFTH - position) / (LOWEST_FIFTH - DEEPEST)) : 0;
  const because = [...level.map(({ rule }) => rule), ...(low ? (['lowest-fifth'] as const) : [])];
  const deepest = Math.max(depth, ...level.map(({ severity }) => severity));
  return { part: 'level', points: because.length === 0 ? 0 : 40 + Math.round(20 * deepest), because };
}

function worthPart(
  part: PriorityPart['part'],
  reasons: readonly Reason[],
  worths: Partial<Record<RuleKey, Worth>>,
  most: number,
): PriorityPart {
  let points = 0;
  const because: RuleKey[] = [];
  for (const { rule, severity } of reasons) {
    const worth = worths[rule];
    if (worth === undefined) continue;
    points += worth.least + worth.more * severity;
    because.push(rule);
  }
  return { part, points: Math.min(most, Math.round(points)), because };
}

function informationPart(reasons: readonly Reason[]): PriorityPart {
  const missing = reasons.filter(({ rule }) => rule === 'missing-result' || rule === 'no-baseline');
  const points = missing.reduce((sum, { severity }) => sum + 5 * severity, 0);
  return {
    part: 'information',
    points: Math.min(MOST_FOR_INFORMATION, Math.round(points)),
    because: missing.map(({ rule }) => rule),
  };
}
