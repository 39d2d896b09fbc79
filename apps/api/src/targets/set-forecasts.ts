import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { cellColumns, readPoints } from './read-points';
import { requireTargetReach } from './target-reach';
import type { PointsSetDto, SetForecastsDto } from './targets.dto';

/** Keeps what a teacher thinks pupils will reach: all of it, or none. Nothing here or elsewhere computes one. */
@Injectable()
export class SetForecasts {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, { forecasts: given }: SetForecastsDto): Promise<PointsSetDto> {
    const { schoolId, accountId, staffId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const pupilIds = [...new Set(given.map(({ pupilId }) => pupilId))];
      const why = await this.gate.requirePupils(tx, { caller, permission: 'targets.write', pupilIds });
      await requireTargetReach(tx, caller, given, this.clock.today());
      const forecasts = await readPoints(tx, schoolId, { points: given, list: 'forecasts' });
      const kept = forecasts.filter(({ value }) => value !== null);
      const at = this.clock.now();
      const [gone] = await tx.query<{ rows: number }[]>(
        `WITH gone AS (
           DELETE FROM forecast f USING unnest($2::uuid[], $3::int[], $4::int[]) AS given(pupil_id, subject_id, window_id)
           WHERE f.school_id = $1 AND f.pupil_id = given.pupil_id AND f.subject_id = given.subject_id
             AND f.window_id = given.window_id RETURNING 1)
         SELECT count(*)::int AS rows FROM gone`,
        [schoolId, ...cellColumns(forecasts.filter(({ value }) => value === null))],
      );
      const [written] = await tx.query<{ rows: number }[]>(
        `WITH written AS (
           INSERT INTO forecast AS f (school_id, pupil_id, subject_id, window_id, scale_id, value, made_by, made_at)
           SELECT $1, pupil_id, subject_id, window_id, scale_id, value, $7, $8
           FROM unnest($2::uuid[], $3::int[], $4::int[], $5::int[], $6::float8[])
             AS given(pupil_id, subject_id, window_id, scale_id, value)
           ORDER BY pupil_id, subject_id, window_id
           ON CONFLICT (school_id, pupil_id, subject_id, window_id) DO UPDATE
           SET scale_id = excluded.scale_id, value = excluded.value, made_by = excluded.made_by, made_at = excluded.made_at
           WHERE (f.scale_id, f.value) IS DISTINCT FROM (excluded.scale_id, excluded.value)
           RETURNING 1)
         SELECT count(*)::int AS rows FROM written`,
        [
          ...[schoolId, ...cellColumns(kept), kept.map(({ scaleId }) => scaleId), kept.map(({ value }) => value)],
          ...[staffId, at],
        ],
      );
      const counts = { set: written?.rows ?? 0, removed: gone?.rows ?? 0 };
      if (counts.set + counts.removed > 0) {
        const subject = { subjectKind: 'pupil', subjectIds: pupilIds };
        await recordAudit(tx, { schoolId, at, accountId, action: 'forecasts.set', why, ...subject, detail: counts });
      }
      return counts;
    });
  }
}
