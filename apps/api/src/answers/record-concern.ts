import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import type { Transaction } from '../core/database/database';
import { announce } from '../core/live/announce';
import { noteChanges } from '../flags/note-changes';

interface ConcernAct {
  kind: 'raised' | 'closed' | 'undone';
  concernId: string;
  pupilId: string;
  subjectId: number | null;
  why: string;
}

/** What follows from every act on a concern: the flags are looked at again, the audit row, word to open pages. */
export async function recordConcern(tx: Transaction, caller: Caller, at: Date, act: ConcernAct): Promise<void> {
  const { schoolId, accountId } = caller;
  const { kind, concernId, pupilId, subjectId, why } = act;
  await recordAudit(tx, {
    schoolId,
    at,
    accountId,
    action: `concern.${kind}`,
    why,
    subjectKind: 'pupil',
    subjectIds: [pupilId],
    detail: { concernId },
  });
  // In a subject without results of the year group it is told of the pupil as a whole: both are looked at.
  await noteChanges(tx, schoolId, { pupilIds: [pupilId], subjectIds: [...new Set([subjectId, null])] }, at);
  await announce(tx, { schoolId, topic: 'flags' });
}
