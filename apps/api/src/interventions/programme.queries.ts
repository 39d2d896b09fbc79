import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { GroupChoicesDto, LeaderDto, ProgrammeDto, SubjectChoiceDto } from './programme.dto';

const programmesSql = `
  SELECT p.id, p.name, p.subject_id AS "subjectId", s.name AS subject, p.tier, p.kind,
    p.year_groups AS "yearGroups", p.minutes, p.sessions_per_week AS "sessionsPerWeek", p.weeks,
    p.group_size AS "groupSize", p.entry_criteria AS "entryCriteria", p.exit_criteria AS "exitCriteria"
  FROM programme p LEFT JOIN subject s ON s.school_id = p.school_id AND s.id = p.subject_id
  WHERE $1::uuid IS NULL OR p.id = $1
  ORDER BY p.name`;

/** The school's intervention library, and what a group is made from. */
@Injectable()
export class ProgrammeQueries {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<ProgrammeDto[]> {
    return this.database.inSchool(caller.schoolId, (tx) => tx.query<ProgrammeDto[]>(programmesSql, [null]));
  }

  async one(tx: Transaction, id: string): Promise<ProgrammeDto | undefined> {
    const [programme] = await tx.query<ProgrammeDto[]>(programmesSql, [id]);
    return programme;
  }

  choices(caller: Caller): Promise<GroupChoicesDto> {
    return this.database.inSchool(caller.schoolId, async (tx) => ({
      programmes: await tx.query<ProgrammeDto[]>(programmesSql, [null]),
      leaders: await tx.query<LeaderDto[]>(
        `SELECT s.id, trim(s.title || ' ' || s.surname) AS name, s.job_title AS "jobTitle" FROM staff s
         WHERE (s.left_on IS NULL OR s.left_on >= $1) AND NOT EXISTS (
           SELECT 1 FROM staff_role r WHERE r.school_id = s.school_id AND r.staff_id = s.id
             AND r.role IN ('governor', 'trust-leader', 'business-manager', 'data-manager'))
         ORDER BY s.surname, s.forename`,
        [this.clock.today()],
      ),
      subjects: await tx.query<SubjectChoiceDto[]>('SELECT id, name FROM subject ORDER BY position, name'),
    }));
  }
}
