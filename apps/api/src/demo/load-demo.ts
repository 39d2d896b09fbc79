import { DEMO_PASSWORD, demoLogins, generateDemo, type CastTrust } from '@headway/demo-school';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
import { hashPassword } from '../identity/password';
import { numbering } from './numbering';
import { writeAccounts, type Accounts, type NumberedSchool } from './write-accounts';
import { writeResults, writeSubjects } from './write-assessments';
import { writeCalendar } from './write-calendar';
import { writeInterventions } from './write-interventions';
import { writeClasses, writePupils, writeStaff } from './write-people';

export interface LoadedSchool {
  id: number;
  name: string;
  pupils: number;
  results: number;
}

/** Writes the demo's three schools with everybody in them, all or nothing, and promises their analysis. */
@Injectable()
export class LoadDemo {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * @param ifEmpty do nothing where there is any school; otherwise only where the demo itself is
   * @returns what was written; null when nothing was done
   */
  async run({ ifEmpty }: { ifEmpty: boolean }): Promise<LoadedSchool[] | null> {
    if (!(await this.database.shared((tx) => roomFor(tx, ifEmpty)))) return null;
    const today = this.clock.today();
    const cast = generateDemo({ today });
    // One hash for all: everybody has the same password, and a hash is meant to be slow.
    const passwordHash = await hashPassword(DEMO_PASSWORD);
    return this.database.shared(async (tx) => {
      // Two at once would take the same numbers.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('create-school'))`);
      if (!(await roomFor(tx, ifEmpty))) return null;
      const [taken] = await tx.query<{ last: number }[]>('SELECT coalesce(max(id), 0) AS last FROM school');
      const schools = cast.schools.map((school, index) => ({ schoolId: (taken?.last ?? 0) + 1 + index, school }));
      const accounts = await writeAccounts(tx, schools, passwordHash, this.clock.now());
      await tx.query('INSERT INTO trust (id, name) VALUES ($1, $2)', [cast.trust.id, cast.trust.name]);
      for (const numbered of schools) await this.writeSchool(tx, cast.trust, numbered, accounts, today);
      return schools.map(({ schoolId, school: { name, pupils, results } }) => ({
        id: schoolId,
        name,
        pupils: pupils.length,
        results: results.length,
      }));
    });
  }

  private async writeSchool(
    tx: Transaction,
    trust: CastTrust,
    { schoolId, school }: NumberedSchool,
    accounts: Accounts,
    today: string,
  ): Promise<void> {
    const at = this.clock.now();
    const of = numbering(school);
    await tx.query(
      `INSERT INTO school (id, trust_id, name, phase, la_code, establishment, created_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7)`,
      [schoolId, trust.id, school.name, school.phase, school.laCode, school.establishment, at],
    );
    await tx.query(`SELECT set_config('app.school', $1, true)`, [String(schoolId)]);
    await writeSubjects(tx, schoolId, school, of);
    await writeCalendar(tx, schoolId, school, of);
    await writeStaff(tx, schoolId, school, of, accounts);
    await writePupils(tx, schoolId, school);
    await writeClasses(tx, schoolId, school, of);
    await writeResults(tx, schoolId, school, of);
    await writeInterventions(tx, schoolId, school, of, today);
    await promiseJob(tx, { name: 'analyse-school', schoolId, payload: {} }, at);
    await promiseJob(tx, { name: 'estimate-impact', schoolId, payload: {} }, at);
    await recordAudit(tx, { schoolId, at, accountId: null, action: 'demo.loaded', why: 'operator' });
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
