import { Injectable } from '@nestjs/common';
import type { SignedInCaller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';

/** Ends the session on the server, so that a copied cookie is worth nothing. */
@Injectable()
export class SignOut {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async run(caller: SignedInCaller): Promise<void> {
    await this.database.shared((tx) => tx.query('DELETE FROM session WHERE token_hash = $1', [caller.sessionHash]));
    for (const schoolId of caller.schoolIds) {
      await this.database.inSchool(schoolId, (tx) =>
        recordAudit(tx, {
          schoolId,
          at: this.clock.now(),
          accountId: caller.accountId,
          action: 'sign-out',
          why: 'asked for',
          subjectKind: 'account',
          subjectIds: [caller.accountId],
        }),
      );
    }
  }
}
