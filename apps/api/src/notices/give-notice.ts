import type { Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
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

/**
 * Puts notices at people's bells, in the transaction of what they tell, and promises the e-mail of those who want one.
 * @returns how many were new
 */
export async function giveNotices(
  tx: Transaction,
  schoolId: number,
  at: Date,
  notices: readonly Notice[],
): Promise<number> {
  if (notices.length === 0) return 0;
  const added = await tx.query<{ staffId: string; mailDue: boolean }[]>(
    `INSERT INTO notice (school_id, id, staff_id, kind, once_key, about, made_at, mail_due)
     SELECT $1, given.id, staff_id, kind, once_key, about, $2, s.notices_by_mail
     FROM unnest($3::uuid[], $4::uuid[], $5::text[], $6::text[], $7::jsonb[]) AS given(id, staff_id, kind, once_key, about)
     JOIN staff s ON s.school_id = $1 AND s.id = given.staff_id
     ON CONFLICT DO NOTHING RETURNING staff_id AS "staffId", mail_due AS "mailDue"`,
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
  for (const staffId of new Set(added.flatMap((one) => (one.mailDue ? [one.staffId] : [])))) {
    await promiseJob(tx, { name: 'mail-notices', schoolId, payload: { staffId } }, at);
  }
  if (added.length > 0) await announce(tx, { schoolId, topic: 'notices' });
  return added.length;
}
