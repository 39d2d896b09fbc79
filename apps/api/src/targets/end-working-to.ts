import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import type { EndWorkingToDto } from './targets.dto';
import { lockWorkingTo } from './working-to-rules';

/** From the day after, a pupil works again to what the class works to. */
@Injectable()
export class EndWorkingTo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, pupilId: string, { subjectId, endsOn }: EndWorkingToDto): Promise<void> {
    const { schoolId, accountId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'targets.write', pupilIds: [pupilId] });
      await lockWorkingTo(tx, schoolId, pupilId);
      const [current] = await tx.query<{ startsOn: string; endsOn: string | null }[]>(
        `SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn" FROM working_to
         WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 ORDER BY starts_on DESC LIMIT 1`,
        [schoolId, pupilId, subjectId],
      );
      if (!current) throw badInput('subjectId', 'The pupil works to what the class works to.');
      if (current.endsOn === endsOn) return;
      if (endsOn < current.startsOn) throw badInput('endsOn', 'This is before the day it started.');
      const at = this.clock.now();
      await tx.query(
        'UPDATE working_to SET ends_on = $5 WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 AND starts_on = $4',
        [schoolId, pupilId, subjectId, current.startsOn, endsOn],
      );
      const detail = { subjectId, startsOn: current.startsOn, endsOn };
      const subject = { subjectKind: 'pupil', subjectIds: [pupilId] };
      await recordAudit(tx, { schoolId, at, accountId, action: 'working-to.ended', why, ...subject, detail });
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
    });
  }
}
