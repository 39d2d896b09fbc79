import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import type { ScaleSettingDto } from './scales.dto';
import { marksOnScaleSql } from './stored-scale';

/** The school's scales with where each is in use. Names no pupils. */
@Injectable()
export class ScaleSettingsQueries {
  constructor(private readonly database: Database) {}

  /** Those in use first, then by name. */
  all(schoolId: number): Promise<ScaleSettingDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<ScaleSettingDto[]>(
        `SELECT s.id, s.name, s.kind, s.basis, s.direction, s.least, s.greatest, s.decimals, s.steps, s.mean, s.sd,
                s.reliability, s.threshold, s.version, s.version_of AS "versionOf", m.mapping,
                n.id AS "replacedBy", s.library_key AS "libraryKey", s.retired_at IS NOT NULL AS retired,
                (${marksOnScaleSql})::int AS marks,
                coalesce((SELECT jsonb_agg(jsonb_build_object('subjectId', j.id, 'name', j.name, 'yearGroups', j.years)
                                           ORDER BY j.position, j.id)
                          FROM (SELECT j.id, j.name, j.position, coalesce(y.years, '[]') AS years FROM subject j
                                LEFT JOIN LATERAL (
                                  SELECT jsonb_agg(y.year_group ORDER BY y.year_group) AS years FROM subject_scale y
                                  WHERE y.school_id = j.school_id AND y.subject_id = j.id AND y.scale_id = s.id) y ON true
                                WHERE j.school_id = s.school_id AND j.retired_at IS NULL
                                  AND (j.scale_id = s.id OR y.years IS NOT NULL)) j), '[]') AS subjects
         FROM scale s
         LEFT JOIN scale n ON n.school_id = s.school_id AND n.version_of = s.id
         LEFT JOIN scale_mapping m ON m.school_id = s.school_id AND m.from_scale_id = s.version_of AND m.to_scale_id = s.id
         WHERE s.school_id = $1 ORDER BY s.retired_at IS NOT NULL, s.name, s.id`,
        [schoolId],
      ),
    );
  }
}
