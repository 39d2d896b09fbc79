import { parseTarget } from '@headway/domain';
import type { CellGivenDto } from '../assessments/cell-given.dto';
import { type PupilScales, readPupilScales } from '../assessments/pupil-scales';
import type { Transaction } from '../core/database/database';
import type { FieldProblem } from '../core/http/problem';
import { ProblemException } from '../core/http/problem.exception';

/** A cell with its value on the scale the pupil is marked on there; null: to be taken away. */
export type ReadPoint<T extends CellGivenDto> = T & { scaleId: number | null; value: number | null };

/**
 * Reads what was typed in each cell on the scale the pupil works to when the window is due.
 * @throws 422 that names every cell that cannot be read; then none is kept
 */
export async function readPoints<T extends CellGivenDto>(
  tx: Transaction,
  schoolId: number,
  { points, list }: { points: readonly T[]; list: string },
): Promise<ReadPoint<T>[]> {
  const pupilIds = [...new Set(points.map(({ pupilId }) => pupilId))];
  const windows = await tx.query<{ id: number; startYear: number; day: string }[]>(
    `SELECT id, start_year AS "startYear", due_on::text AS day FROM assessment_window
     WHERE school_id = $1 AND id = ANY($2)`,
    [schoolId, [...new Set(points.map(({ windowId }) => windowId))]],
  );
  const scalesAt = new Map<number, PupilScales>();
  for (const { id, startYear, day } of windows) {
    scalesAt.set(id, await readPupilScales(tx, { schoolId, pupilIds, startYear, day }));
  }
  const problems: FieldProblem[] = [];
  const cells = new Set<string>();
  const read = points.map((point, i): ReadPoint<T> => {
    const refuse = (message: string): ReadPoint<T> => {
      problems.push({ field: `${list}.${i}.mark`, message });
      return { ...point, scaleId: null, value: null };
    };
    const cell = `${point.pupilId} ${point.subjectId} ${point.windowId}`;
    if (cells.has(cell)) return refuse('This cell is in the request twice.');
    cells.add(cell);
    const scales = scalesAt.get(point.windowId);
    if (!scales) return refuse('Nothing is collected in this half term.');
    const subject = scales.subject(point.subjectId);
    const scale = subject && scales.of(point.pupilId, subject).scale;
    if (!scale) return refuse('There is no such subject, or it has no scale yet.');
    const mark = parseTarget(point.mark, scale);
    if (!mark.ok) return refuse(mark.because);
    if (mark.value.kind === 'empty') return { ...point, scaleId: null, value: null };
    return { ...point, scaleId: scale.id, value: mark.value.value };
  });
  const [first] = problems;
  if (first)
    throw new ProblemException(422, { title: first.message, detail: 'Nothing was changed.', errors: problems });
  return read;
}

/** The cells as three columns: pupils, subjects, windows. */
export const cellColumns = (points: readonly CellGivenDto[]): [string[], number[], number[]] => [
  points.map(({ pupilId }) => pupilId),
  points.map(({ subjectId }) => subjectId),
  points.map(({ windowId }) => windowId),
];
