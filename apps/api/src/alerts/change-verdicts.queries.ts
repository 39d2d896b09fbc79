import { academicYearOf, type ChangeVerdicts } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { reachedSql } from '../core/access/subject-reach';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { ChangeVerdictsPageDto } from './change-verdicts.dto';

/** Reasons that lie in the scale, the windows or the cohort; that one pupil has no result is no such reason. */
const ofTheCohort = ['few-values', 'one-window', 'small-cohort'] as const;

/** In which subjects of which year groups a change cannot be told, and why. Names nobody. */
@Injectable()
export class ChangeVerdictsQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<ChangeVerdictsPageDto> {
    const today = this.clock.today();
    return this.database.inSchool(caller.schoolId, async (tx) => {
      const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'flags.read', pupilIds: 'all' });
      const states = await tx.query<
        { yearGroup: number; subjectId: number; subjectName: string; verdicts: ChangeVerdicts }[]
      >(
        `SELECT $2::int - c.cohort_year AS "yearGroup", s.id AS "subjectId", s.name AS "subjectName",
                c.change_verdicts AS verdicts
         FROM cohort_state c JOIN subject s ON s.school_id = c.school_id AND s.id = c.subject_id
         WHERE c.school_id = $1 AND s.strand_of IS NULL AND c.window_id IS NOT NULL
           AND EXISTS (SELECT 1 FROM pupil p WHERE p.school_id = c.school_id AND p.cohort_year = c.cohort_year
                         AND (p.leaving_date IS NULL OR p.leaving_date > $3) AND ${reachedSql('p.id', 's.id', 4)})
         ORDER BY c.cohort_year DESC, s.position`,
        [caller.schoolId, academicYearOf(today), today, ...reach.parameters()],
      );
      const rows = states.flatMap(({ verdicts: { asked, silent }, ...cohort }) => {
        const reasons = ofTheCohort.map((because) => ({ because, pupils: silent[because] ?? 0 }));
        const [most] = reasons.sort((a, b) => b.pupils - a.pupils);
        // One pupil who joined with one result makes no cohort silent.
        return most && most.pupils > asked
          ? [{ ...cohort, because: most.because, pupils: most.pupils, told: asked }]
          : [];
      });
      return { rows, cohorts: states.length };
    });
  }
}
