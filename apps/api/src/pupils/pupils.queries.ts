import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type { FoundPupilDto, PupilPageDto, PupilsQuery } from './pupils.dto';

/** The class a pupil (as `p`) is in on $2: the registration class before any set. */
const classTodaySql = `
  SELECT c.name FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
  WHERE cp.school_id = p.school_id AND cp.pupil_id = p.id AND cp.starts_on <= $2
    AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
  ORDER BY c.kind, c.name LIMIT 1`;

/** Finds pupils by name. */
@Injectable()
export class PupilsQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  find(caller: Caller, { search, offset, limit }: PupilsQuery): Promise<PupilPageDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const allowed = await this.gate.allowedPupils(tx, { caller, permission: 'pupils.read', pupilIds: 'all' });
      const rows = await tx.query<(FoundPupilDto & { total: string })[]>(
        `SELECT p.id, p.forename, p.surname, $5::int - p.cohort_year AS "yearGroup", (${classTodaySql}) AS "className",
                CASE WHEN p.leaving_date < $2 THEN p.leaving_date::text END AS "leftOn", count(*) OVER () AS total
         FROM (SELECT *, coalesce(preferred_forename, legal_forename) AS forename,
                      coalesce(preferred_surname, legal_surname) AS surname FROM pupil) p
         WHERE p.school_id = $1 AND p.id = ANY($3)
           AND NOT EXISTS (SELECT 1 FROM unnest($4::text[]) AS word
             WHERE concat_ws(' ', forename, surname, legal_forename, legal_surname) NOT ILIKE '%' || word || '%')
         ORDER BY coalesce(p.leaving_date < $2, false), p.surname, p.forename, p.id OFFSET $6 LIMIT $7`,
        [schoolId, today, [...allowed.keys()], wordsOf(search), academicYearOf(today), offset, limit],
      );
      const seen = new Map(rows.map(({ id }) => [id, allowed.get(id) ?? '']));
      await this.gate.recordRead(tx, caller, 'pupils.found', seen);
      return { total: Number(rows[0]?.total ?? 0), rows: rows.map(({ total: _, ...row }) => row) };
    });
  }
}

/** The words of a search, with what LIKE would read as a pattern taken literally. */
const wordsOf = (search: string | undefined): string[] =>
  (search ?? '')
    .split(/[\s,]+/)
    .filter(Boolean)
    .map((word) => word.replace(/[\\%_]/g, '\\$&'));
