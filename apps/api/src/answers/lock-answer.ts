import type { Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import type { PupilGate } from '../core/access/pupil-gate';
import type { Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';

/** What a person asks to be done with an answer in class. */
export interface AnswerRequest {
  caller: Caller;
  answerId: string;
  ifMatch: string | undefined;
}

export interface LockedAnswer {
  id: string;
  flagId: string;
  pupilId: string;
  staffId: string;
  startsOn: string;
  endsOn: string | null;
  outcome: string | null;
  madeAt: Date;
  /** Why the caller may act on it. */
  why: string;
}

/**
 * Takes hold of an answer to change it: locks the row, asks the gate, compares the version.
 * @throws 404 when there is none or it is not the caller's to act on (audited), 412 when somebody was faster.
 */
export async function lockAnswer(tx: Transaction, gate: PupilGate, request: AnswerRequest): Promise<LockedAnswer> {
  const { caller, answerId, ifMatch } = request;
  const { schoolId, accountId } = caller;
  const [answer] = await tx.query<(LockedAnswer & { subjectId: number | null; version: number })[]>(
    `SELECT id, flag_id AS "flagId", pupil_id AS "pupilId", subject_id AS "subjectId", staff_id AS "staffId",
            starts_on::text AS "startsOn", ends_on::text AS "endsOn", outcome, made_at AS "madeAt", version
     FROM class_answer WHERE school_id = $1 AND id = $2 AND undone_at IS NULL FOR UPDATE`,
    [schoolId, answerId],
  );
  // What is not there and what is somebody else's look the same.
  const denied = (why: string): Denied =>
    new Denied(404, { schoolId, accountId, why, subjectKind: 'class-answer', subjectIds: [answerId] });
  if (!answer) throw denied('no such answer');
  const question = { caller, permission: 'answers.write', pupilIds: [answer.pupilId] } as const;
  const why = await gate.requirePupils(tx, question);
  const reach = await gate.allowedInSubjects(tx, question);
  if (!reach.covers(answer.pupilId, answer.subjectId)) throw denied('subject outside the reach of answers.write');
  requireVersion(ifMatch, answer.version);
  return { ...answer, why };
}
