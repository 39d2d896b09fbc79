import { AS_SHIPPED, type PhaseSettings } from '@headway/domain';
import type { Transaction } from '../core/database/database';

export interface RulesInUse {
  /** Null: as shipped. */
  version: number | null;
  settings: PhaseSettings;
}

/** The rule settings a school has in use. */
export async function rulesInUse(tx: Transaction, schoolId: number): Promise<RulesInUse> {
  const [row] = await tx.query<RulesInUse[]>(
    `SELECT version, settings FROM rule_settings WHERE school_id = $1 AND state = 'in-use'`,
    [schoolId],
  );
  return row ?? { version: null, settings: AS_SHIPPED };
}
