import { cutText } from './file/cut-text';
import { neutralised } from './file/formula';

/**
 * How grave a problem is: `invalid` cells are not brought in, `not-on-roll` results belong to nobody here and are kept
 * out, a `warning` is brought in all the same.
 */
export type Grade = 'invalid' | 'not-on-roll' | 'warning';

/** Something in the file that a person should look at. */
export interface RowProblem {
  grade: Grade;
  /** As a spreadsheet counts. */
  row: number;
  column: string;
  found: string;
  why: string;
  pupilId: string | null;
  /** The pupil as the file or the school names them. */
  pupil: string | null;
}

const keptOfEachGrade = 300;
const longestFound = 60;

/** Collects problems: all are counted, the first few hundred of each grade are kept to be shown. */
export class ProblemList {
  private readonly kept: Record<Grade, RowProblem[]> = { invalid: [], 'not-on-roll': [], warning: [] };

  add(problem: RowProblem): void {
    const list = this.kept[problem.grade];
    if (list.length >= keptOfEachGrade) return;
    const found = problem.found.length > longestFound ? `${cutText(problem.found, longestFound)}…` : problem.found;
    list.push({ ...problem, found: neutralised(found), pupil: problem.pupil && neutralised(problem.pupil) });
  }

  /** Gravest first, each in the order of the file. */
  list(): RowProblem[] {
    return [this.kept.invalid, this.kept['not-on-roll'], this.kept.warning].flatMap((problems) =>
      [...problems].sort((a, b) => a.row - b.row),
    );
  }
}
