import type { Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import type { PupilGate } from '../core/access/pupil-gate';
import { recordAudit } from '../core/audit/record-audit';
import type { Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { announce } from '../core/live/announce';
import type { FlagStateDto } from './flags.dto';

/** What a person asks to be done with a flag. */
export interface FlagAct {
  caller: Caller;
  flagId: string;
  ifMatch: string | undefined;
}

/** What of a flag an act can change; times as the database writes them. */
export interface FlagStanding {
  state: FlagStateDto['state'];
  acknowledgedBy: string | null;
  acknowledgedAt: string | null;
  dismissReason: string | null;
}

export interface LockedFlag extends FlagStanding {
  id: string;
  pupilId: string;
  version: number;
  /** Why the caller may act on it. */
  why: string;
}

/**
 * Takes hold of a flag to change it: locks the row, asks the gate, compares the version.
 * @throws 404 when there is none or it is not the caller's to act on (audited), 412 when somebody was faster.
 */
export async function lockFlag(tx: Transaction, gate: PupilGate, act: FlagAct): Promise<LockedFlag> {
  const { caller, flagId, ifMatch } = act;
  const [flag] = await tx.query<(Omit<LockedFlag, 'why'> & { subjectId: number | null })[]>(
    `SELECT id, pupil_id AS "pupilId", subject_id AS "subjectId", version, state, acknowledged_by AS "acknowledgedBy",
            acknowledged_at::text AS "acknowledgedAt", dismiss_reason AS "dismissReason"
     FROM flag WHERE school_id = $1 AND id = $2 FOR UPDATE`,
    [caller.schoolId, flagId],
  );
  // What is not there and what is somebody else's look the same.
  if (!flag) throw denied(act, 'no such flag');
  const question = { caller, permission: 'flags.act', pupilIds: [flag.pupilId] } as const;
  const why = await gate.requirePupils(tx, question);
  const reach = await gate.allowedInSubjects(tx, question);
  if (!reach.covers(flag.pupilId, flag.subjectId)) throw denied(act, 'subject outside the reach of flags.act');
  requireVersion(ifMatch, flag.version);
  return { ...flag, why };
}

const denied = ({ caller: { schoolId, accountId }, flagId }: FlagAct, why: string): Denied =>
  new Denied(404, { schoolId, accountId, why, subjectKind: 'flag', subjectIds: [flagId] });

interface Change {
  tx: Transaction;
  act: FlagAct;
  flag: LockedFlag;
  at: Date;
  kind: 'acknowledged' | 'dismissed' | 'undone';
  to: FlagStanding;
  /** Kept with the event. */
  detail: object;
}

/** Writes an act: the flag's new standing, its event, the audit row, and word to open pages. */
export async function writeAct({ tx, act, flag, at, kind, to, detail }: Change): Promise<FlagStateDto> {
  const { schoolId, accountId, staffId } = act.caller;
  await tx.query(
    `UPDATE flag SET state = $3, acknowledged_by = $4, acknowledged_at = $5, dismiss_reason = $6, changed_at = $7,
       version = version + 1
     WHERE school_id = $1 AND id = $2`,
    [schoolId, flag.id, to.state, to.acknowledgedBy, to.acknowledgedAt, to.dismissReason, at],
  );
  await tx.query(
    `INSERT INTO flag_event (school_id, id, flag_id, kind, at, staff_id, detail)
     VALUES ($1, nextval('flag_event_id'), $2, $3, $4, $5, $6)`,
    [schoolId, flag.id, kind, at, staffId, detail],
  );
  await recordAudit(tx, {
    schoolId,
    at,
    accountId,
    action: `flag.${kind}`,
    why: flag.why,
    subjectKind: 'pupil',
    subjectIds: [flag.pupilId],
    detail: { flagId: flag.id },
  });
  await announce(tx, { schoolId, topic: 'flags', id: flag.id });
  return { id: flag.id, state: to.state, version: flag.version + 1 };
}

/** The flag's standing as the event keeps it, for undoing. */
export const standingOf = ({ state, acknowledgedBy, acknowledgedAt, dismissReason }: FlagStanding): FlagStanding => ({
  state,
  acknowledgedBy,
  acknowledgedAt,
  dismissReason,
});
