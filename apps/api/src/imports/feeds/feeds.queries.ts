import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config';
import { Database, type Transaction } from '../../core/database/database';
import { notFound } from '../../core/http/problem.exception';
import { type FilesOfFeed, filesOfFeeds } from './feed-files';
import type { FeedDto, FeedWishDto } from './feeds.dto';

interface StoredFeed extends FeedWishDto {
  id: string;
  createdAt: Date;
  revokedAt: Date | null;
}

const feedSql = `SELECT f.id, f.name, f.saved_mapping_id AS "savedMappingId", f.full_roll AS "fullRoll",
    f.most_changes AS "mostChanges", f.most_share AS "mostShare", f.created_at AS "createdAt",
    f.revoked_at AS "revokedAt"
  FROM feed f WHERE f.school_id = $1`;
const noFiles: FilesOfFeed = { lastFile: null, waiting: [], waitingCount: 0 };

@Injectable()
export class FeedsQueries {
  constructor(
    private readonly database: Database,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  list(schoolId: number): Promise<FeedDto[]> {
    return this.database.inSchool(schoolId, async (tx) => {
      const feeds = await tx.query<StoredFeed[]>(`${feedSql} ORDER BY f.name, f.id`, [schoolId]);
      return this.withFiles(tx, schoolId, feeds);
    });
  }

  one(schoolId: number, feedId: string): Promise<FeedDto> {
    return this.database.inSchool(schoolId, async (tx) => {
      const [feed] = await this.withFiles(tx, schoolId, [await storedFeed(tx, schoolId, feedId)]);
      if (!feed) throw notFound('feed');
      return feed;
    });
  }

  private async withFiles(tx: Transaction, schoolId: number, feeds: readonly StoredFeed[]): Promise<FeedDto[]> {
    const files = await filesOfFeeds(
      tx,
      schoolId,
      feeds.map(({ id }) => id),
    );
    const watched = this.config.feedFolder !== null;
    return feeds.map((feed) => ({
      ...feed,
      ...(files.get(feed.id) ?? noFiles),
      folder: watched ? `${schoolId}/${feed.id}` : null,
    }));
  }
}

/** @throws 404 when the school has none of this id. */
export async function storedFeed(tx: Transaction, schoolId: number, feedId: string): Promise<StoredFeed> {
  const [row] = await tx.query<StoredFeed[]>(`${feedSql} AND f.id = $2`, [schoolId, feedId]);
  if (!row) throw notFound('feed');
  return row;
}
