import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { reachedSql } from '../core/access/subject-reach';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { DoingWellDto, DoingWellPageDto } from './doing-well.dto';

/** Doing well, nothing extra: listed for a decision, never flagged. */
@Injectable()
export class DoingWellQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  list(caller: Caller): Promise<DoingWellPageDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'flags.read', pupilIds: 'all' });
      const found = await tx.query<(DoingWellDto & { hasSomething: boolean })[]>(
        `SELECT p.id AS "pupilId", coalesce(p.preferred_forename, p.legal_forename) AS forename,
                coalesce(p.preferred_surname, p.legal_surname) AS surname, $3::int - p.cohort_year AS "yearGroup",
                c.name AS "className", s.id AS "subjectId", s.name AS "subjectName", w.window_id AS "windowId",
                EXISTS (
                  SELECT 1 FROM placement pl
                  JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
                  WHERE pl.school_id = p.school_id AND pl.pupil_id = p.id AND pl.undone_at IS NULL
                    AND (pl.ends_on IS NULL OR pl.ends_on >= $2) AND g.closed_at IS NULL)
                OR EXISTS (
                  SELECT 1 FROM class_answer a
                  WHERE a.school_id = p.school_id AND a.pupil_id = p.id AND a.undone_at IS NULL
                    AND (a.ends_on IS NULL OR a.ends_on >= $2)) AS "hasSomething"
         FROM doing_well w
         JOIN pupil p ON p.school_id = w.school_id AND p.id = w.pupil_id
         JOIN subject s ON s.school_id = w.school_id AND s.id = w.subject_id
         LEFT JOIN LATERAL (
           SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
           WHERE cp.school_id = p.school_id AND cp.pupil_id = p.id AND cp.starts_on <= $2
             AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
           ORDER BY c.kind, c.name LIMIT 1) c ON true
         WHERE w.school_id = $1 AND (p.leaving_date IS NULL OR p.leaving_date > $2)
           AND ${reachedSql('p.id', 's.id', 4)}
         ORDER BY surname, forename, p.id, s.position`,
        [schoolId, today, academicYearOf(today), ...reach.parameters()],
      );
      const rows = found.filter(({ hasSomething }) => !hasSomething).map(({ hasSomething: _, ...row }) => row);
      const listed = new Set(rows.map(({ pupilId }) => pupilId));
      if (listed.size > 0) {
        const seen = new Map([...listed].map((id) => [id, reach.allowed.get(id) ?? '']));
        await this.gate.recordRead(tx, caller, 'doing-well.read', seen);
      }
      const others = found.filter(({ hasSomething }) => hasSomething).map(({ pupilId }) => pupilId);
      return { rows, pupils: listed.size, withSomething: new Set(others).size };
    });
  }
}
