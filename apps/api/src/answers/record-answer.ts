import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import type { Transaction } from '../core/database/database';
import { announce } from '../core/live/announce';

interface AnswerAct {
  kind: 'answered' | 'reviewed' | 'answer-undone';
  answerId: string;
  flagId: string;
  pupilId: string;
  why: string;
  /** Lists' words only; what a person wrote about a pupil stays with the answer. */
  detail?: object;
}

/** What follows from every act on an answer in class: the flag's history, the audit row, word to open pages. */
export async function recordAnswer(tx: Transaction, caller: Caller, at: Date, act: AnswerAct): Promise<void> {
  const { schoolId, accountId, staffId } = caller;
  const { kind, answerId, flagId, pupilId, why, detail } = act;
  await tx.query(
    `INSERT INTO flag_event (school_id, id, flag_id, kind, at, staff_id, detail)
     VALUES ($1, nextval('flag_event_id'), $2, $3, $4, $5, $6)`,
    [schoolId, flagId, kind, at, staffId, { answerId, ...detail }],
  );
  // The flag itself is as it was, but whoever has it open has not seen this.
  await tx.query('UPDATE flag SET version = version + 1, changed_at = $3 WHERE school_id = $1 AND id = $2', [
    schoolId,
    flagId,
    at,
  ]);
  await recordAudit(tx, {
    schoolId,
    at,
    accountId,
    action: `flag.${kind}`,
    why,
    subjectKind: 'pupil',
    subjectIds: [pupilId],
    detail: { flagId, answerId, ...detail },
  });
  await announce(tx, { schoolId, topic: 'flags', id: flagId });
}
