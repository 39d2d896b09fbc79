import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { badInput } from '../core/http/problem.exception';
import { Clock } from '../core/time/clock';
import { newId } from '../core/time/new-id';
import type { ClassRow, MemberRow, StaffRow } from './class-diff';
import type { ClassChangedDto, CopySetsDto } from './class-writes.dto';
import { nextYearsName } from './next-years-name';
import { settleChange } from './settle-change';

interface LastYearsSet extends ClassRow {
  /** Of its youngest pupil then. */
  yearGroup: number | null;
}

/**
 * Makes last year's sets again for the year after it, with the pupils who were in them at its end and are still here,
 * from the first day. A set whose name there is already is left out.
 */
@Injectable()
export class CopySets {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly gate: PupilGate,
  ) {}

  run(caller: Caller, { fromStartYear, withStaff }: CopySetsDto): Promise<ClassChangedDto> {
    const { schoolId } = caller;
    return this.database.inSchool(schoolId, async (tx) => {
      const startYear = fromStartYear + 1;
      const startsOn = await firstDay(tx, schoolId, startYear);
      const sets = await lastYearsSets(tx, schoolId, fromStartYear);
      const taken = await namesIn(tx, schoolId, startYear);
      const copies = sets.flatMap((set) => {
        const name = nextYearsName(set.name, set.yearGroup);
        return taken.has(name) ? [] : [{ from: set.id, row: { ...rowOf(set), id: newId(), startYear, name } }];
      });
      const idOf = new Map(copies.map(({ from, row }) => [from, row.id]));
      const members = await lastMembers(tx, schoolId, [...idOf.keys()], startYear, startsOn);
      const pupilIds = [...new Set(members.map(({ pupilId }) => pupilId))];
      const why = await this.gate.requirePupils(tx, { caller, permission: 'classes.write', pupilIds });
      const staff = withStaff ? await lastTeachers(tx, schoolId, [...idOf.keys()], startsOn) : [];
      const copied = <Row extends { classId: string }>(row: Row): Row => ({
        ...row,
        ...{ classId: idOf.get(row.classId) ?? row.classId, startsOn, endsOn: null },
      });
      return settleChange(tx, caller, {
        ...{ kind: 'sets-copied' as const, classId: null, at: this.clock.now(), why: why || 'classes.write' },
        diff: {
          classes: { before: [], after: copies.map(({ row }) => row) },
          members: { before: [], after: members.map(copied) },
          staff: { before: [], after: staff.map(copied) },
        },
      });
    });
  }
}

const rowOf = ({ kind, subjectId }: ClassRow) => ({ kind, subjectId, endsOn: null });

async function firstDay(tx: Transaction, schoolId: number, startYear: number): Promise<string> {
  const [year] = await tx.query<{ startsOn: string }[]>(
    'SELECT starts_on::text AS "startsOn" FROM academic_year WHERE school_id = $1 AND start_year = $2',
    [schoolId, startYear],
  );
  if (!year) throw badInput('fromStartYear', 'The year after it is not set up yet.');
  return year.startsOn;
}

async function lastYearsSets(tx: Transaction, schoolId: number, startYear: number): Promise<LastYearsSet[]> {
  return tx.query<LastYearsSet[]>(
    `SELECT c.id, c.start_year AS "startYear", c.name, c.kind, c.subject_id AS "subjectId", c.ends_on::text AS "endsOn",
            (SELECT min(c.start_year - p.cohort_year)::int FROM class_pupil cp
             JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
             WHERE cp.school_id = c.school_id AND cp.class_id = c.id) AS "yearGroup"
     FROM class c WHERE c.school_id = $1 AND c.start_year = $2 AND c.kind = 'set' AND c.ends_on IS NULL ORDER BY c.id`,
    [schoolId, startYear],
  );
}

async function namesIn(tx: Transaction, schoolId: number, startYear: number): Promise<Set<string>> {
  const rows = await tx.query<{ name: string }[]>('SELECT name FROM class WHERE school_id = $1 AND start_year = $2', [
    ...[schoolId, startYear],
  ]);
  return new Set(rows.map(({ name }) => name));
}

/** Who was in the sets at the end and is on roll on the new first day, not beyond the school's last year. */
async function lastMembers(
  tx: Transaction,
  schoolId: number,
  classIds: readonly string[],
  startYear: number,
  day: string,
): Promise<MemberRow[]> {
  return tx.query<MemberRow[]>(
    `SELECT DISTINCT cp.class_id AS "classId", cp.pupil_id AS "pupilId", $3::text AS "startsOn", NULL AS "endsOn"
     FROM class_pupil cp JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
     WHERE cp.school_id = $1 AND cp.class_id = ANY($2)
       AND (cp.ends_on IS NULL OR cp.ends_on >= make_date($4, 7, 1))
       AND (p.leaving_date IS NULL OR p.leaving_date >= $3::date)`,
    [schoolId, classIds, day, startYear],
  );
}

async function lastTeachers(
  tx: Transaction,
  schoolId: number,
  classIds: readonly string[],
  day: string,
): Promise<StaffRow[]> {
  return tx.query<StaffRow[]>(
    `SELECT DISTINCT cs.class_id AS "classId", cs.staff_id AS "staffId", cs.role, $3::text AS "startsOn", NULL AS "endsOn"
     FROM class_staff cs JOIN staff s ON s.school_id = cs.school_id AND s.id = cs.staff_id
     WHERE cs.school_id = $1 AND cs.class_id = ANY($2) AND cs.ends_on IS NULL AND cs.role <> 'cover'
       AND (s.left_on IS NULL OR s.left_on >= $3::date)`,
    [schoolId, classIds, day],
  );
}
