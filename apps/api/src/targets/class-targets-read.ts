import { type HalfTerm, labelOf } from '@headway/domain';
import type { PupilScales } from '../assessments/pupil-scales';
import type { SubjectKey } from '../assessments/subject-key';
import type { Transaction } from '../core/database/database';
import type { StandingTargetDto } from './class-targets.dto';

export interface TargetWindow {
  id: number;
  startYear: number;
  halfTerm: HalfTerm;
  dueOn: string;
}

/** The windows of a school year and of every later one. */
export async function readTargetWindows(tx: Transaction, schoolId: number, startYear: number): Promise<TargetWindow[]> {
  return tx.query<TargetWindow[]>(
    `SELECT id, start_year AS "startYear", half_term AS "halfTerm", due_on::text AS "dueOn" FROM assessment_window
     WHERE school_id = $1 AND start_year >= $2 ORDER BY id`,
    [schoolId, startYear],
  );
}

export interface TargetSubject extends SubjectKey {
  name: string;
  scaleId: number | null;
}

interface TaughtTo {
  schoolId: number;
  window: TargetWindow;
  pupils: readonly { pupilId: string; yearGroup: number }[];
}

/** Subjects and strands that are collected from these pupils in the year of a half term, or in which one has a target for it. */
export async function readTargetSubjects(
  tx: Transaction,
  { schoolId, window, pupils }: TaughtTo,
): Promise<TargetSubject[]> {
  return tx.query<TargetSubject[]>(
    `SELECT s.id, s.name, s.strand_of AS "strandOf", s.scale_id AS "scaleId"
     FROM subject s LEFT JOIN subject whole ON whole.school_id = s.school_id AND whole.id = s.strand_of
     WHERE s.school_id = $1 AND s.retired_at IS NULL AND (
       EXISTS (SELECT 1 FROM window_subject a
               JOIN assessment_window w ON w.school_id = a.school_id AND w.id = a.window_id AND w.start_year = $2
               WHERE a.school_id = s.school_id AND a.subject_id = s.id AND a.year_groups && $4::smallint[])
       OR EXISTS (SELECT 1 FROM target t WHERE t.school_id = s.school_id AND t.subject_id = s.id AND t.window_id = $3
                    AND t.pupil_id = ANY($5)))
     ORDER BY coalesce(whole.position, s.position), coalesce(whole.id, s.id), s.strand_of NULLS FIRST, s.position, s.id`,
    [
      ...[schoolId, window.startYear, window.id, [...new Set(pupils.map(({ yearGroup }) => yearGroup))]],
      pupils.map(({ pupilId }) => pupilId),
    ],
  );
}

interface CellsAsked {
  schoolId: number;
  pupilIds: readonly string[];
  subjectIds: readonly number[];
  windowId: number;
}

/** The targets that stand, by "pupil subject". */
export async function readClassTargets(
  tx: Transaction,
  { schoolId, pupilIds, subjectIds, windowId }: CellsAsked,
  scales: PupilScales,
): Promise<ReadonlyMap<string, StandingTargetDto>> {
  const rows = await tx.query<
    (Omit<StandingTargetDto, 'text' | 'at'> & { pupilId: string; subjectId: number; at: Date })[]
  >(
    `SELECT t.pupil_id AS "pupilId", t.subject_id AS "subjectId", t.value, t.scale_id AS "scaleId",
            t.agreed_with AS "agreedWith", t.agreed_on::text AS "agreedOn", t.note,
            nullif(trim(s.title || ' ' || s.surname), '') AS by, t.set_at AS at
     FROM target t LEFT JOIN staff s ON s.school_id = t.school_id AND s.id = t.set_by
     WHERE t.school_id = $1 AND t.pupil_id = ANY($2) AND t.subject_id = ANY($3) AND t.window_id = $4`,
    [schoolId, pupilIds, subjectIds, windowId],
  );
  return new Map(
    rows.map(({ pupilId, subjectId, at, ...target }) => {
      const text = labelOf(target.value, scales.scale(target.scaleId) ?? { steps: [] });
      return [`${pupilId} ${subjectId}`, { ...target, text, at: at.toISOString() }];
    }),
  );
}
