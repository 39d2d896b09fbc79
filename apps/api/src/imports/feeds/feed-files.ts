import type { Transaction } from '../../core/database/database';
import type { FeedDto, FeedFileDto } from './feeds.dto';

export type FilesOfFeed = Pick<FeedDto, 'lastFile' | 'waiting' | 'waitingCount'>;

interface FileRow extends FeedFileDto {
  feedId: string;
  newest: boolean;
  waits: boolean;
  waitingCount: number;
}

const mostWaiting = 5;

/** The last file of each feed and those that wait for a person, by the feed's id. Feeds without files are not in it. */
export async function filesOfFeeds(
  tx: Transaction,
  schoolId: number,
  feedIds: readonly string[],
): Promise<Map<string, FilesOfFeed>> {
  // A file that has just come is "uploaded" as well, but has no reason to wait yet.
  const rows = await tx.query<FileRow[]>(
    `WITH come AS (
       SELECT i.*, i.status IN ('mapped', 'checked') OR (i.status = 'uploaded' AND i.failure IS NOT NULL) AS waits
       FROM import_run i WHERE i.school_id = $1 AND i.feed_id = ANY($2)),
     ranked AS (
       SELECT c.*, row_number() OVER (PARTITION BY feed_id ORDER BY created_at DESC, id DESC) AS place,
              row_number() OVER (PARTITION BY feed_id, waits ORDER BY created_at DESC, id DESC) AS place_waiting,
              (count(*) FILTER (WHERE waits) OVER (PARTITION BY feed_id))::int AS waiting_count
       FROM come c)
     SELECT r.feed_id AS "feedId", r.place = 1 AS newest, r.waits, r.waiting_count AS "waitingCount",
            r.id AS "importId", r.file_name AS "fileName", r.status, n.created, n.changed, n."left", r.failure AS why,
            r.created_at AS "cameAt"
     FROM ranked r CROSS JOIN LATERAL (
       SELECT sum((p.counts->>'created')::int)::int AS created, sum((p.counts->>'changed')::int)::int AS changed,
              sum((p.counts->>'wouldLeave')::int)::int AS "left"
       FROM import_part p WHERE p.school_id = r.school_id AND p.import_id = r.id AND NOT p.left_out) n
     WHERE r.place = 1 OR (r.waits AND r.place_waiting <= $3)
     ORDER BY r.feed_id, r.place`,
    [schoolId, feedIds, mostWaiting],
  );
  const files = new Map<string, FilesOfFeed>();
  for (const { feedId, newest, waits, waitingCount, ...file } of rows) {
    const known = files.get(feedId) ?? { lastFile: null, waiting: [], waitingCount };
    files.set(feedId, {
      lastFile: newest ? file : known.lastFile,
      waiting: waits ? [...known.waiting, file] : known.waiting,
      waitingCount,
    });
  }
  return files;
}
