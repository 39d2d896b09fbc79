import { Injectable } from '@nestjs/common';
import { Database } from '../../core/database/database';
import type { SavedMappingDto } from './saved-mappings.dto';

@Injectable()
export class SavedMappingsQueries {
  constructor(private readonly database: Database) {}

  list(schoolId: number): Promise<SavedMappingDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<SavedMappingDto[]>(
        `SELECT id, name, kind, used_at AS "usedAt",
                coalesce((SELECT jsonb_agg(jsonb_build_object('header', each->>'header', 'field', each->>'field',
                                                              'subject', each->>'subject') ORDER BY place)
                          FROM jsonb_array_elements(columns) WITH ORDINALITY AS list (each, place)), '[]') AS columns,
                ARRAY(SELECT each->>'name' FROM jsonb_array_elements(subjects) AS each) AS subjects
         FROM saved_mapping WHERE school_id = $1 ORDER BY used_at DESC, name`,
        [schoolId],
      ),
    );
  }
}
