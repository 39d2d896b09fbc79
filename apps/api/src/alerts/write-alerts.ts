import type { Transaction } from '../core/database/database';
import { announce } from '../core/live/announce';
import { newId } from '../core/time/new-id';
import type { AnalysisScope } from '../flags/analysis-scope';
import type { AlertDecisions, FoundAlert, LiveAlert } from './decide-alerts';

/** An alert that is not resolved, with the window its group fell from. */
export interface StoredAlert extends LiveAlert {
  fromWindowId: number;
}

/** The alerts of a scope that are not resolved. */
export function readLiveAlerts(tx: Transaction, schoolId: number, scope: AnalysisScope): Promise<StoredAlert[]> {
  return tx.query(
    `SELECT id, subject_id AS "subjectId", cohort_year AS "cohortYear", group_key AS "groupKey",
            from_window_id AS "fromWindowId", window_id AS "windowId", change, lower, upper
     FROM cohort_alert WHERE school_id = $1 AND state <> 'resolved' AND ${scope.sql('subject_id', 'cohort_year', 2)}
     ORDER BY id FOR UPDATE`,
    [schoolId, ...scope.parameters()],
  );
}

interface When {
  schoolId: number;
  at: Date;
  today: string;
}

/** Opens, changes and resolves alerts in sets. @returns how many changed. */
export async function writeAlerts(
  tx: Transaction,
  { open, change, resolve }: AlertDecisions,
  { schoolId, at, today }: When,
): Promise<number> {
  if (open.length > 0) {
    await tx.query(
      `INSERT INTO cohort_alert (school_id, id, subject_id, cohort_year, kind, group_key, from_window_id, window_id,
                                 yardstick, change, lower, upper, pupils, others, state, opened_on, changed_at, version)
       SELECT $1, a.id, a."subjectId", a."cohortYear", a.kind, a."groupKey", a."from", a."to", a.yardstick, a.change,
              a.lower, a.upper, a.pupils, a.others, 'open', $3, $4, 1
       FROM jsonb_to_recordset($2) AS a(id uuid, "subjectId" int, "cohortYear" int, kind text, "groupKey" text,
         "from" int, "to" int, yardstick text, change float8, lower float8, upper float8, pupils int, others int)`,
      [schoolId, JSON.stringify(open.map((found) => ({ id: newId(), ...flat(found) }))), today, at],
    );
  }
  if (change.length > 0) {
    await tx.query(
      `UPDATE cohort_alert SET window_id = a."to", change = a.change, lower = a.lower, upper = a.upper,
         pupils = a.pupils, others = a.others, changed_at = $3, version = version + 1
       FROM jsonb_to_recordset($2) AS a(id uuid, "to" int, change float8, lower float8, upper float8, pupils int,
                                        others int)
       WHERE cohort_alert.school_id = $1 AND cohort_alert.id = a.id`,
      [schoolId, JSON.stringify(change.map(({ id, found }) => ({ id, ...flat(found) }))), at],
    );
  }
  if (resolve.length > 0) {
    await tx.query(
      `UPDATE cohort_alert SET state = 'resolved', resolved_at = $3, changed_at = $3, version = version + 1
       WHERE school_id = $1 AND id = ANY($2)`,
      [schoolId, resolve.map(({ id }) => id), at],
    );
  }
  const changed = open.length + change.length + resolve.length;
  if (changed > 0) await announce(tx, { schoolId, topic: 'alerts' });
  return changed;
}

const flat = ({ level, ...found }: FoundAlert): object => ({
  ...found,
  ...level,
  from: Number(level.from),
  to: Number(level.to),
});
