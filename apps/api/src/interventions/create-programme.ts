import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { requireSubject } from './group-rules';
import type { CreateProgrammeDto, ProgrammeDto } from './programme.dto';
import { ProgrammeQueries } from './programme.queries';

/** Adds a programme to the school's library. Sending it twice adds it once. */
@Injectable()
export class CreateProgramme {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly programmes: ProgrammeQueries,
  ) {}

  run(caller: Caller, wanted: CreateProgrammeDto): Promise<ProgrammeDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const already = await this.programmes.one(tx, wanted.id);
      if (already) return already;
      const name = wanted.name.trim();
      if (!name) throw badInput('name', 'Give the programme a name.');
      await requireSubject(tx, wanted.subjectId ?? null);
      const written = await tx.query<{ id: string }[]>(
        `INSERT INTO programme (school_id, id, name, subject_id, tier, kind, year_groups, minutes, sessions_per_week,
           weeks, group_size, entry_criteria, exit_criteria)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (school_id, name) DO NOTHING RETURNING id`,
        [
          caller.schoolId,
          wanted.id,
          name,
          wanted.subjectId ?? null,
          wanted.tier,
          wanted.kind,
          wanted.yearGroups,
          wanted.minutes,
          wanted.sessionsPerWeek,
          wanted.weeks,
          wanted.groupSize,
          wanted.entryCriteria ?? null,
          wanted.exitCriteria ?? null,
        ],
      );
      if (written.length === 0) throw badInput('name', `There is already a programme called ${name}.`);
      await recordAudit(tx, {
        schoolId: caller.schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: 'programme.created',
        why: 'groups.write',
        subjectKind: 'programme',
        subjectIds: [wanted.id],
      });
      const created = await this.programmes.one(tx, wanted.id);
      if (!created) throw new Error('The programme was not written.');
      return created;
    });
  }
}
