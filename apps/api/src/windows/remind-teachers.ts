import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { giveNotices, type Notice } from '../notices/give-notice';
import { type CollectedClass, collectedClasses } from './collected-classes';
import type { RemindedDto } from './windows.dto';

/** Puts a notice at the bell of everybody who teaches a class whose marks are not all in; once a day at most. */
@Injectable()
export class RemindTeachers {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  run(caller: Caller, windowId: number): Promise<RemindedDto> {
    const { schoolId } = caller;
    const [at, today] = [this.clock.now(), this.clock.today()];
    return this.database.inSchool(schoolId, async (tx) => {
      const windows = await tx.query<object[]>('SELECT 1 FROM assessment_window WHERE school_id = $1 AND id = $2', [
        schoolId,
        windowId,
      ]);
      if (windows.length === 0) throw notFound('window');
      const unfinished = (await collectedClasses(tx, { schoolId, today, windowId, staffId: null })).filter(
        ({ done, total, finishedAt }) => done < total && finishedAt === null,
      );
      const teachers = await teachersOf(tx, schoolId, today, unfinished);
      const people = new Set([...teachers.values()].flat());
      const notices = [...people].map((staffId): Notice => {
        const own = unfinished.filter(({ classId }) => teachers.get(classId)?.includes(staffId));
        const classIds = [...new Set(own.map(({ classId }) => classId))];
        return {
          staffId,
          kind: 'marks-due',
          onceKey: `marks-due ${windowId} ${today}`,
          about: {
            windowId,
            dueOn: own[0]?.dueOn ?? null,
            classes: [...new Set(own.map(({ className }) => className))],
            classId: classIds.length === 1 ? (classIds[0] ?? null) : null,
            missing: own.reduce((sum, { total, done }) => sum + total - done, 0),
          },
        };
      });
      const reminded = await giveNotices(tx, schoolId, at, notices);
      const answer = {
        people: reminded,
        unfinished: unfinished.length,
        withoutTeacher: unfinished.filter(({ classId }) => !teachers.get(classId)?.length).length,
      };
      await recordAudit(tx, {
        schoolId,
        at,
        accountId: caller.accountId,
        action: 'window.reminded',
        why: 'school.write',
        subjectKind: 'window',
        subjectIds: [String(windowId)],
        detail: answer,
      });
      return answer;
    });
  }
}

/** The adults who work with each class today, those who teach; by class. */
async function teachersOf(
  tx: Transaction,
  schoolId: number,
  today: string,
  classes: readonly CollectedClass[],
): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ classId: string; staffIds: string[] }[]>(
    `SELECT cs.class_id AS "classId", array_agg(DISTINCT cs.staff_id) AS "staffIds" FROM class_staff cs
     WHERE cs.school_id = $1 AND cs.role IN ('teacher', 'cover') AND cs.class_id = ANY($2) AND cs.starts_on <= $3
       AND (cs.ends_on IS NULL OR cs.ends_on >= $3)
     GROUP BY cs.class_id`,
    [schoolId, [...new Set(classes.map(({ classId }) => classId))], today],
  );
  return new Map(rows.map(({ classId, staffIds }) => [classId, staffIds]));
}
