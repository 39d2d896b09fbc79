import type { Transaction } from '../core/database/database';

/**
 * Ends, on their last day at school, the stays in groups of pupils who have left: a leaver takes no place and bears no
 * cost of later sessions. A stay that would have begun later never takes place. Part of the transaction that dates the
 * leaving; doing it again changes nothing.
 */
export async function endStaysOfLeavers(tx: Transaction, schoolId: number, at: Date): Promise<void> {
  await tx.query(
    `UPDATE placement pl SET undone_at = $2, exit_reason = 'left-school', version = pl.version + 1
     FROM pupil p WHERE pl.school_id = $1 AND p.school_id = pl.school_id AND p.id = pl.pupil_id
       AND pl.undone_at IS NULL AND p.leaving_date < pl.starts_on`,
    [schoolId, at],
  );
  await tx.query(
    `UPDATE placement pl SET ends_on = p.leaving_date, exit_reason = 'left-school', version = pl.version + 1
     FROM pupil p WHERE pl.school_id = $1 AND p.school_id = pl.school_id AND p.id = pl.pupil_id
       AND pl.undone_at IS NULL AND p.leaving_date >= pl.starts_on
       AND (pl.ends_on IS NULL OR pl.ends_on > p.leaving_date)`,
    [schoolId],
  );
}
