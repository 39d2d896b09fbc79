import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import type { Permission } from '../core/access/permissions';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import { PupilFlagsQueries } from '../flags/pupil-flags.queries';
import { readSeries, seriesKey } from '../flags/series.queries';
import type {
  CharacteristicDto,
  HalfTermAttendanceDto,
  HalfTermSpanDto,
  HelpDto,
  PupilClassDto,
  PupilStoryDto,
  SubjectLaneDto,
} from './pupils.dto';

/** Need-to-know facts, and those kept for totals only: no page of a pupil shows them. */
const neverShown = ['looked-after', 'previously-looked-after', 'ethnicity'];

type Person = Pick<
  PupilStoryDto,
  'id' | 'upn' | 'forename' | 'surname' | 'sex' | 'dateOfBirth' | 'yearGroup' | 'entryDate' | 'leavingDate'
>;

/** One pupil's whole story, as far as the caller may know it. */
@Injectable()
export class PupilStoryQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly flags: PupilFlagsQueries,
    private readonly clock: Clock,
  ) {}

  /** @throws Denied (404, audited) when the pupil is not the caller's to see. */
  story(caller: Caller, pupilId: string): Promise<PupilStoryDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    return this.database.inSchool(schoolId, async (tx) => {
      const why = await this.gate.requirePupils(tx, { caller, permission: 'pupils.read', pupilIds: [pupilId] });
      await this.gate.recordRead(tx, caller, 'pupil.read', new Map([[pupilId, why]]));
      /** `null` where the caller may not see it; otherwise what is read, for the subjects given (null: all). */
      const ifAllowed = async <T>(
        permission: Permission,
        read: (subjectIds: readonly number[] | null) => Promise<T>,
      ): Promise<T | null> => {
        const reach = await this.gate.allowedInSubjects(tx, { caller, permission, pupilIds: [pupilId] });
        return reach.allowed.has(pupilId) ? read(reach.subjectsOf(pupilId)) : null;
      };
      const attendance = await this.attendance(tx, schoolId, pupilId);
      return {
        ...(await this.person(tx, schoolId, pupilId, today)),
        today,
        classes: await this.classes(tx, schoolId, pupilId),
        characteristics: await this.characteristics(tx, schoolId, pupilId, today),
        halfTerms: await this.halfTerms(tx, schoolId, pupilId, today),
        subjects: await ifAllowed('results.read', (of) => this.subjects(tx, schoolId, pupilId, of)),
        help: await ifAllowed('groups.read', (of) => this.help(tx, { schoolId, pupilId, today }, of)),
        attendance,
        flags: await ifAllowed('flags.read', (of) => this.flags.ofPupil(tx, schoolId, pupilId, caller.staffId, of)),
      };
    });
  }

  private async person(tx: Transaction, schoolId: number, pupilId: string, today: string): Promise<Person> {
    const [person] = await tx.query<Person[]>(
      `SELECT id, upn, coalesce(preferred_forename, legal_forename) AS forename,
              coalesce(preferred_surname, legal_surname) AS surname, sex, date_of_birth::text AS "dateOfBirth",
              $3::int - cohort_year AS "yearGroup", entry_date::text AS "entryDate",
              leaving_date::text AS "leavingDate"
       FROM pupil WHERE school_id = $1 AND id = $2`,
      [schoolId, pupilId, academicYearOf(today)],
    );
    if (!person) throw new Error('The gate let through a pupil who is not there.');
    return person;
  }

  private classes(tx: Transaction, schoolId: number, pupilId: string): Promise<PupilClassDto[]> {
    return tx.query<PupilClassDto[]>(
      `SELECT c.name, c.kind, cp.starts_on::text AS "startsOn", cp.ends_on::text AS "endsOn",
              ARRAY(SELECT trim(s.title || ' ' || s.surname) FROM class_staff cs
                    JOIN staff s ON s.school_id = cs.school_id AND s.id = cs.staff_id
                    JOIN staff_role r ON r.school_id = s.school_id AND r.staff_id = s.id AND r.role = 'class-teacher'
                    WHERE cs.school_id = c.school_id AND cs.class_id = c.id ORDER BY s.surname) AS teachers
       FROM class_pupil cp JOIN class c ON c.school_id = cp.school_id AND c.id = cp.class_id
       WHERE cp.school_id = $1 AND cp.pupil_id = $2 ORDER BY cp.starts_on, c.kind, c.name`,
      [schoolId, pupilId],
    );
  }

  private characteristics(
    tx: Transaction,
    schoolId: number,
    pupilId: string,
    today: string,
  ): Promise<CharacteristicDto[]> {
    return tx.query<CharacteristicDto[]>(
      `SELECT kind, value, starts_on::text AS since FROM characteristic
       WHERE school_id = $1 AND pupil_id = $2 AND starts_on <= $3 AND (ends_on IS NULL OR ends_on >= $3)
         AND kind <> ALL($4) AND value <> 'N'
       ORDER BY kind, value`,
      [schoolId, pupilId, today, neverShown],
    );
  }

  /** From the half term of the pupil's first result, attendance or group to the current one. */
  private halfTerms(tx: Transaction, schoolId: number, pupilId: string, today: string): Promise<HalfTermSpanDto[]> {
    return tx.query<HalfTermSpanDto[]>(
      `WITH spans AS (
         SELECT h.start_year * 10 + array_position(ARRAY['AUT1','AUT2','SPR1','SPR2','SUM1','SUM2'], h.code) AS id,
                h.starts_on, h.ends_on
         FROM half_term h WHERE h.school_id = $1),
       first AS (
         SELECT least((SELECT min(window_id) FROM result WHERE school_id = $1 AND pupil_id = $2),
                      (SELECT min(window_id) FROM attendance WHERE school_id = $1 AND pupil_id = $2)) AS id,
                (SELECT min(starts_on) FROM placement
                 WHERE school_id = $1 AND pupil_id = $2 AND undone_at IS NULL) AS day)
       SELECT s.id AS "windowId", s.starts_on::text AS "startsOn", s.ends_on::text AS "endsOn",
              w.due_on::text AS "dueOn"
       FROM spans s CROSS JOIN first
       LEFT JOIN assessment_window w ON w.school_id = $1 AND w.id = s.id
       WHERE (s.id >= first.id OR s.ends_on >= first.day OR s.ends_on >= $3) AND s.starts_on <= $3
       ORDER BY s.id`,
      [schoolId, pupilId, today],
    );
  }

  private async subjects(
    tx: Transaction,
    schoolId: number,
    pupilId: string,
    subjectIds: readonly number[] | null,
  ): Promise<SubjectLaneDto[]> {
    const subjects = await tx.query<{ id: number; name: string }[]>(
      `SELECT id, name FROM subject WHERE school_id = $1 AND ($2::int[] IS NULL OR id = ANY($2)) ORDER BY position, id`,
      [schoolId, subjectIds],
    );
    const series = await readSeries(
      tx,
      schoolId,
      subjects.map(({ id }) => [pupilId, id]),
    );
    return subjects.flatMap(({ id, name }) =>
      (series.get(seriesKey(pupilId, id)) ?? []).map((one) => ({ subjectId: id, subjectName: name, ...one })),
    );
  }

  private help(
    tx: Transaction,
    { schoolId, pupilId, today }: { schoolId: number; pupilId: string; today: string },
    subjectIds: readonly number[] | null,
  ): Promise<HelpDto[]> {
    return tx.query<HelpDto[]>(
      `SELECT pl.id AS "placementId", g.id AS "groupId", g.name AS "groupName", pr.name AS "programmeName",
              su.name AS "subjectName", nullif(trim(st.title || ' ' || st.surname), '') AS "leaderName",
              pl.starts_on::text AS "startsOn", pl.ends_on::text AS "endsOn", g.ends_on::text AS "groupEndsOn",
              g.review_on::text AS "reviewOn", pl.exit_reason AS "exitReason",
              count(s.id)::int AS planned, (count(s.id) FILTER (WHERE s.held_on <= $3))::int AS due,
              (count(m.session_id) FILTER (WHERE s.status = 'held'))::int AS had
       FROM placement pl
       JOIN intervention_group g ON g.school_id = pl.school_id AND g.id = pl.group_id
       JOIN programme pr ON pr.school_id = g.school_id AND pr.id = g.programme_id
       LEFT JOIN subject su ON su.school_id = g.school_id AND su.id = g.subject_id
       LEFT JOIN staff st ON st.school_id = g.school_id AND st.id = g.leader_id
       LEFT JOIN group_session s ON s.school_id = g.school_id AND s.group_id = g.id
         AND s.held_on BETWEEN pl.starts_on AND coalesce(pl.ends_on, g.ends_on)
       LEFT JOIN register_mark m ON m.school_id = s.school_id AND m.session_id = s.id AND m.pupil_id = pl.pupil_id
         AND m.mark IN ('present', 'late')
       WHERE pl.school_id = $1 AND pl.pupil_id = $2 AND pl.undone_at IS NULL
         AND ($4::int[] IS NULL OR g.subject_id = ANY($4))
       GROUP BY pl.school_id, pl.id, g.school_id, g.id, pr.name, su.name, st.title, st.surname
       ORDER BY pl.starts_on, pl.id`,
      [schoolId, pupilId, today, subjectIds],
    );
  }

  private attendance(tx: Transaction, schoolId: number, pupilId: string): Promise<HalfTermAttendanceDto[]> {
    return tx.query<HalfTermAttendanceDto[]>(
      `SELECT window_id AS "windowId", possible, attended FROM attendance
       WHERE school_id = $1 AND pupil_id = $2 ORDER BY window_id`,
      [schoolId, pupilId],
    );
  }
}
