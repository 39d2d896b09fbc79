import { Injectable } from '@nestjs/common';
import { Database } from '../database/database';
import { Clock } from '../time/clock';
import type { Caller, HeldRole, SignedInCaller } from './caller';
import { hashOf } from './session-token';

/** A session nobody used for this long has ended. */
const idleMinutes = 30;
/** last_seen_at is written at most this often. */
const touchEveryMs = 60_000;

interface SessionRow {
  account_id: string;
  email: string;
  display_name: string;
  school_ids: number[];
  last_seen_at: Date;
}

/** Reads who a request comes from. */
@Injectable()
export class Sessions {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The account behind a session token, or null when it is unknown, idle too long, over, or the account disabled. */
  async find(token: string): Promise<SignedInCaller | null> {
    const now = this.clock.now();
    const idleSince = new Date(now.getTime() - idleMinutes * 60_000);
    const sessionHash = hashOf(token);
    return this.database.shared(async (tx) => {
      const [row] = await tx.query<SessionRow[]>(
        `SELECT s.account_id, a.email, a.display_name, a.school_ids, s.last_seen_at
         FROM session s JOIN account a ON a.id = s.account_id
         WHERE s.token_hash = $1 AND s.expires_at > $2 AND s.last_seen_at > $3 AND a.disabled_at IS NULL`,
        [sessionHash, now, idleSince],
      );
      if (!row) return null;
      if (now.getTime() - row.last_seen_at.getTime() > touchEveryMs) {
        await tx.query('UPDATE session SET last_seen_at = $1 WHERE token_hash = $2', [now, sessionHash]);
      }
      return {
        accountId: row.account_id,
        email: row.email,
        displayName: row.display_name,
        schoolIds: row.school_ids,
        sessionHash,
      };
    });
  }

  /** The account as it acts in a school, or null when it has no current staff record or role there. */
  async inSchool(account: SignedInCaller, schoolId: number): Promise<Caller | null> {
    if (!account.schoolIds.includes(schoolId)) return null;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const rows = await tx.query<
        {
          staff_id: string;
          phase: 'primary' | 'secondary';
          role: HeldRole['role'];
          subjects: number[];
          years: number[];
        }[]
      >(
        `SELECT s.id AS staff_id, school.phase, r.role, r.subject_ids AS subjects, r.year_groups AS years
         FROM staff s JOIN staff_role r ON r.school_id = s.school_id AND r.staff_id = s.id
         JOIN school ON school.id = s.school_id
         WHERE s.school_id = $1 AND s.account_id = $2 AND (s.left_on IS NULL OR s.left_on >= $3)`,
        [schoolId, account.accountId, today],
      );
      const [first] = rows;
      if (!first) return null;
      return {
        ...account,
        schoolId,
        phase: first.phase,
        staffId: first.staff_id,
        roles: rows.map(({ role, subjects, years }) => ({ role, subjectIds: subjects, yearGroups: years })),
      };
    });
  }
}
