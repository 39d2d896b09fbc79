import type { Caller } from '../../core/access/caller';
import { recordAudit } from '../../core/audit/record-audit';
import type { Transaction } from '../../core/database/database';
import { LookAgain } from '../../core/database/retried';
import { liveChannel, type LiveEvent } from '../../core/live/announce';
import { promiseJob } from '../../core/jobs/outbox';
import { noteChanges } from '../../flags/note-changes';
import type { ResultRow } from '../result-row';
import { removeResults, writeResults } from '../write-results';
import type { MarkCell } from './stored-marks';

/** Changes to marks that are decided. */
export interface DecidedChanges {
  write: readonly ResultRow[];
  remove: readonly MarkCell[];
  /** How many of `write` meet no result. */
  first: number;
}

interface Act {
  action: 'results.saved' | 'results.undone';
  at: Date;
  /** The school's day at that time. */
  today: string;
  why: string;
}

/**
 * Writes what was decided, with what follows from it: the audit row, a fresh analysis, word to open pages.
 * @throws LookAgain when an import has written a first result in between
 */
export async function settleMarks(
  tx: Transaction,
  { schoolId, staffId, accountId }: Caller,
  { action, at, today, why }: Act,
  { write, remove, first }: DecidedChanges,
): Promise<void> {
  if (write.length + remove.length === 0) return;
  const author = { schoolId, at, staffId, importRunId: null };
  const removed = await removeResults(tx, author, remove);
  const written = await writeResults(tx, author, write);
  if (written.created !== first) throw new LookAgain();
  const cells = [...write, ...remove];
  const subjectIds = [...new Set(cells.map(({ pupilId }) => pupilId))];
  const marked = [...new Set(cells.map(({ subjectId }) => subjectId))];
  const detail = { created: written.created, changed: written.changed, removed };
  await recordAudit(tx, { schoolId, at, accountId, action, why, subjectKind: 'pupil', subjectIds, detail });
  await noteChanges(tx, schoolId, { pupilIds: subjectIds, subjectIds: marked }, at);
  await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
  await announceMarks(tx, schoolId, subjectIds, today);
}

/** One notice for each class that has one of the pupils that day: an open page of it reads again. */
async function announceMarks(
  tx: Transaction,
  schoolId: number,
  pupilIds: readonly string[],
  today: string,
): Promise<void> {
  const event: LiveEvent = { schoolId, topic: 'marks' };
  await tx.query(
    `SELECT pg_notify($3, ($4::jsonb || jsonb_build_object('id', class_id))::text)
     FROM (SELECT DISTINCT cp.class_id FROM class_pupil cp
           WHERE cp.school_id = $1 AND cp.pupil_id = ANY($2)
             AND cp.starts_on <= $5 AND (cp.ends_on IS NULL OR cp.ends_on >= $5)) touched`,
    [schoolId, pupilIds, liveChannel, JSON.stringify(event), today],
  );
}
