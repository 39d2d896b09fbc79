import { AS_SHIPPED, type PhaseSettings } from '@headway/domain';
import type { Transaction } from '../core/database/database';
import { rulesInUse } from './rules-in-use.queries';

/** A draft as stored. */
export interface StoredDraft {
  number: number;
  revision: number;
  settings: PhaseSettings;
}

/** Waits until nobody else changes the rules of the school: numbers of versions and revisions count up without a gap. */
export async function lockRules(tx: Transaction, schoolId: number): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('rule-settings'), $1)`, [schoolId]);
}

/** The draft of a school; null: there is none. */
export async function storedDraft(tx: Transaction, schoolId: number): Promise<StoredDraft | null> {
  const [row] = await tx.query<StoredDraft[]>(
    `SELECT version AS number, revision, settings FROM rule_settings WHERE school_id = $1 AND state = 'draft'`,
    [schoolId],
  );
  return row ?? null;
}

/** The number of the version in use; 0: as shipped. */
export async function numberInUse(tx: Transaction, schoolId: number): Promise<number> {
  return (await rulesInUse(tx, schoolId)).version ?? 0;
}

/** The settings of a version that is or was in use, or as shipped; null: there is no such version. */
export async function settingsOf(tx: Transaction, schoolId: number, number: number): Promise<PhaseSettings | null> {
  if (number === 0) return AS_SHIPPED;
  const [row] = await tx.query<{ settings: PhaseSettings }[]>(
    `SELECT settings FROM rule_settings WHERE school_id = $1 AND version = $2 AND state IN ('in-use', 'replaced')`,
    [schoolId, number],
  );
  return row?.settings ?? null;
}

/** The next number of a version and of a change: neither is ever given twice, whatever became of earlier drafts. */
export async function nextNumbers(tx: Transaction, schoolId: number): Promise<{ number: number; revision: number }> {
  const [row] = await tx.query<{ number: number; revision: number }[]>(
    `SELECT coalesce(max(version), 0) + 1 AS number, coalesce(max(revision), 0) + 1 AS revision
     FROM rule_settings WHERE school_id = $1`,
    [schoolId],
  );
  return row ?? { number: 1, revision: 1 };
}

/** Whether exactly this draft was tried out against what is in use. */
export async function wasTriedOut(
  tx: Transaction,
  schoolId: number,
  { number, revision }: Pick<StoredDraft, 'number' | 'revision'>,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM rule_trial WHERE school_id = $1 AND version = $2 AND revision = $3 AND status = 'done'
       AND (findings->>'comparedWith')::int = $4`,
    [schoolId, number, revision, await numberInUse(tx, schoolId)],
  );
  return rows.length > 0;
}
