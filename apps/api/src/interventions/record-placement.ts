import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import type { Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';
import { noteSupportChanges } from '../flags/note-changes';

export interface PlacementAct {
  action: 'placement.placed' | 'placement.moved' | 'placement.ended' | 'placement.undone';
  why: string;
  pupilId: string;
  groupId: string;
  /** Ids, dates and reasons from lists; nothing in words about a pupil. */
  detail: object;
}

/** What follows from every change of who is in which group: audit, new estimates, word to open pages. */
export async function recordPlacement(tx: Transaction, caller: Caller, at: Date, act: PlacementAct): Promise<void> {
  const { schoolId } = caller;
  await recordAudit(tx, {
    schoolId,
    at,
    accountId: caller.accountId,
    action: act.action,
    why: act.why,
    subjectKind: 'pupil',
    subjectIds: [act.pupilId],
    detail: { groupId: act.groupId, ...act.detail },
  });
  await noteSupportChanges(tx, schoolId, { groupId: act.groupId, pupilIds: [act.pupilId] }, at);
  await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
  await announce(tx, { schoolId, topic: 'grid', id: act.groupId });
}
