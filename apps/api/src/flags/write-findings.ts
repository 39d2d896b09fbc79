import type { Transaction } from '../core/database/database';
import { newId } from '../core/time/new-id';
import type { AnalysisScope } from './analysis-scope';
import type { FlagDecisions, LiveFlag } from './decide-flags';
import type { FoundNeed, FoundProgress } from './found-needs';
import type { ProgressKeys } from './known-progress';

/** Writes progress rows of a subject that are new or different. @returns how many. */
export async function writeProgress(
  tx: Transaction,
  schoolId: number,
  subjectId: number,
  rows: FoundProgress,
): Promise<number> {
  if (rows.pupilIds.length === 0) return 0;
  await tx.query(
    `INSERT INTO progress (school_id, pupil_id, subject_id, window_id, position, residual_one, residual_two, error,
                           error_assumed, expected)
     SELECT $1, f.pupil_id, $2, f.window_id, f.position, f.residual_one, f.residual_two, f.error, f.error_assumed,
            f.expected
     FROM unnest($3::uuid[], $4::int[], $5::float8[], $6::float8[], $7::float8[], $8::float8[], $9::boolean[],
                 $10::float8[])
       AS f(pupil_id, window_id, position, residual_one, residual_two, error, error_assumed, expected)
     ON CONFLICT (school_id, pupil_id, subject_id, window_id) DO UPDATE SET
       position = excluded.position, residual_one = excluded.residual_one, residual_two = excluded.residual_two,
       error = excluded.error, error_assumed = excluded.error_assumed, expected = excluded.expected`,
    [
      schoolId,
      subjectId,
      rows.pupilIds,
      rows.windowIds,
      rows.positions,
      rows.residualsOne,
      rows.residualsTwo,
      rows.errors,
      rows.errorsAssumed,
      rows.expected,
    ],
  );
  return rows.pupilIds.length;
}

/** Removes progress, by its keys. */
export async function dropProgress(tx: Transaction, schoolId: number, keys: ProgressKeys): Promise<void> {
  if (keys.pupilIds.length === 0) return;
  await tx.query(
    `DELETE FROM progress p USING unnest($2::uuid[], $3::int[], $4::int[]) AS gone(pupil_id, subject_id, window_id)
     WHERE p.school_id = $1 AND p.pupil_id = gone.pupil_id AND p.subject_id = gone.subject_id
       AND p.window_id = gone.window_id`,
    [schoolId, keys.pupilIds, keys.subjectIds, keys.windowIds],
  );
}

/** The flags of a scope that are not resolved. */
export async function readLiveFlags(tx: Transaction, schoolId: number, scope: AnalysisScope): Promise<LiveFlag[]> {
  return tx.query<LiveFlag[]>(
    `SELECT f.id, f.pupil_id AS "pupilId", f.subject_id AS "subjectId", f.state, f.need, f.reasons,
            f.window_id AS "windowId"
     FROM flag f JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
     WHERE f.school_id = $1 AND f.state <> 'resolved'
       AND (f.subject_id IS NOT NULL AND ${scope.sql('f.subject_id', 'p.cohort_year', 2)}
            OR f.subject_id IS NULL AND ($5::int[] IS NULL OR p.cohort_year = ANY($5)))
     ORDER BY f.id FOR UPDATE OF f`,
    [schoolId, ...scope.parameters(), scope.wholePupilYears()],
  );
}

interface When {
  schoolId: number;
  at: Date;
  today: string;
  /** The rule settings it was decided by. */
  settingsVersion: number | null;
}

/** Opens, changes, reopens and resolves flags in sets, each with its event. */
export async function writeFlags(tx: Transaction, decisions: FlagDecisions, when: When): Promise<void> {
  await openFlags(tx, decisions.open, when);
  await changeFlags(tx, decisions.change, when, 'changed');
  await changeFlags(tx, decisions.reopen, when, 'reopened');
  await refreshFlags(tx, decisions.refresh, when);
  await resolveFlags(tx, decisions.resolve, when);
}

