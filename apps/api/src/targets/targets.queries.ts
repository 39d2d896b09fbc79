import { academicYearOf } from '@headway/domain';
import { Injectable } from '@nestjs/common';
import { type PupilScales, readPupilScales } from '../assessments/pupil-scales';
import type { Caller } from '../core/access/caller';
import { PupilGate } from '../core/access/pupil-gate';
import { Database, type Transaction } from '../core/database/database';
import { Clock } from '../core/time/clock';
import type {
  LatestMarkDto,
  PointDto,
  PupilTargetsDto,
  TargetDto,
  TargetSubjectDto,
  TargetWindowDto,
  WorkingToDto,
} from './targets.dto';

type Of<T> = T & { subjectId: number };

const byWhomSql = `nullif(trim(w.title || ' ' || w.surname), '')`;

/** What a pupil works to and is to reach. */
@Injectable()
export class TargetsQueries {
  constructor(
    private readonly database: Database,
    private readonly gate: PupilGate,
    private readonly clock: Clock,
  ) {}

  /** @throws Denied (404, audited) when the pupil is not the caller's to see. */
  ofPupil(caller: Caller, pupilId: string): Promise<PupilTargetsDto> {
    const { schoolId } = caller;
    const today = this.clock.today();
    const startYear = academicYearOf(today);
    const pupilIds = [pupilId];
    return this.database.inSchool(schoolId, async (tx) => {
      await this.gate.requirePupils(tx, { caller, permission: 'results.read', pupilIds });
      const reach = await this.gate.allowedInSubjects(tx, { caller, permission: 'results.read', pupilIds });
      await this.gate.recordRead(tx, caller, 'targets.read', reach.allowed);
      const writable = await this.gate.allowedPupils(tx, { caller, permission: 'targets.write', pupilIds });
      const [pupil] = await tx.query<Pick<PupilTargetsDto, 'forename' | 'surname' | 'yearGroup'>[]>(
        `SELECT coalesce(preferred_forename, legal_forename) AS forename, coalesce(preferred_surname, legal_surname) AS surname,
                $3 - cohort_year AS "yearGroup" FROM pupil WHERE school_id = $1 AND id = $2`,
        [schoolId, pupilId, startYear],
      );
      if (!pupil) throw new Error('The gate let a pupil through who is not there.');
      const scales = await readPupilScales(tx, { schoolId, pupilIds, startYear, day: today });
      return {
        pupilId,
        ...pupil,
        today,
        canWrite: writable.has(pupilId),
        windows: await windowsFrom(tx, schoolId, startYear),
        subjects: await subjectsOf(tx, { schoolId, pupilId, subjectIds: reach.subjectsOf(pupilId), scales }),
      };
    });
  }
}

async function windowsFrom(tx: Transaction, schoolId: number, startYear: number): Promise<TargetWindowDto[]> {
  return tx.query<TargetWindowDto[]>(
    `SELECT id, start_year AS "startYear", half_term AS "halfTerm" FROM assessment_window
     WHERE school_id = $1 AND start_year >= $2 ORDER BY id`,
    [schoolId, startYear],
  );
}

async function subjectsOf(
  tx: Transaction,
  of: { schoolId: number; pupilId: string; subjectIds: readonly number[] | null; scales: PupilScales },
): Promise<TargetSubjectDto[]> {
  const { schoolId, pupilId, subjectIds, scales } = of;
  const one = [schoolId, pupilId];
  const subjects = await tx.query<{ id: number; name: string; strandOf: number | null }[]>(
    `SELECT id, name, strand_of AS "strandOf" FROM subject
     WHERE school_id = $1 AND retired_at IS NULL AND ($2::int[] IS NULL OR id = ANY($2) OR strand_of = ANY($2))
     ORDER BY position, id`,
    [schoolId, subjectIds],
  );
  const latest = await tx.query<Of<LatestMarkDto>[]>(
    `SELECT DISTINCT ON (subject_id) subject_id AS "subjectId", window_id AS "windowId", scale_id AS "scaleId", value, code
     FROM result WHERE school_id = $1 AND pupil_id = $2 ORDER BY subject_id, window_id DESC`,
    one,
  );
  const workingTo = await tx.query<Of<WorkingToDto>[]>(
    `SELECT t.subject_id AS "subjectId", t.starts_on::text AS "startsOn", t.ends_on::text AS "endsOn",
            t.year_group AS "yearGroup", t.scale_id AS "scaleId", t.reason, ${byWhomSql} AS "setBy"
     FROM working_to t LEFT JOIN staff w ON w.school_id = t.school_id AND w.id = t.set_by
     WHERE t.school_id = $1 AND t.pupil_id = $2 ORDER BY t.starts_on DESC`,
    one,
  );
  const targets = await tx.query<Of<Omit<TargetDto, 'earlier'>>[]>(
    `SELECT t.subject_id AS "subjectId", t.window_id AS "windowId", t.scale_id AS "scaleId", t.value, ${byWhomSql} AS by,
            t.set_at AS at, t.agreed_with AS "agreedWith", t.agreed_on::text AS "agreedOn", t.note
     FROM target t LEFT JOIN staff w ON w.school_id = t.school_id AND w.id = t.set_by
     WHERE t.school_id = $1 AND t.pupil_id = $2 ORDER BY t.window_id`,
    one,
  );
  const earlier = await tx.query<Of<PointDto>[]>(
    `SELECT t.subject_id AS "subjectId", t.window_id AS "windowId", t.scale_id AS "scaleId", t.value, ${byWhomSql} AS by,
            t.set_at AS at
     FROM target_history t LEFT JOIN staff w ON w.school_id = t.school_id AND w.id = t.set_by
     WHERE t.school_id = $1 AND t.pupil_id = $2 ORDER BY t.replaced_at DESC, t.id DESC`,
    one,
  );
  const forecasts = await tx.query<Of<PointDto>[]>(
    `SELECT t.subject_id AS "subjectId", t.window_id AS "windowId", t.scale_id AS "scaleId", t.value, ${byWhomSql} AS by,
            t.made_at AS at
     FROM forecast t LEFT JOIN staff w ON w.school_id = t.school_id AND w.id = t.made_by
     WHERE t.school_id = $1 AND t.pupil_id = $2 ORDER BY t.window_id`,
    one,
  );
  return subjects.map(({ id, name, strandOf }) => {
    const { scale, yearGroup } = scales.of(pupilId, { id, strandOf });
    const before = earlier.filter(({ subjectId }) => subjectId === id);
    return {
      subjectId: id,
      name,
      strandOf,
      scaleId: scale?.id ?? null,
      yearGroup,
      latest: without(latest, id)[0] ?? null,
      workingTo: without(workingTo, id),
      targets: without(targets, id).map((target) => ({
        ...target,
        earlier: without(before, id).filter(({ windowId }) => windowId === target.windowId),
      })),
      forecasts: without(forecasts, id),
    };
  });
}

/** The rows of one subject, which no longer name it. */
function without<T>(rows: readonly Of<T>[], id: number): Omit<Of<T>, 'subjectId'>[] {
  return rows.filter((row) => row.subjectId === id).map(({ subjectId: _, ...row }) => row);
}
