import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import type { SubjectSettingDto } from './subjects.dto';

/** Subjects and strands with what is set of them. Names no pupils. */
@Injectable()
export class SubjectSettingsQueries {
  constructor(private readonly database: Database) {}

  /** In the school's order. */
  all(schoolId: number): Promise<SubjectSettingDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<SubjectSettingDto[]>(
        `SELECT s.id, s.name, s.strand_of AS "strandOf", s.scale_id AS "scaleId", s.retired_at IS NOT NULL AS retired,
                (SELECT count(*)::int FROM result r WHERE r.school_id = s.school_id AND r.subject_id = s.id) AS results,
                coalesce((SELECT jsonb_agg(jsonb_build_object('yearGroup', y.year_group, 'scaleId', y.scale_id)
                                           ORDER BY y.year_group)
                          FROM subject_scale y WHERE y.school_id = s.school_id AND y.subject_id = s.id), '[]')
                  AS "yearScales"
         FROM subject s WHERE s.school_id = $1 ORDER BY s.position, s.id`,
        [schoolId],
      ),
    );
  }
}
