import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import type { SetWorkingToDto } from './targets.dto';
import { lockWorkingTo, requireTaughtSubject } from './working-to-rules';

/** From a day on a pupil works to another year's expectations, on another scale, or both; what held before ends the day before. */
@Injectable()
export class SetWorkingTo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, pupilId: string, given: SetWorkingToDto): Promise<void> {
    const { schoolId, accountId, staffId } = caller;
    const { subjectId, startsOn, yearGroup, scaleId } = given;
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'targets.write', pupilIds: [pupilId] });
      if (yearGroup === null && scaleId === null) throw badInput('yearGroup', 'Choose a year, a scale, or both.');
      await lockWorkingTo(tx, schoolId, pupilId);
      await requireTaughtSubject(tx, schoolId, subjectId);
      if (scaleId !== null) {
        const [scale] = await tx.query<object[]>(
          'SELECT 1 FROM scale WHERE school_id = $1 AND id = $2 AND retired_at IS NULL FOR KEY SHARE',
          [schoolId, scaleId],
        );
        if (!scale) throw badInput('scaleId', 'Choose a scale that is in use.');
      }
      const key = [schoolId, pupilId, subjectId, startsOn];
      await tx.query(
        'DELETE FROM working_to WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 AND starts_on = $4',
        key,
      );
      await tx.query(
        `UPDATE working_to SET ends_on = $4::date - 1 WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3
           AND starts_on < $4 AND (ends_on IS NULL OR ends_on >= $4)`,
        key,
      );
      const at = this.clock.now();
      await tx.query(
        `INSERT INTO working_to (school_id, pupil_id, subject_id, starts_on, ends_on, year_group, scale_id, reason, set_by, set_at)
         SELECT $1, $2, $3, $4, min(starts_on) - 1, $5, $6, $7, $8, $9 FROM working_to
         WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 AND starts_on > $4`,
        [...key, yearGroup, scaleId, given.reason?.trim() || null, staffId, at],
      );
      const detail = { subjectId, startsOn, yearGroup, scaleId };
      const subject = { subjectKind: 'pupil', subjectIds: [pupilId] };
      await recordAudit(tx, { schoolId, at, accountId, action: 'working-to.set', why, ...subject, detail });
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
    });
  }
}
