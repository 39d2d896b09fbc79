import { grantsOf, type Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import { recordAudit } from '../core/audit/record-audit';
import type { Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { announce } from '../core/live/announce';
import { AlertReach } from './alert-reach';
import type { AlertAsItStands, LatestAction } from './undoable';

/** What a person asks to be done with an alert. */
export interface AlertRequest {
  caller: Caller;
  alertId: string;
  ifMatch: string | undefined;
}

export interface LockedAlert extends AlertAsItStands {
  id: string;
  /** The newest that was not taken back. */
  action: (LatestAction & { id: string }) | null;
}

/**
 * Takes hold of an alert to change it: locks the row, looks whether it is in reach, compares the version.
 * @throws 404 when there is none or it is not the caller's to act on (audited), 412 when somebody was faster.
 */
export async function lockAlert(tx: Transaction, request: AlertRequest, today: string): Promise<LockedAlert> {
  const { caller, alertId, ifMatch } = request;
  const { schoolId, accountId } = caller;
  const [alert] = await tx.query<(AlertAsItStands & { id: string; version: number })[]>(
    `SELECT a.id, a.state, a.version, a.dismissed_by AS "dismissedBy", a.dismissed_at AS "dismissedAt"
     FROM cohort_alert a JOIN subject s ON s.school_id = a.school_id AND s.id = a.subject_id
     WHERE a.school_id = $1 AND a.id = $2 AND ${AlertReach.sql('a.subject_id', 's.strand_of', 'a.cohort_year', 3)}
     FOR UPDATE OF a`,
    [schoolId, alertId, AlertReach.of(caller, 'alerts.act', today).parameter()],
  );
  if (!alert) {
    // What is not there and what is somebody else's look the same.
    const why = 'no such alert in the reach of alerts.act';
    throw new Denied(404, { schoolId, accountId, why, subjectKind: 'cohort-alert', subjectIds: [alertId] });
  }
  requireVersion(ifMatch, alert.version);
  const [action] = await tx.query<(LatestAction & { id: string })[]>(
    `SELECT id, made_by AS "madeBy", made_at AS "madeAt", done_on::text AS "doneOn", reviewed_by AS "reviewedBy",
            reviewed_at AS "reviewedAt"
     FROM alert_action WHERE school_id = $1 AND alert_id = $2 AND undone_at IS NULL
     ORDER BY made_at DESC, id DESC LIMIT 1`,
    [schoolId, alertId],
  );
  return { ...alert, action: action ?? null };
}

interface ActedOn {
  kind: 'answered' | 'reviewed' | 'dismissed' | 'undone';
  alertId: string;
  /** Ids and lists' words only. */
  detail?: object;
}

/** What follows from every act on an alert: its new version, the audit row, word to open pages. */
export async function recordAlertAct(tx: Transaction, caller: Caller, at: Date, act: ActedOn): Promise<void> {
  const { schoolId, accountId } = caller;
  await tx.query('UPDATE cohort_alert SET version = version + 1, changed_at = $3 WHERE school_id = $1 AND id = $2', [
    schoolId,
    act.alertId,
    at,
  ]);
  await recordAudit(tx, {
    schoolId,
    at,
    accountId,
    action: `alert.${act.kind}`,
    why: grantsOf(caller, 'alerts.act')
      .map(({ held, reach }) => `alerts.act as ${held.role} (${reach})`)
      .join('; '),
    subjectKind: 'cohort-alert',
    subjectIds: [act.alertId],
    ...(act.detail ? { detail: act.detail } : {}),
  });
  await announce(tx, { schoolId, topic: 'alerts', id: act.alertId });
}
