import { DEMO_PASSWORD, demoLogins, generateDemo } from '@headway/demo-school';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { hashPassword } from '../identity/password';
import { type LoadedSchool, WriteCast } from './write-cast';

/** Writes the demo's three schools with everybody in them, all or nothing, and promises their analysis. */
@Injectable()
export class LoadDemo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly writing: WriteCast,
  ) {}

  /**
   * @param ifEmpty do nothing where there is any school; otherwise only where the demo itself is
   * @returns what was written; null when nothing was done
   */
  async run({ ifEmpty }: { ifEmpty: boolean }): Promise<LoadedSchool[] | null> {
    if (!(await this.database.shared((tx) => roomFor(tx, ifEmpty)))) return null;
    const cast = generateDemo({ today: this.clock.today() });
    // One hash for all: everybody has the same password, and a hash is meant to be slow.
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    return this.database.shared(async (tx) => {
      await this.writing.lock(tx);
      return (await roomFor(tx, ifEmpty)) ? this.writing.run(tx, cast, passwordHash) : null;
    });
  }
}

/** Whether the demo can be loaded: not beside itself, and where asked for not beside another school. */
async function roomFor(tx: Transaction, ifEmpty: boolean): Promise<boolean> {
  const [found] = await tx.query<{ taken: boolean }[]>(
    'SELECT EXISTS (SELECT 1 FROM account WHERE email = ANY($1)) OR ($2 AND EXISTS (SELECT 1 FROM school)) AS taken',
    [demoLogins().map(({ email }) => email), ifEmpty],
  );
  return found?.taken === false;
}
