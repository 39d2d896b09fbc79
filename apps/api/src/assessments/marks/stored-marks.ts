import { labelOf } from '@headway/domain';
import type { Transaction } from '../../core/database/database';
import type { ResultCode } from '../result-row';
import type { KnownScale } from '../pupil-scales';
import type { StandingMarkDto } from './marks.dto';

export interface MarkCell {
  pupilId: string;
  subjectId: number;
  windowId: number;
}

/** A result as it is stored, or was. */
export interface StoredMark {
  scaleId: number;
  value: number | null;
  code: ResultCode | null;
  standardError: number | null;
  testedOn: string | null;
  note: string | null;
  fromSchool: string | null;
  staffId: string | null;
  by: string | null;
  at: Date;
  /** The import that brought it; null: somebody typed it. */
  importRunId: string | null;
}

export const cellKey = ({ pupilId, subjectId, windowId }: MarkCell): string => `${pupilId} ${subjectId} ${windowId}`;

/**
 * Whoever changes marks of pupils does it one after the other: two who give the same first mark at once meet here.
 * Always in the order of ids, so that nobody waits in a ring.
 */
export async function lockPupils(tx: Transaction, schoolId: number, pupilIds: readonly string[]): Promise<void> {
  await tx.query('SELECT 1 FROM pupil WHERE school_id = $1 AND id = ANY($2) ORDER BY id FOR NO KEY UPDATE', [
    schoolId,
    pupilIds,
  ]);
}

/** What stands in the cells, by `cellKey`; held against an import until the transaction ends when it is to change. */
export async function readStoredMarks(
  tx: Transaction,
  schoolId: number,
  cells: readonly MarkCell[],
  { toChange }: { toChange: boolean },
): Promise<Map<string, StoredMark>> {
  const rows = await tx.query<(StoredMark & MarkCell)[]>(
    `SELECT r.pupil_id AS "pupilId", r.subject_id AS "subjectId", r.window_id AS "windowId", r.scale_id AS "scaleId",
            r.value, r.code, r.standard_error AS "standardError", r.tested_on::text AS "testedOn", r.note,
            r.from_school AS "fromSchool", r.recorded_by AS "staffId", r.recorded_at AS at,
            nullif(trim(s.title || ' ' || s.surname), '') AS by, r.import_run_id AS "importRunId"
     FROM unnest($2::uuid[], $3::int[], $4::int[]) AS given(pupil_id, subject_id, window_id)
     JOIN result r ON r.school_id = $1 AND r.pupil_id = given.pupil_id AND r.subject_id = given.subject_id
       AND r.window_id = given.window_id
     LEFT JOIN staff s ON s.school_id = $1 AND s.id = r.recorded_by
     ${toChange ? 'ORDER BY r.pupil_id, r.subject_id, r.window_id FOR UPDATE OF r' : ''}`,
    [
      schoolId,
      cells.map(({ pupilId }) => pupilId),
      cells.map(({ subjectId }) => subjectId),
      cells.map(({ windowId }) => windowId),
    ],
  );
  return new Map(rows.map((row) => [cellKey(row), row]));
}

export const markText = (
  { value, code }: Pick<StoredMark, 'value' | 'code'>,
  scale: Pick<KnownScale, 'steps'> | null,
): string => (value === null ? (code ?? '') : labelOf(value, scale ?? { steps: [] }));

/** @param scaleOf finds the scale that the mark was given on */
export function standing(
  mark: StoredMark | undefined,
  scaleOf: (id: number) => KnownScale | null,
): StandingMarkDto | null {
  if (!mark) return null;
  const { value, code, scaleId, note, by, at } = mark;
  return { value, code, text: markText(mark, scaleOf(scaleId)), scaleId, note, by, at: at.toISOString() };
}
