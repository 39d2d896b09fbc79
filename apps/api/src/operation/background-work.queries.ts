import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database } from '../core/database/database';
import type { BackgroundWorkDto, WaitingJobDto } from './background-work.dto';

const shown = 100;

/** What the outbox holds of one school: what waits for the queue process and what failed for good. Names no pupils. */
@Injectable()
export class BackgroundWorkQueries {
  constructor(private readonly database: Database) {}

  list({ schoolId }: Caller): Promise<BackgroundWorkDto> {
    return this.database.inSchool(schoolId, async (tx) => {
      const rows = await tx.query<(WaitingJobDto & { total: number; dead: number })[]>(
        `WITH waiting AS (
           SELECT min(id)::float8 AS id, job, (SELECT value FROM jsonb_each_text(payload) LIMIT 1) AS about,
                  CASE WHEN bool_or(dead_at IS NOT NULL) THEN 'failed' ELSE 'waiting' END AS state,
                  min(created_at) AS since, count(*)::int AS promises, max(failures)::int AS failures,
                  (array_agg(failure ORDER BY failures DESC))[1] AS failure, max(dead_at) AS "failedAt"
           FROM outbox WHERE school_id = $1 GROUP BY job, payload)
         SELECT id, job, about, state, since, promises, failures, failure, "failedAt",
                count(*) OVER ()::int AS total, count(*) FILTER (WHERE state = 'failed') OVER ()::int AS dead
         FROM waiting ORDER BY state = 'failed' DESC, since, id LIMIT $2`,
        [schoolId, shown],
      );
      return {
        total: rows[0]?.total ?? 0,
        failed: rows[0]?.dead ?? 0,
        jobs: rows.map(({ total: _, dead: __, ...job }) => job),
      };
    });
  }
}
