import { Injectable } from '@nestjs/common';
import { may, type Caller } from '../core/access/caller';
import { Denied } from '../core/access/denied';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { readClassChanges } from './class-changes.queries';
import type { ClassAdultDto, ClassCandidateDto, ClassChoicesDto, ClassMemberDto, ClassProfileDto } from './classes.dto';

type Frame = Omit<ClassProfileDto, 'members' | 'staff' | 'changes' | 'mayChange'>;

/** Who is in a class and who works with it. */
@Injectable()
export class ClassProfileQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  /** @throws Denied (404, audited) for a class that is not the caller's and has nobody the caller may see. */
  profile(caller: Caller, classId: string): Promise<ClassProfileDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const frame = await this.frame(tx, caller, classId, today);
      const members = frame ? await this.members(tx, schoolId, classId, frame.startYear) : [];
      const pupilIds = members.map(({ pupilId }) => pupilId);
      const allowed = await this.gate.allowedPupils(tx, { caller, permission: 'pupils.read', pupilIds });
      const mayChange = may(caller, 'classes.write');
      if (!frame || !(frame.mine || mayChange || allowed.size > 0)) throw outsideReach(caller, classId);
      await this.gate.recordRead(tx, caller, 'class.read', allowed);
      return {
        ...frame,
        mayChange,
        members: members.filter(({ pupilId }) => allowed.has(pupilId)),
        staff: await this.staff(tx, schoolId, classId),
        changes: mayChange ? await readClassChanges(tx, schoolId, classId) : [],
      };
    });
  }

  choices({ schoolId }: Caller): Promise<ClassChoicesDto> {
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const years = await tx.query<{ year: number }[]>(
        'SELECT start_year AS year FROM academic_year WHERE school_id = $1 ORDER BY 1',
        [schoolId],
      );
      const subjects = await tx.query<ClassChoicesDto['subjects']>(
        `SELECT id, name FROM subject WHERE school_id = $1 AND retired_at IS NULL ORDER BY position, id`,
        [schoolId],
      );
      const staff = await tx.query<ClassChoicesDto['staff']>(
        `SELECT id AS "staffId", trim(coalesce(title, '') || ' ' || forename || ' ' || surname) AS name,
                job_title AS "jobTitle"
         FROM staff WHERE school_id = $1 AND (left_on IS NULL OR left_on >= $2) ORDER BY surname, forename, id`,
        [schoolId, today],
      );
      return { years: years.map(({ year }) => year), subjects, staff };
    });
  }

  /** Everybody on roll who is not in the class today, by year and surname. */
  candidates(caller: Caller, classId: string): Promise<ClassCandidateDto[]> {
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const frame = await this.frame(tx, caller, classId, today);
      if (!frame) throw outsideReach(caller, classId);
      const question = { caller, permission: 'classes.write' as const, pupilIds: 'all' as const };
      const allowed = await this.gate.allowedPupils(tx, question);
      const rows = await tx.query<ClassCandidateDto[]>(
        `SELECT p.id AS "pupilId", coalesce(p.preferred_forename, p.legal_forename) AS forename,
                coalesce(p.preferred_surname, p.legal_surname) AS surname, $3::int - p.cohort_year AS "yearGroup",
                max(c.name) FILTER (WHERE c.kind = 'registration') AS "className",
                max(c.name) FILTER (WHERE c.kind = 'set' AND c.subject_id = $5 AND c.id <> $4) AS "setName"
         FROM pupil p
         LEFT JOIN class_pupil cp ON cp.school_id = p.school_id AND cp.pupil_id = p.id AND cp.starts_on <= $2
           AND (cp.ends_on IS NULL OR cp.ends_on >= $2)
         LEFT JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id AND c.start_year = $3
         WHERE p.school_id = $1 AND p.id = ANY($6) AND (p.leaving_date IS NULL OR p.leaving_date >= $2)
         GROUP BY p.school_id, p.id HAVING NOT coalesce(bool_or(c.id = $4), false) ORDER BY 4, 3, 2, 1`,
        [schoolId, today, frame.startYear, classId, frame.subjectId, [...allowed.keys()]],
      );
      const seen = new Map(rows.map(({ pupilId }) => [pupilId, allowed.get(pupilId) ?? '']));
      await this.gate.recordRead(tx, caller, 'class-candidates.read', seen);
      return rows;
    });
  }

  private async frame(
    tx: Transaction,
    { schoolId, staffId }: Caller,
    classId: string,
    today: string,
  ): Promise<Frame | null> {
    const [found] = await tx.query<Frame[]>(
      `SELECT c.id, c.name, c.kind, c.start_year AS "startYear", c.subject_id AS "subjectId", s.name AS "subjectName",
              c.ends_on::text AS "endsOn", y.starts_on::text AS "yearStartsOn", y.ends_on::text AS "yearEndsOn",
              coalesce((SELECT min(h.starts_on) FROM half_term h WHERE h.school_id = c.school_id
                          AND h.start_year = c.start_year), y.starts_on)::text AS "firstDay",
              $3::text AS today,
              EXISTS (SELECT 1 FROM class_staff cs WHERE cs.school_id = c.school_id AND cs.class_id = c.id
                        AND cs.staff_id = $4 AND cs.starts_on <= $3::date
                        AND (cs.ends_on IS NULL OR cs.ends_on >= $3::date)) AS mine
       FROM class c
       JOIN academic_year y ON y.school_id = c.school_id AND y.start_year = c.start_year
       LEFT JOIN subject s ON s.school_id = c.school_id AND s.id = c.subject_id
       WHERE c.school_id = $1 AND c.id = $2`,
      [schoolId, classId, today, staffId],
    );
    return found ?? null;
  }

  private members(tx: Transaction, schoolId: number, classId: string, startYear: number): Promise<ClassMemberDto[]> {
    return tx.query<ClassMemberDto[]>(
      `SELECT p.id AS "pupilId", coalesce(p.preferred_forename, p.legal_forename) AS forename,
              coalesce(p.preferred_surname, p.legal_surname) AS surname, $3::int - p.cohort_year AS "yearGroup",
              cp.starts_on::text AS "startsOn", least(cp.ends_on, p.leaving_date)::text AS "endsOn"
       FROM class_pupil cp JOIN pupil p ON p.school_id = cp.school_id AND p.id = cp.pupil_id
       WHERE cp.school_id = $1 AND cp.class_id = $2 ORDER BY 3, 2, 1, cp.starts_on`,
      [schoolId, classId, startYear],
    );
  }

  private staff(tx: Transaction, schoolId: number, classId: string): Promise<ClassAdultDto[]> {
    return tx.query<ClassAdultDto[]>(
      `SELECT s.id AS "staffId", trim(coalesce(s.title, '') || ' ' || s.surname) AS name, cs.role,
              cs.starts_on::text AS "startsOn", least(cs.ends_on, s.left_on)::text AS "endsOn"
       FROM class_staff cs JOIN staff s ON s.school_id = cs.school_id AND s.id = cs.staff_id
       WHERE cs.school_id = $1 AND cs.class_id = $2
       ORDER BY array_position(ARRAY['teacher', 'cover', 'assistant'], cs.role), cs.starts_on, s.surname, s.id`,
      [schoolId, classId],
    );
  }
}

const outsideReach = ({ schoolId, accountId }: Caller, classId: string): Denied =>
  new Denied(404, {
    ...{ schoolId, accountId, why: 'class outside the reach of pupils.read' },
    ...{ subjectKind: 'class', subjectIds: [classId] },
  });
