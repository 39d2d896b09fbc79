import { labelOf, publishedError, type HalfTerm } from '@headway/domain';
import type { Transaction } from '../../core/database/database';
import type { PupilScale, PupilScales } from '../pupil-scales';
import type { ResultCode } from '../result-row';
import type { ExpectedMarkDto, PreviousResultDto } from './mark-sheet.dto';
import { markText } from './stored-marks';

interface PreviousRow {
  pupilId: string;
  subjectId: number;
  windowId: number;
  scaleId: number;
  value: number | null;
  code: ResultCode | null;
  standardError: number | null;
}

interface TargetRow {
  pupilId: string;
  subjectId: number;
  scaleId: number;
  value: number;
}

interface ExpectationRow {
  subjectId: number;
  scaleId: number;
  yearGroup: number;
  halfTerm: string;
  expected: number;
}

/** What stands beside a mark: the result before, and what is expected of the pupil. */
export class BesideMarks {
  private readonly previous: ReadonlyMap<string, PreviousRow>;
  private readonly targets: ReadonlyMap<string, TargetRow>;
  private readonly expectations: ReadonlyMap<string, number>;

  constructor(
    rows: { previous: readonly PreviousRow[]; targets: readonly TargetRow[]; expectations: readonly ExpectationRow[] },
    private readonly scales: PupilScales,
    private readonly halfTerm: HalfTerm,
  ) {
    this.previous = new Map(rows.previous.map((row) => [`${row.pupilId} ${row.subjectId}`, row]));
    this.targets = new Map(rows.targets.map((row) => [`${row.pupilId} ${row.subjectId}`, row]));
    this.expectations = new Map(
      rows.expectations.map((row) => [
        `${row.subjectId} ${row.scaleId} ${row.yearGroup} ${row.halfTerm}`,
        row.expected,
      ]),
    );
  }

  previousOf(pupilId: string, subjectId: number): PreviousResultDto | null {
    const found = this.previous.get(`${pupilId} ${subjectId}`);
    if (!found) return null;
    const { windowId, scaleId, value, code, standardError } = found;
    const scale = this.scales.scale(scaleId);
    const error = scale && value !== null ? publishedError(scale, { ownSe: standardError, cohortSd: null }) : null;
    return {
      ...{ windowId, value, code, scaleId, text: markText(found, scale) },
      testError: error?.ok ? error.value : null,
    };
  }

  /** The pupil's own target on this scale, else what is expected of the year. */
  expectedOf(pupilId: string, subjectId: number, on: PupilScale): ExpectedMarkDto | null {
    const target = this.targets.get(`${pupilId} ${subjectId}`);
    if (on.scale && target?.scaleId === on.scale.id) {
      return { value: target.value, text: labelOf(target.value, on.scale), why: 'target' };
    }
    return this.expectedOfYear(subjectId, on);
  }

  /** What is expected of the year that the pupil works to: the half term's value before the year's. */
  expectedOfYear(subjectId: number, { scale, yearGroup }: PupilScale): ExpectedMarkDto | null {
    if (!scale) return null;
    const year = `${subjectId} ${scale.id} ${yearGroup}`;
    const value = this.expectations.get(`${year} ${this.halfTerm}`) ?? this.expectations.get(`${year} ANY`);
    return value === undefined ? null : { value, text: labelOf(value, scale), why: 'expected' };
  }
}

interface CellsAsked {
  schoolId: number;
  pupilIds: readonly string[];
  subjectIds: readonly number[];
  windowId: number;
  halfTerm: HalfTerm;
  /** Results of half terms before this one; without it, before the window. */
  resultsBefore?: number;
}

export async function readBesideMarks(tx: Transaction, scales: PupilScales, asked: CellsAsked): Promise<BesideMarks> {
  const { schoolId, pupilIds, subjectIds, windowId, resultsBefore = windowId } = asked;
  const of = [schoolId, pupilIds, subjectIds];
  const previous = await tx.query<PreviousRow[]>(
    `SELECT r.pupil_id AS "pupilId", r.subject_id AS "subjectId", r.window_id AS "windowId", r.scale_id AS "scaleId",
            r.value, r.code, r.standard_error AS "standardError"
     FROM unnest($2::uuid[]) AS p(id) CROSS JOIN unnest($3::int[]) AS s(id)
     CROSS JOIN LATERAL (
       SELECT * FROM result WHERE school_id = $1 AND pupil_id = p.id AND subject_id = s.id AND window_id < $4
       ORDER BY window_id DESC LIMIT 1) r`,
    [...of, resultsBefore],
  );
  const targets = await tx.query<TargetRow[]>(
    `SELECT pupil_id AS "pupilId", subject_id AS "subjectId", scale_id AS "scaleId", value FROM target
     WHERE school_id = $1 AND pupil_id = ANY($2) AND subject_id = ANY($3) AND window_id = $4`,
    [...of, windowId],
  );
  const expectations = await tx.query<ExpectationRow[]>(
    `SELECT subject_id AS "subjectId", scale_id AS "scaleId", year_group AS "yearGroup", half_term AS "halfTerm", expected
     FROM expectation WHERE school_id = $1 AND subject_id = ANY($2)`,
    [schoolId, subjectIds],
  );
  return new BesideMarks({ previous, targets, expectations }, scales, asked.halfTerm);
}
