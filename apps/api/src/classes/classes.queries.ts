import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { ClassDto, ClassesQuery } from './classes.dto';

/** Classes and teaching sets of a year. Names no pupils. */
@Injectable()
export class ClassesQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  /** Those the caller works with, and those with a pupil whose marks the caller may see; one's own first. */
  list(caller: Caller, { startYear }: ClassesQuery): Promise<ClassDto[]> {
    const { schoolId, staffId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const allowed = await this.gate.allowedPupils(tx, { caller, permission: 'results.read', pupilIds: 'all' });
      return tx.query<ClassDto[]>(
        `SELECT c.id, c.name, c.kind, c.start_year AS "startYear", c.subject_id AS "subjectId", s.name AS "subjectName",
                m.year_groups AS "yearGroups", m.pupils, t.teachers, t.mine, c.ends_on::text AS "endsOn"
         FROM class c
         JOIN academic_year y ON y.school_id = c.school_id AND y.start_year = c.start_year
         LEFT JOIN subject s ON s.school_id = c.school_id AND s.id = c.subject_id
         CROSS JOIN LATERAL (
           SELECT count(DISTINCT p.id)::int AS pupils,
                  coalesce(array_agg(DISTINCT c.start_year - p.cohort_year ORDER BY c.start_year - p.cohort_year)
                           FILTER (WHERE p.id IS NOT NULL), '{}') AS year_groups,
                  coalesce(bool_or(p.id = ANY($4)), false) AS seen
           FROM class_pupil cp JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
           WHERE cp.school_id = c.school_id AND cp.class_id = c.id AND cp.starts_on <= greatest($3::date, y.starts_on)
             AND (cp.ends_on IS NULL OR cp.ends_on >= $3)
             AND (p.leaving_date IS NULL OR p.leaving_date >= $3)) m
         CROSS JOIN LATERAL (
           SELECT coalesce(array_agg(trim(st.title || ' ' || st.surname) ORDER BY cs.role = 'cover', st.surname)
                           FILTER (WHERE cs.role <> 'assistant'), '{}') AS teachers,
                  coalesce(bool_or(cs.staff_id = $5), false) AS mine
           FROM class_staff cs JOIN staff st ON st.school_id = cs.school_id AND st.id = cs.staff_id
           WHERE cs.school_id = c.school_id AND cs.class_id = c.id AND cs.starts_on <= greatest($3::date, y.starts_on)
             AND (cs.ends_on IS NULL OR cs.ends_on >= $3)) t
         WHERE c.school_id = $1 AND c.start_year = $2 AND (m.seen OR t.mine OR $6)
         ORDER BY t.mine DESC, c.ends_on < $3 NULLS FIRST, c.kind, m.year_groups, c.name`,
        [
          schoolId,
          startYear ?? academicYearOf(today),
          today,
          [...allowed.keys()],
          staffId,
          may(caller, 'classes.write'),
        ],
      );
    });
  }
}