async function openFlags(tx: Transaction, found: readonly FoundNeed[], when: When): Promise<void> {
  if (found.length === 0) return;
  const flags = found.map((need) => ({ id: newId(), ...need }));
  await tx.query(
    `INSERT INTO flag (school_id, id, pupil_id, subject_id, state, need, need_parts, reasons, window_id, opened_on,
                       clock_from, settings_version, changed_at, version)
     SELECT $1, f.id, f."pupilId", f."subjectId", 'open', f.need, f."needParts", f.reasons, f."windowId", $3,
            f."clockFrom", $5, $4, 1
     FROM jsonb_to_recordset($2) AS f(id uuid, "pupilId" uuid, "subjectId" int, need float8, "needParts" jsonb,
                                      reasons jsonb, "windowId" int, "clockFrom" date)`,
    [when.schoolId, JSON.stringify(flags), when.today, when.at, when.settingsVersion],
  );
  await addEvents(
    tx,
    'opened',
    flags.map(({ id, ...need }) => ({ flagId: id, detail: detailOf(need) })),
    when,
  );
}

async function changeFlags(
  tx: Transaction,
  changes: readonly { flagId: string; found: FoundNeed }[],
  when: When,
  kind: 'changed' | 'reopened',
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `UPDATE flag SET need = f.need, need_parts = f."needParts", reasons = f.reasons, window_id = f."windowId",
       changed_at = $3, settings_version = $4, version = version + 1
       ${kind === 'reopened' ? `, state = 'open', dismiss_reason = NULL, acknowledged_by = NULL, acknowledged_at = NULL` : ''}
     FROM jsonb_to_recordset($2) AS f(id uuid, need float8, "needParts" jsonb, reasons jsonb, "windowId" int)
     WHERE flag.school_id = $1 AND flag.id = f.id`,
    [when.schoolId, toRecords(changes), when.at, when.settingsVersion],
  );
  await addEvents(
    tx,
    kind,
    changes.map(({ flagId, found }) => ({ flagId, detail: detailOf(found) })),
    when,
  );
}

async function refreshFlags(
  tx: Transaction,
  changes: readonly { flagId: string; found: FoundNeed }[],
  when: When,
): Promise<void> {
  if (changes.length === 0) return;
  await tx.query(
    `UPDATE flag SET need_parts = f."needParts", reasons = f.reasons
     FROM jsonb_to_recordset($2) AS f(id uuid, "needParts" jsonb, reasons jsonb)
     WHERE flag.school_id = $1 AND flag.id = f.id`,
    [when.schoolId, toRecords(changes)],
  );
}

async function resolveFlags(tx: Transaction, flags: readonly LiveFlag[], when: When): Promise<void> {
  if (flags.length === 0) return;
  await tx.query(
    `UPDATE flag SET state = 'resolved', resolved_at = $3, changed_at = $3, version = version + 1
     WHERE school_id = $1 AND id = ANY($2)`,
    [when.schoolId, flags.map(({ id }) => id), when.at],
  );
  await addEvents(
    tx,
    'resolved',
    flags.map(({ id, reasons, need }) => ({ flagId: id, detail: { reasons, need } })),
    when,
  );
}

const toRecords = (changes: readonly { flagId: string; found: FoundNeed }[]): string =>
  JSON.stringify(changes.map(({ flagId, found }) => ({ id: flagId, ...found })));

const detailOf = ({ reasons, need }: Pick<FoundNeed, 'reasons' | 'need'>): object => ({ reasons, need });

async function addEvents(
  tx: Transaction,
  kind: string,
  events: { flagId: string; detail: object }[],
  when: When,
): Promise<void> {
  await tx.query(
    `INSERT INTO flag_event (school_id, id, flag_id, kind, at, staff_id, detail)
     SELECT $1, nextval('flag_event_id'), e."flagId", $3, $4, NULL, e.detail
     FROM jsonb_to_recordset($2) AS e("flagId" uuid, detail jsonb)`,
    [when.schoolId, JSON.stringify(events), kind, when.at],
  );
}
