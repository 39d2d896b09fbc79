import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { grantsOf, type Caller } from '../core/access/caller';
import type { Transaction } from '../core/database/database';
import { FlagsQueries } from '../flags/flags.queries';
import { visibleFlagsSql } from '../flags/visible-flags';
import type { ClassHelpDto } from './home.dto';

/** How many pupils of each class need help, and how many of them have none. */
@Injectable()
export class ClassHelpQueries {
  constructor(private readonly flags: FlagsQueries) {}

  /**
   * The caller's own classes; for who sees the flags of the whole school all registration classes as well. In the order
   * of years and names: nothing here ranks classes.
   */
  async of(tx: Transaction, caller: Caller, today: string): Promise<ClassHelpDto[]> {
    const wholeSchool = grantsOf(caller, 'flags.read').some(({ reach }) => reach === 'school');
    return tx.query<ClassHelpDto[]>(
      `WITH v AS MATERIALIZED (${visibleFlagsSql}),
       shown AS (
         SELECT c.id, c.name, c.subject_id, EXISTS (
                  SELECT 1 FROM class_staff cs WHERE cs.school_id = c.school_id AND cs.class_id = c.id
                    AND cs.staff_id = $8 AND cs.starts_on <= $2 AND (cs.ends_on IS NULL OR cs.ends_on >= $2)) AS own,
                c.kind
         FROM class c WHERE c.school_id = $1 AND c.start_year = $9 AND (c.ends_on IS NULL OR c.ends_on >= $2))
       SELECT s.id AS "classId", s.name AS "className", s.own,
              (count(DISTINCT v.pupil_id) FILTER (WHERE v.view IN ('no-help', 'in-support', 'seen')))::int
                AS "needHelp",
              (count(DISTINCT v.pupil_id) FILTER (WHERE v.view IN ('no-help', 'seen')))::int AS "withNone"
       FROM shown s
       JOIN class_pupil cp ON cp.school_id = $1 AND cp.class_id = s.id AND cp.starts_on <= $2
         AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
       JOIN pupil p ON p.school_id = $1 AND p.id = cp.pupil_id
       LEFT JOIN v ON v.pupil_id = cp.pupil_id AND (s.subject_id IS NULL OR v.subject_id = s.subject_id)
       WHERE s.own OR $10 AND s.kind = 'registration'
       GROUP BY s.id, s.name, s.own ORDER BY max(p.cohort_year) DESC, s.name`,
      [...(await this.flags.visibleTo(tx, caller)), academicYearOf(today), wholeSchool],
    );
  }
}
