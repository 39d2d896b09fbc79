import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { lockSubjectsAndScales } from '../scales/stored-scale';
import { requireFreeSubjectName, requireScales, storedSubject } from './subject-rules';
import type { ChangeSubjectDto, SubjectMadeDto } from './subjects.dto';

/** Renames a subject or strand and says on which scale it is marked, also year group by year group. Marks stay as they are. */
@Injectable()
export class ChangeSubject {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, subjectId: number, given: ChangeSubjectDto): Promise<SubjectMadeDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      await lockSubjectsAndScales(tx, schoolId);
      const was = await storedSubject(tx, schoolId, subjectId);
      const { scaleId, yearScales } = given;
      const name = given.name.trim();
      if (!name) throw badInput('name', 'Give it a name.');
      await requireFreeSubjectName(tx, schoolId, name, subjectId);
      const years = yearScales.map(({ yearGroup }) => yearGroup);
      const twice = years.findIndex((year, i) => years.indexOf(year) < i);
      if (twice >= 0) throw badInput(`yearScales.${twice}.yearGroup`, 'This year group is in the list twice.');
      const ofYears = yearScales.map((one, i) => ({ field: `yearScales.${i}.scaleId`, scaleId: one.scaleId }));
      await requireScales(tx, schoolId, [{ field: 'scaleId', scaleId }, ...ofYears]);

      await tx.query('UPDATE subject SET name = $3, scale_id = $4 WHERE school_id = $1 AND id = $2', [
        schoolId,
        subjectId,
        name,
        scaleId,
      ]);
      await tx.query('DELETE FROM subject_scale WHERE school_id = $1 AND subject_id = $2', [schoolId, subjectId]);
      await tx.query(
        `INSERT INTO subject_scale (school_id, subject_id, year_group, scale_id)
         SELECT $1, $2, year_group, scale_id FROM unnest($3::smallint[], $4::int[]) AS given(year_group, scale_id)`,
        [schoolId, subjectId, years, yearScales.map((one) => one.scaleId)],
      );
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'subject.changed',
        why: 'assessment.write',
        subjectKind: 'subject',
        subjectIds: [String(subjectId)],
        detail: { was: { name: was.name, scaleId: was.scaleId }, is: { name, scaleId, yearScales } },
      });
      return { id: subjectId };
    });
  }
}
