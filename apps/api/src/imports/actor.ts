import type { Caller } from '../core/access/caller';

/** Who brings a file in: somebody signed in, or an operator at a terminal. */
export interface Actor {
  accountId: string | null;
  staffId: string | null;
  why: string;
}

export const operator: Actor = { accountId: null, staffId: null, why: 'operator' };

export const actorOf = ({ accountId, staffId }: Caller): Actor => ({ accountId, staffId, why: 'imports.run' });
