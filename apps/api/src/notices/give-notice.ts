import type { Transaction } from '../core/database/database';
import { announce } from '../core/live/announce';
import { newId } from '../core/time/new-id';
import type { NoticeAboutDto } from './notices.dto';

/** What somebody should know, for the bell. */
export interface Notice {
  staffId: string;
  kind: 'marks-due' | 'import-done' | 'import-stopped' | 'analysis-differs' | 'review-due';
  /** What makes it the same: a notice with the key of an earlier one is not given again. */
  onceKey: string;
  about: Partial<NoticeAboutDto>;
}

/** Puts notices at people's bells, in the transaction of what they tell. @returns how many were new. */
export async function giveNotices(
  tx: Transaction,
  schoolId: number,
  at: Date,
  notices: readonly Notice[],
): Promise<number> {
  if (notices.length === 0) return 0;
  const added = await tx.query<object[]>(
    `INSERT INTO notice (school_id, id, staff_id, kind, once_key, about, made_at)
     SELECT $1, id, staff_id, kind, once_key, about, $2
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::jsonb[]) AS given(id, staff_id, kind, once_key, about)
     ON CONFLICT DO NOTHING RETURNING 1`,
    [
      schoolId,
      at,
      notices.map(() => newId()),
      notices.map(({ staffId }) => staffId),
      notices.map(({ kind }) => kind),
      notices.map(({ onceKey }) => onceKey),
      notices.map(({ about }) => JSON.stringify(about)),
    ],
  );
  if (added.length > 0) await announce(tx, { schoolId, topic: 'notices' });
  return added.length;
}
