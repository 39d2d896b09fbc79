import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockSubjectsAndScales } from '../scales/stored-scale';
import { insertSubject, requireFreeSubjectName, requireScales, storedSubject } from './subject-rules';
import type { AddSubjectDto, SubjectMadeDto } from './subjects.dto';

/** Adds a subject, or a strand of one. */
@Injectable()
export class AddSubject {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, { name: given, strandOf, scaleId }: AddSubjectDto): Promise<SubjectMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const name = given.trim();
      if (!name) throw badInput('name', 'Give it a name.');
      await lockSubjectsAndScales(tx, schoolId);
      await requireFreeSubjectName(tx, schoolId, name, null);
      await requireScales(tx, schoolId, [{ field: 'scaleId', scaleId }]);
      if (strandOf !== null) {
        const whole = await storedSubject(tx, schoolId, strandOf);
        if (whole.strandOf !== null) throw badInput('strandOf', `${whole.name} is a strand itself.`);
      }
      const id = await insertSubject(tx, schoolId, { name, strandOf, scaleId });
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'subject.added',
        why: 'assessment.write',
        subjectKind: 'subject',
        subjectIds: [String(id)],
        detail: { name, strandOf, scaleId },
      });
      return { id };
    });
  }
}
