import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { lockSubjectsAndScales } from '../scales/stored-scale';
import { storedSubject } from './subject-rules';
import type { RetireSubjectDto, SubjectMadeDto } from './subjects.dto';

/** A subject with its strands, or one strand, is no longer offered, or is again. Its marks stay. */
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
      const touched = await tx.query<[{ id: number }[], number]>(
        `UPDATE subject SET retired_at = $3 WHERE school_id = $1 AND (id = $2 OR strand_of = $2)
           AND (retired_at IS NULL) = ($3::timestamptz IS NOT NULL) RETURNING id`,
        [schoolId, subjectId, retired ? at : null],
      );
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
}
