import { Injectable } from '@nestjs/common';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import type { SchoolPhase } from './school.entity';

/** Adds a school, alone or to a trust. */
@Injectable()
export class CreateSchool {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @returns the new school's id. */
  async run({ name, phase, trustId }: { name: string; phase: SchoolPhase; trustId?: string }): Promise<number> {
    if (!name.trim()) throw badInput('name', 'A school needs a name.');
    const at = this.clock.now();
    const schoolId = await this.database.shared(async (tx) => {
      // Two at once would take the same number.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('create-school'))`);
      const trust = trustId ?? newId();
      if (!trustId) await tx.query('INSERT INTO trust (id, name) VALUES ($1, $2)', [trust, name.trim()]);
      const [row] = await tx.query<{ id: number }[]>(
        `INSERT INTO school (id, trust_id, name, phase, created_at)
         SELECT coalesce(max(id), 0) + 1, $1, $2, $3, $4 FROM school RETURNING id`,
        [trust, name.trim(), phase, at],
      );
      if (!row) throw new Error('The school was not written.');
      await tx.query(`SELECT set_config('app.school', $1, true)`, [String(row.id)]);
      await recordAudit(tx, { schoolId: row.id, at, accountId: null, action: 'school.created', why: 'operator' });
      return row.id;
    });
    return schoolId;
  }
}
