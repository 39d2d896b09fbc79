import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../../core/database/database';
import { notFound } from '../../core/http/problem.exception';
import type { FeedDto } from './feeds.dto';

const feedSql = `SELECT f.id, f.name, f.saved_mapping_id AS "savedMappingId", f.full_roll AS "fullRoll",
    f.most_changes AS "mostChanges", f.most_share AS "mostShare", f.created_at AS "createdAt",
    f.revoked_at AS "revokedAt", f.school_id || '/' || f.id AS folder,
    (SELECT max(i.created_at) FROM import_run i WHERE i.school_id = f.school_id AND i.feed_id = f.id) AS "lastFileAt"
  FROM feed f WHERE f.school_id = $1`;

@Injectable()
export class FeedsQueries {
  constructor(private readonly database: Database) {}

  list(schoolId: number): Promise<FeedDto[]> {
    return this.database.inSchool(schoolId, (tx) =>
      tx.query<FeedDto[]>(`${feedSql} ORDER BY f.name, f.id`, [schoolId]),
    );
  }

  one(schoolId: number, feedId: string): Promise<FeedDto> {
    return this.database.inSchool(schoolId, (tx) => storedFeed(tx, schoolId, feedId));
  }
}

/** @throws 404 when the school has none of this id. */
export async function storedFeed(tx: Transaction, schoolId: number, feedId: string): Promise<FeedDto> {
  const [row] = await tx.query<FeedDto[]>(`${feedSql} AND f.id = $2`, [schoolId, feedId]);
  if (!row) throw notFound('feed');
  return row;
}
