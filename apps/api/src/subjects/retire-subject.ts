import { Injectable } from '@nestjs/common';
import { stillAskedSql } from '../assessments/still-asked';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { Clock } from '../core/time/clock';
import { lockSubjectsAndScales } from '../scales/stored-scale';
import { storedSubject } from './subject-rules';
import type { RetireSubjectDto, SubjectMadeDto } from './subjects.dto';

/**
 * A subject with its strands, or one strand, is no longer offered nor asked for in windows that are not locked yet, or is
 * again. Its marks stay.
 */
@Injectable()
export class RetireSubject {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, subjectId: number, { retired }: RetireSubjectDto): Promise<SubjectMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      const subject = await storedSubject(tx, schoolId, subjectId);
      if (subject.retired === retired) return { id: subjectId };
      const at = this.clock.now();
      if (!retired) await this.passOverMissed(tx, schoolId, subjectId);
      const touched = await tx.query<[{ id: number }[], number]>(
        `UPDATE subject SET retired_at = $3 WHERE school_id = $1 AND (id = $2 OR strand_of = $2)
           AND (retired_at IS NULL) = ($3::timestamptz IS NOT NULL) RETURNING id`,
        [schoolId, subjectId, retired ? at : null],
      );
      await this.tellWindows(tx, schoolId, touched[0]);
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: retired ? 'subject.retired' : 'subject.brought-back',
        why: 'assessment.write',
        subjectKind: 'subject',
        subjectIds: touched[0].map(({ id }) => String(id)),
      });
      return { id: subjectId };
    });
  }

  /** What was locked while the subject was retired did not ask for it, and does not in retrospect. */
  private async passOverMissed(tx: Transaction, schoolId: number, subjectId: number): Promise<void> {
    await tx.query(
      `DELETE FROM window_subject a USING assessment_window w, subject s
       WHERE a.school_id = $1 AND w.school_id = a.school_id AND w.id = a.window_id AND s.school_id = a.school_id
         AND s.id = a.subject_id AND (s.id = $2 OR s.strand_of = $2) AND w.locks_on < $3
         AND NOT ${stillAskedSql({ window: 'w', subject: 's' })}`,
      [schoolId, subjectId, this.clock.today()],
    );
  }

  /** Windows that are not locked yet no longer ask for the subject, or ask again: what is missing follows. */
  private async tellWindows(tx: Transaction, schoolId: number, subjects: readonly { id: number }[]): Promise<void> {
    const touched = await tx.query<{ id: number }[]>(
      `WITH touched AS (
         UPDATE assessment_window w SET version = version + 1 WHERE w.school_id = $1 AND w.locks_on >= $3 AND EXISTS (
           SELECT 1 FROM window_subject a WHERE a.school_id = w.school_id AND a.window_id = w.id AND a.subject_id = ANY($2))
         RETURNING w.id)
       SELECT id FROM touched ORDER BY id`,
      [schoolId, subjects.map(({ id }) => id), this.clock.today()],
    );
    for (const { id } of touched) await announce(tx, { schoolId, topic: 'windows', id: String(id) });
    if (touched.length > 0) await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, this.clock.now());
  }
}
