import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { conflict } from '../core/http/problem.exception';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import type { ReopenWorkingToDto } from './targets.dto';
import { lockWorkingTo } from './working-to-rules';

/** Takes back that a "Working to" ended, while nothing has been said or marked since that needs it to have ended. */
@Injectable()
export class ReopenWorkingTo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, pupilId: string, asked: ReopenWorkingToDto): Promise<void> {
    const { schoolId, accountId } = caller;
    const { subjectId, startsOn, endedOn, endsOn } = asked;
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'targets.write', pupilIds: [pupilId] });
      await lockWorkingTo(tx, schoolId, pupilId);
      const [latest] = await tx.query<{ startsOn: string; endsOn: string | null; scaleId: number | null }[]>(
        `SELECT starts_on::text AS "startsOn", ends_on::text AS "endsOn", scale_id AS "scaleId" FROM working_to
         WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 ORDER BY starts_on DESC LIMIT 1`,
        [schoolId, pupilId, subjectId],
      );
      if (latest?.startsOn === startsOn && latest.endsOn === endsOn) return;
      if (latest?.startsOn !== startsOn || latest.endsOn !== endedOn) {
        throw conflict(
          'Somebody said something else of this pupil in the meantime',
          'Nothing was changed. Look at it again and decide.',
        );
      }
      const marked = await markedSince(tx, schoolId, { pupilId, subjectId, scaleId: latest.scaleId, endedOn, endsOn });
      if (marked) throw conflict(`${marked} since then on the class’s scale`, 'Take that away first.');
      await tx.query(
        'UPDATE working_to SET ends_on = $5 WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3 AND starts_on = $4',
        [schoolId, pupilId, subjectId, startsOn, endsOn],
      );
      const at = this.clock.now();
      const subject = { subjectKind: 'pupil', subjectIds: [pupilId], detail: { ...asked } };
      await recordAudit(tx, { schoolId, at, accountId, action: 'working-to.reopened', why, ...subject });
      await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
    });
  }
}

interface Span {
  pupilId: string;
  subjectId: number;
  /** The scale of the pupil's own that was left; null: only the year was another. */
  scaleId: number | null;
  endedOn: string;
  endsOn: string | null;
}

/** What stands on another scale in half terms due after the end: "2 marks and 1 target stand"; null: nothing. */
async function markedSince(tx: Transaction, schoolId: number, span: Span): Promise<string | null> {
  const { pupilId, subjectId, scaleId, endedOn, endsOn } = span;
  if (scaleId === null) return null;
  const since = (table: string): string => `
    (SELECT count(*)::int FROM ${table} r
     JOIN assessment_window w ON w.school_id = r.school_id AND w.id = r.window_id AND w.due_on > $4
       AND ($5::date IS NULL OR w.due_on <= $5)
     WHERE r.school_id = $1 AND r.pupil_id = $2 AND r.subject_id = $3 AND r.scale_id <> $6)`;
  const [found] = await tx.query<{ mark: number; target: number; forecast: number }[]>(
    `SELECT ${since('result')} AS mark, ${since('target')} AS target, ${since('forecast')} AS forecast`,
    [schoolId, pupilId, subjectId, endedOn, endsOn, scaleId],
  );
  const parts = Object.entries(found ?? {}).filter(([, count]) => count > 0);
  const words = parts.map(([what, count]) => `${count} ${what}${count === 1 ? '' : 's'}`).join(' and ');
  const total = parts.reduce((sum, [, count]) => sum + count, 0);
  return total === 0 ? null : `${words} ${total === 1 ? 'stands' : 'stand'}`;
}
