import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { cellColumns, type ReadPoint, readPoints } from './read-points';
import { requireTargetReach } from './target-reach';
import type { PointsSetDto, SetTargetsDto, TargetGivenDto } from './targets.dto';

type Target = ReadPoint<TargetGivenDto>;

/** Sets pupils' own targets, one or a class's whole grid of them: all, or none. What they were before is kept. */
@Injectable()
export class SetTargets {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, { targets: given }: SetTargetsDto): Promise<PointsSetDto> {
    const { schoolId, accountId, staffId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const pupilIds = [...new Set(given.map(({ pupilId }) => pupilId))];
      const why = await this.gate.requirePupils(tx, { caller, permission: 'targets.write', pupilIds });
      await requireTargetReach(tx, caller, given, this.clock.today());
      // Two who set the same first target at once meet here, in the order of ids.
      await tx.query('SELECT 1 FROM pupil WHERE school_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE', [
        schoolId,
        pupilIds,
      ]);
      const targets = await readPoints(tx, schoolId, { points: given, list: 'targets' });
      const at = this.clock.now();
      const author = { schoolId, staffId, at };
      const removed = await remove(
        tx,
        author,
        targets.filter(({ value }) => value === null),
      );
      const set = await write(
        tx,
        author,
        targets.filter(({ value }) => value !== null),
      );
      if (set + removed > 0) {
        const subject = { subjectKind: 'pupil', subjectIds: pupilIds };
        await recordAudit(tx, {
          schoolId,
          at,
          accountId,
          action: 'targets.set',
          why,
          ...subject,
          detail: { set, removed },
        });
        await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
        await announce(tx, { schoolId, topic: 'targets' });
      }
      return { set, removed };
    });
  }
}

interface Author {
  schoolId: number;
  staffId: string;
  at: Date;
}

const keepSql = `INSERT INTO target_history (school_id, pupil_id, subject_id, window_id, id, scale_id, value, agreed_with,
    agreed_on, note, set_by, set_at, replaced_by, replaced_at)
  SELECT school_id, pupil_id, subject_id, window_id, nextval('target_history_id'), scale_id, value, agreed_with,
    agreed_on, note, set_by, set_at`;

async function remove(tx: Transaction, { schoolId, staffId, at }: Author, targets: readonly Target[]): Promise<number> {
  if (targets.length === 0) return 0;
  const [row] = await tx.query<{ rows: number }[]>(
    `WITH gone AS (
       DELETE FROM target t USING unnest($2::uuid[], $3::int[], $4::int[]) AS given(pupil_id, subject_id, window_id)
       WHERE t.school_id = $1 AND t.pupil_id = given.pupil_id AND t.subject_id = given.subject_id
         AND t.window_id = given.window_id RETURNING t.*),
     kept AS (${keepSql}, $5::uuid, $6::timestamptz FROM gone RETURNING 1)
     SELECT count(*)::int AS rows FROM kept`,
    [schoolId, ...cellColumns(targets), staffId, at],
  );
  return row?.rows ?? 0;
}

/** @returns how many were new or say something else than before */
async function write(tx: Transaction, { schoolId, staffId, at }: Author, targets: readonly Target[]): Promise<number> {
  if (targets.length === 0) return 0;
  const [row] = await tx.query<{ rows: number }[]>(
    `WITH given AS (
       SELECT * FROM unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::float8[], $7::text[], $8::date[], $9::text[])
         AS given(pupil_id, subject_id, window_id, scale_id, value, agreed_with, agreed_on, note)),
     old AS (
       SELECT t.* FROM target t JOIN given USING (pupil_id, subject_id, window_id)
       WHERE t.school_id = $1 AND (t.scale_id, t.value, t.agreed_with, t.agreed_on, t.note)
         IS DISTINCT FROM (given.scale_id, given.value, given.agreed_with, given.agreed_on, given.note)),
     kept AS (${keepSql}, $10::uuid, $11::timestamptz FROM old),
     written AS (
       INSERT INTO target AS t (school_id, pupil_id, subject_id, window_id, scale_id, value, agreed_with, agreed_on, note,
                                set_by, set_at)
       SELECT $1, pupil_id, subject_id, window_id, scale_id, value, agreed_with, agreed_on, note, $10, $11 FROM given
       ON CONFLICT (school_id, pupil_id, subject_id, window_id) DO UPDATE
       SET scale_id = excluded.scale_id, value = excluded.value, agreed_with = excluded.agreed_with,
           agreed_on = excluded.agreed_on, note = excluded.note, set_by = excluded.set_by, set_at = excluded.set_at
       WHERE (t.scale_id, t.value, t.agreed_with, t.agreed_on, t.note)
         IS DISTINCT FROM (excluded.scale_id, excluded.value, excluded.agreed_with, excluded.agreed_on, excluded.note)
       RETURNING 1)
     SELECT count(*)::int AS rows FROM written`,
    [
      ...[schoolId, ...cellColumns(targets), targets.map(({ scaleId }) => scaleId), targets.map(({ value }) => value)],
      ...[targets.map(({ agreedWith }) => agreedWith?.trim() || null), targets.map(({ agreedOn }) => agreedOn ?? null)],
      ...[targets.map(({ note }) => note?.trim() || null), staffId, at],
    ],
  );
  return row?.rows ?? 0;
}
