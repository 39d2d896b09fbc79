import type { Transaction } from '../database/database';

export const liveChannel = 'headway_live';

/** What changed: enough for a page to fetch again, nothing more. */
export interface LiveEvent {
  schoolId: number;
  topic:
    | 'analysis'
    | 'imports'
    | 'flags'
    | 'grid'
    | 'register'
    | 'impact'
    | 'marks'
    | 'targets'
    | 'classes'
    | 'windows'
    | 'notices'
    | 'alerts'
    | 'rules'
    | 'jobs';
  id?: string;
}

/** Tells every open page that something changed, when and only if the transaction commits. */
export async function announce(tx: Transaction, event: LiveEvent): Promise<void> {
  await tx.query('SELECT pg_notify($1, $2)', [liveChannel, JSON.stringify(event)]);
}
