import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import type { TakeBackWorkingToDto } from './targets.dto';
import { lockWorkingTo } from './working-to-rules';

/** Takes back what was said by mistake, as if it had never been; what it had ended goes on. */
@Injectable()
export class TakeBackWorkingTo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, pupilId: string, { subjectId, startsOn }: TakeBackWorkingToDto): Promise<void> {
    const { schoolId, accountId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'targets.write', pupilIds: [pupilId] });
      await lockWorkingTo(tx, schoolId, pupilId);
      const key = [schoolId, pupilId, subjectId, startsOn];
      const [gone] = await tx.query<[{ ends_on: string | null }[], number]>(
        `DELETE FROM working_to WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 AND starts_on = $4
         RETURNING ends_on::text`,
        key,
      );
      const [taken] = gone;
      if (!taken) return;
      await tx.query(
        `UPDATE working_to SET ends_on = $5::date
         WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 AND ends_on = $4::date - 1`,
        [...key, taken.ends_on],
      );
      const at = this.clock.now();
      const detail = { subjectId, startsOn };
      const subject = { subjectKind: 'pupil', subjectIds: [pupilId] };
      await recordAudit(tx, { schoolId, at, accountId, action: 'working-to.taken-back', why, ...subject, detail });
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
    });
  }
}
