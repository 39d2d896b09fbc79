import type { GroupLevel, LevelChange } from '@headway/domain';

/** A cohort's group whose level fell beyond its interval. */
export interface FoundAlert {
  subjectId: number;
  cohortYear: number;
  kind: GroupLevel['kind'];
  groupKey: string;
  level: LevelChange;
}

/** An alert that is not resolved, as stored. */
export interface LiveAlert {
  id: string;
  subjectId: number;
  cohortYear: number;
  groupKey: string;
  windowId: number;
  change: number;
  lower: number;
  upper: number;
}

export interface AlertDecisions {
  open: FoundAlert[];
  /** A newer window, or other numbers. */
  change: { id: string; found: FoundAlert }[];
  /** The level is back, or can no longer be told. */
  resolve: LiveAlert[];
}

/** The key of a year group as a whole, among the keys of its groups. */
export const wholeYear = 'year';

/** The alerts of a cohort. */
export function foundAlerts(
  { subjectId, cohortYear }: { subjectId: number; cohortYear: number },
  levels: readonly GroupLevel[],
): FoundAlert[] {
  return levels.flatMap(({ group, kind, level, alert }) =>
    alert && level.ok ? [{ subjectId, cohortYear, kind, groupKey: group ?? wholeYear, level: level.value }] : [],
  );
}

/** Compares the alerts that are live with what the analysis found; found again exactly as it is: no decision. */
export function decideAlerts(live: readonly LiveAlert[], found: readonly FoundAlert[]): AlertDecisions {
  const decisions: AlertDecisions = { open: [], change: [], resolve: [] };
  const liveByKey = new Map(live.map((alert) => [keyOf(alert), alert]));
  for (const one of found) {
    const alert = liveByKey.get(keyOf(one));
    liveByKey.delete(keyOf(one));
    if (!alert) decisions.open.push(one);
    else if (differs(alert, one)) decisions.change.push({ id: alert.id, found: one });
  }
  decisions.resolve.push(...liveByKey.values());
  return decisions;
}

const keyOf = (alert: { subjectId: number; cohortYear: number; groupKey: string }): string =>
  `${alert.subjectId} ${alert.cohortYear} ${alert.groupKey}`;

const differs = (alert: LiveAlert, { level }: FoundAlert): boolean =>
  alert.windowId !== Number(level.to) ||
  alert.change !== level.change ||
  alert.lower !== level.lower ||
  alert.upper !== level.upper;
