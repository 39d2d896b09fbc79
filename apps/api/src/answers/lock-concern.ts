import type { Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import type { PupilGate } from '../core/access/pupil-gate';
import type { Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';

/** What a person asks to be done with a concern. */
export interface ConcernRequest {
  caller: Caller;
  concernId: string;
  ifMatch: string | undefined;
}

export interface LockedConcern {
  pupilId: string;
  subjectId: number | null;
  raisedBy: string;
  raisedAt: Date;
  closedAt: Date | null;
  /** Why the caller may act on it. */
  why: string;
}

/**
 * Takes hold of a concern to change it: locks the row, asks the gate, compares the version.
 * @throws 404 when there is none or it is not the caller's to act on (audited), 412 when somebody was faster.
 */
export async function lockConcern(tx: Transaction, gate: PupilGate, request: ConcernRequest): Promise<LockedConcern> {
  const { caller, concernId, ifMatch } = request;
  const { schoolId, accountId } = caller;
  const [concern] = await tx.query<(LockedConcern & { version: number })[]>(
    `SELECT pupil_id AS "pupilId", subject_id AS "subjectId", raised_by AS "raisedBy", raised_at AS "raisedAt",
            closed_at AS "closedAt", version
     FROM staff_concern WHERE school_id = $1 AND id = $2 AND undone_at IS NULL FOR UPDATE`,
    [schoolId, concernId],
  );
  // What is not there and what is somebody else's look the same.
  const denied = (why: string): Denied =>
    new Denied(404, { schoolId, accountId, why, subjectKind: 'staff-concern', subjectIds: [concernId] });
  if (!concern) throw denied('no such concern');
  const question = { caller, permission: 'concerns.write', pupilIds: [concern.pupilId] } as const;
  const why = await gate.requirePupils(tx, question);
  const reach = await gate.allowedInSubjects(tx, question);
  if (!reach.covers(concern.pupilId, concern.subjectId)) throw denied('subject outside the reach of concerns.write');
  requireVersion(ifMatch, concern.version);
  return { ...concern, why };
}
