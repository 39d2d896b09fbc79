import type { Cast, CastTrust } from '@headway/demo-school';
import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import type { Transaction } from '../core/database/database';
import { promiseJob } from '../core/jobs/outbox';
import { Clock } from '../core/time/clock';
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

/** Writes a made-up trust: its schools with everybody in them, and the promise of their analysis. */
@Injectable()
export class WriteCast {
  constructor(private readonly clock: Clock) {}

  /** Two casts at once would take the same school numbers: the second waits until the first one's transaction ends. */
  async lock(tx: Transaction): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtext('create-school'))`);
  }

  /** In a transaction that holds the lock. @returns what was written. */
  async run(tx: Transaction, cast: Cast, passwordHash: string): Promise<LoadedSchool[]> {
    const [taken] = await tx.query<{ last: number }[]>('SELECT coalesce(max(id), 0) AS last FROM school');
    const schools = cast.schools.map((school, index) => ({ schoolId: (taken?.last ?? 0) + 1 + index, school }));
    const accounts = await writeAccounts(tx, schools, passwordHash, this.clock.now());
    await tx.query('INSERT INTO trust (id, name) VALUES ($1, $2)', [cast.trust.id, cast.trust.name]);
    for (const numbered of schools) await this.writeSchool(tx, cast.trust, numbered, accounts, cast.today);
    return schools.map(({ schoolId, school: { name, pupils, results } }) => ({
      id: schoolId,
      name,
      pupils: pupils.length,
      results: results.length,
    }));
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
