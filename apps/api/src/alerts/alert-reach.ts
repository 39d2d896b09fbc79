import { academicYearOf } from '@headway/domain';
import { grantsOf, type Caller } from '../core/access/caller';
import type { Permission } from '../core/access/permissions';

/** What one role gives: null means all. */
interface Part {
  subjects: number[] | null;
  cohortYears: number[] | null;
}

/**
 * Which alerts a permission reaches. An alert names no pupil, so it is year groups and subjects that are looked at: a
 * leader of maths in Years 3 and 4 has those of maths in Years 3 and 4.
 */
export class AlertReach {
  private constructor(private readonly parts: readonly Part[]) {}

  static of(caller: Caller, permission: Permission, today: string): AlertReach {
    const startYear = academicYearOf(today);
    return new AlertReach(
      grantsOf(caller, permission).map(({ held, reach }) => {
        if (reach === 'school') return { subjects: null, cohortYears: null };
        if (reach !== 'years') return { subjects: [], cohortYears: [] };
        return {
          subjects: held.subjectIds.length > 0 ? held.subjectIds : null,
          cohortYears: held.yearGroups.length > 0 ? held.yearGroups.map((year) => startYear - year) : null,
        };
      }),
    );
  }

  /** Whether a row is reached, as SQL: a strand goes with its subject. @param place of `parameter()` */
  static sql(subject: string, strandOf: string, cohortYear: string, place: number): string {
    return `EXISTS (SELECT 1 FROM jsonb_to_recordset($${place}::jsonb) AS held(subjects int[], "cohortYears" int[])
      WHERE (held.subjects IS NULL OR ${subject} = ANY(held.subjects) OR ${strandOf} = ANY(held.subjects))
        AND (held."cohortYears" IS NULL OR ${cohortYear} = ANY(held."cohortYears")))`;
  }

  parameter(): string {
    return JSON.stringify(this.parts);
  }
}
