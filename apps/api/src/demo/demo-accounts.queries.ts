import { demoLogins, type DemoLogin } from '@headway/demo-school';
import { Injectable } from '@nestjs/common';
import { Database } from '../core/database/database';

/** Which of the demo's well-known logins this installation has. */
@Injectable()
export class DemoAccounts {
  constructor(private readonly database: Database) {}

  async logins(): Promise<DemoLogin[]> {
    const logins = demoLogins();
    const rows = await this.database.shared((tx) =>
      tx.query<{ email: string }[]>('SELECT email FROM account WHERE email = ANY($1) AND disabled_at IS NULL', [
        logins.map(({ email }) => email),
      ]),
    );
    const there = new Set(rows.map(({ email }) => email));
    return logins.filter(({ email }) => there.has(email));
  }
}
