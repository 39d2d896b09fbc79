import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';
import type { ScaleDto, SubjectDto, WindowDto } from './assessments.dto';
import { storedWindows } from './stored-windows';

/** What a school assesses, on which scales and when. Names no pupils. */
@Injectable()
export class AssessmentsQueries {
  constructor(private readonly database: Database) {}

  async subjects(schoolId: number): Promise<SubjectDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<SubjectDto[]>(
        `SELECT id, name, strand_of AS "strandOf", scale_id AS "scaleId", retired_at IS NOT NULL AS retired
         FROM subject
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
    return this.database.inSchool(schoolId, (tx) => storedWindows(tx, schoolId));
  }
}
