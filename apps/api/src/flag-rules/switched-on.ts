import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import type { Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { announce } from '../core/live/announce';

interface Switch {
  caller: Caller;
  at: Date;
  action: 'rules.switched-on' | 'rules.switched-back';
  /** Of the version now in use, and of the one it replaces; 0: as shipped. */
  number: number;
  replaced: number;
  detail: object;
}

/** The version in use makes room for another. */
export async function replaceInUse(tx: Transaction, schoolId: number, at: Date): Promise<void> {
  await tx.query(
    `UPDATE rule_settings SET state = 'replaced', changed_at = $2 WHERE school_id = $1 AND state = 'in-use'`,
    [schoolId, at],
  );
}

/** Writes down that other rules hold now, and promises that every flag is looked at by them. */
export async function tellOfSwitch(
  tx: Transaction,
  { caller, at, action, number, replaced, detail }: Switch,
): Promise<void> {
  const { schoolId } = caller;
  await recordAudit(tx, {
    schoolId,
    at,
    accountId: caller.accountId,
    action,
    why: 'rules.write',
    subjectKind: 'rule-settings',
    subjectIds: [String(number)],
    detail: { replaced, ...detail },
  });
  await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
  await announce(tx, { schoolId, topic: 'rules' });
}
