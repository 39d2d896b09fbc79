import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import type { ScaleDto, SubjectDto, WindowDto } from './assessments.dto';

/** What a school assesses, on which scales and when. Names no pupils. */
@Injectable()
export class AssessmentsQueries {
  constructor(private readonly database: Database) {}

  async subjects(schoolId: number): Promise<SubjectDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<SubjectDto[]>(
        `SELECT id, name, strand_of AS "strandOf", scale_id AS "scaleId" FROM subject
         WHERE school_id = $1 ORDER BY position, id`,
        [schoolId],
      ),
    );
  }

  async scales(schoolId: number): Promise<ScaleDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<ScaleDto[]>(
        `SELECT id, name, kind, basis, direction, least, greatest, decimals, steps, mean, sd, reliability, threshold
         FROM scale WHERE school_id = $1 ORDER BY name, id`,
        [schoolId],
      ),
    );
  }

  /** Earliest first. */
  async windows(schoolId: number): Promise<WindowDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<WindowDto[]>(
        `SELECT w.id, w.start_year AS "startYear", w.half_term AS "halfTerm", w.kind, w.opens_on::text AS "opensOn",
                w.due_on::text AS "dueOn", w.locks_on::text AS "locksOn",
                coalesce((SELECT jsonb_agg(jsonb_build_object('subjectId', s.subject_id, 'yearGroups', s.year_groups)
                                           ORDER BY s.subject_id)
                          FROM window_subject s WHERE s.school_id = w.school_id AND s.window_id = w.id), '[]') AS subjects
         FROM assessment_window w WHERE w.school_id = $1 ORDER BY w.id`,
        [schoolId],
      ),
    );
  }
}
