import {
  academicYearLabel,
  calendarProblems,
  firstDayOfAcademicYear,
  HALF_TERMS,
  isWeekday,
  lastDayOfAcademicYear,
  windowNumber,
} from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { recordAudit } from '../core/audit/record-audit';
import { Database, type Transaction } from '../core/database/database';
import { requireVersion } from '../core/http/if-match';
import { badInput, notFound } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { ensureYear } from './ensure-year';
import type { SchoolYearDto, SetSchoolYearDto } from './years.dto';
import { schoolYears } from './years.queries';

/** Years in which a school may keep its dates. */
const [firstYear, lastYear] = [1990, 2098];

/** Sets the dates of an academic year, which is added when the school has none of it yet. */
@Injectable()
export class SetYear {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** @param ifMatch the version of the year as whoever changes it has it in front of them; 0 of a year to add */
  run(caller: Caller, startYear: number, given: SetSchoolYearDto, ifMatch: string | undefined): Promise<SchoolYearDto> {
    const { schoolId } = caller;
    if (startYear < firstYear || startYear > lastYear) throw notFound('academic year');
    refuse(startYear, given);
    return this.database.inSchool(schoolId, async (tx) => {
      // Two who add the same year at once come one after the other.
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('set-year'), $1)`, [schoolId]);
      const before = await versionOf(tx, schoolId, startYear);
      requireVersion(ifMatch, before);
      const known = before > 0;
      await ensureYear(tx, schoolId, startYear);
      await writeDates(tx, schoolId, startYear, given, before + 1);
      if (!known) await placeWindows(tx, schoolId, startYear, given);
      await recordAudit(tx, {
        schoolId,
        at: this.clock.now(),
        accountId: caller.accountId,
        action: known ? 'year.changed' : 'year.added',
        why: 'school.write',
        subjectKind: 'year',
        subjectIds: [String(startYear)],
        detail: { halfTerms: given.halfTerms, closedOn: given.closedOn },
      });
      const year = (await schoolYears(tx, schoolId)).find((each) => each.startYear === startYear);
      if (!year) throw new Error('The year was not written.');
      return year;
    });
  }
}

/** 0 where the school has no such year. */
async function versionOf(tx: Transaction, schoolId: number, startYear: number): Promise<number> {
  const [year] = await tx.query<{ version: number }[]>(
    'SELECT version FROM academic_year WHERE school_id = $1 AND start_year = $2',
    [schoolId, startYear],
  );
  return year?.version ?? 0;
}

function refuse(startYear: number, given: SetSchoolYearDto): void {
  const { halfTerms, closedOn } = given;
  const [problem] = calendarProblems(given);
  if (problem) throw badInput('halfTerms', `${problem.charAt(0).toUpperCase()}${problem.slice(1)}.`);
  // Schools come back in the last days of August now and then.
  const [from, to] = [`${startYear}-08-15`, lastDayOfAcademicYear(startYear)];
  const outside = halfTerms.findIndex(({ startsOn, endsOn }) => startsOn < from || endsOn > to);
  if (outside >= 0) {
    const year = academicYearLabel(startYear);
    throw badInput(`halfTerms.${outside}.startsOn`, `${halfTerms[outside]?.halfTerm} lies outside of ${year}.`);
  }
  for (const [index, day] of closedOn.entries()) {
    if (!isWeekday(day)) throw badInput(`closedOn.${index}`, `${day} is no weekday: no pupil would come anyway.`);
    if (!halfTerms.some(({ startsOn, endsOn }) => day >= startsOn && day <= endsOn)) {
      throw badInput(`closedOn.${index}`, `${day} is in a holiday: only days inside a half term are named.`);
    }
  }
}

async function writeDates(
  tx: Transaction,
  schoolId: number,
  startYear: number,
  { halfTerms, closedOn }: SetSchoolYearDto,
  version: number,
): Promise<void> {
  const [first, last] = [halfTerms[0]?.startsOn ?? '', firstDayOfAcademicYear(startYear)];
  await tx.query('UPDATE academic_year SET starts_on = $3, version = $4 WHERE school_id = $1 AND start_year = $2', [
    schoolId,
    startYear,
    first < last ? first : last,
    version,
  ]);
  await tx.query(
    `UPDATE half_term h SET starts_on = given.starts_on, ends_on = given.ends_on
     FROM unnest($3::text[], $4::date[], $5::date[]) AS given(code, starts_on, ends_on)
     WHERE h.school_id = $1 AND h.start_year = $2 AND h.code = given.code`,
    [
      schoolId,
      startYear,
      halfTerms.map(({ halfTerm }) => halfTerm),
      halfTerms.map(({ startsOn }) => startsOn),
      halfTerms.map(({ endsOn }) => endsOn),
    ],
  );
  await tx.query('DELETE FROM closed_day WHERE school_id = $1 AND start_year = $2', [schoolId, startYear]);
  await tx.query(
    `INSERT INTO closed_day (school_id, start_year, closed_on) SELECT DISTINCT $1::int, $2::smallint, day FROM unnest($3::date[]) day`,
    [schoolId, startYear, closedOn],
  );
}

/** The windows of a year that has just been added follow its own half terms: due a week before the end. */
async function placeWindows(
  tx: Transaction,
  schoolId: number,
  startYear: number,
  { halfTerms }: SetSchoolYearDto,
): Promise<void> {
  await tx.query(
    `UPDATE assessment_window w SET opens_on = greatest(given.starts_on, given.ends_on - 14),
            due_on = greatest(given.starts_on, given.ends_on - 7), locks_on = given.ends_on
     FROM unnest($2::int[], $3::date[], $4::date[]) AS given(id, starts_on, ends_on)
     WHERE w.school_id = $1 AND w.id = given.id`,
    [
      schoolId,
      HALF_TERMS.map((halfTerm) => windowNumber({ startYear, halfTerm })),
      halfTerms.map(({ startsOn }) => startsOn),
      halfTerms.map(({ endsOn }) => endsOn),
    ],
  );
}
