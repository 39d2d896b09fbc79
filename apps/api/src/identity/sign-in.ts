import { Injectable, UnauthorizedException } from '@nestjs/common';
import { hashOf, newSessionToken } from '../core/access/session-token';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { addressTried } from './address-tried';
import type { SignInDto } from './identity.dto';
import { passwordFits } from './password';

/** However busy, a session ends after this long. */
const longestHours = 12;

interface AccountRow {
  id: string;
  email: string;
  display_name: string;
  password_hash: string;
  school_ids: number[];
}

export interface SignedIn {
  token: string;
  expiresAt: Date;
  account: { accountId: string; email: string; displayName: string; schoolIds: number[] };
}

/** Opens a session for the right e-mail and password; says the same for every wrong pair. */
@Injectable()
export class SignIn {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param before the session of this browser until now, if any: it ends, whoever began it. */
  async run({ email, password }: SignInDto, before: string | undefined): Promise<SignedIn> {
    const [row] = await this.database.shared((tx) =>
      tx.query<AccountRow[]>(
        `SELECT id, email, display_name, password_hash, school_ids FROM account
         WHERE email = $1 AND disabled_at IS NULL`,
        [addressTried(email)],
      ),
    );
    const fits = await passwordFits(row?.password_hash ?? null, password);
    if (!row || !fits) {
      if (row) await this.audit(row, 'sign-in.refused', 'wrong password');
      throw new UnauthorizedException({
        title: 'That e-mail and password do not go together',
        detail: 'Check both and try again. Nothing else has changed.',
      });
    }
    const now = this.clock.now();
    const token = newSessionToken();
    const expiresAt = new Date(now.getTime() + longestHours * 3_600_000);
    await this.database.shared(async (tx) => {
      await tx.query('DELETE FROM session WHERE expires_at < $1 OR token_hash = $2', [
        now,
        before ? hashOf(before) : null,
      ]);
      await tx.query(
        'INSERT INTO session (token_hash, account_id, created_at, last_seen_at, expires_at) VALUES ($1, $2, $3, $3, $4)',
        [hashOf(token), row.id, now, expiresAt],
      );
    });
    await this.audit(row, 'sign-in.done', 'e-mail and password');
    return {
      token,
      expiresAt,
      account: { accountId: row.id, email: row.email, displayName: row.display_name, schoolIds: row.school_ids },
    };
  }

  private async audit(row: AccountRow, action: string, why: string): Promise<void> {
    for (const schoolId of row.school_ids) {
      await this.database.inSchool(schoolId, (tx) =>
        recordAudit(tx, {
          schoolId,
          at: this.clock.now(),
          accountId: row.id,
          action,
          why,
          subjectKind: 'account',
          subjectIds: [row.id],
        }),
      );
    }
  }
}
