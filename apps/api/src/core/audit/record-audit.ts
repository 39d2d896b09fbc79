import type { Transaction } from '../database/database';

/** What is written down of an act or a look. Detail holds ids and numbers, never names or marks of pupils. */
export interface AuditEntry {
  schoolId: number;
  at: Date;
  /** Null for the system's own acts. */
  accountId: string | null;
  action: string;
  /** What allowed it, or why it was refused. */
  why: string;
  subjectKind?: string;
  subjectIds?: readonly string[];
  detail?: object;
}

/** Writes the audit row in the transaction of the change, so that there is never one without the other. */
export async function recordAudit(tx: Transaction, entry: AuditEntry): Promise<void> {
  await tx.query(
    `INSERT INTO audit_event (school_id, id, at, account_id, action, why, subject_kind, subject_ids, detail)
     VALUES ($1, nextval('audit_event_id'), $2, $3, $4, $5, $6, $7, $8)`,
    [
      entry.schoolId,
      entry.at,
      entry.accountId,
      entry.action,
      entry.why,
      entry.subjectKind ?? null,
      entry.subjectIds ?? [],
      entry.detail ?? null,
    ],
  );
}
