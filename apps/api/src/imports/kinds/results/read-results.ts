import { academicYearOf, checkUpn, type IsoDate, type Scale, windowOfNumber } from '@headway/domain';
import type { ResultRow } from '../../../assessments/result-row';
import type { FileLayout } from '../../file/file-layout';
import type { FileRow } from '../../file/read-rows';
import { type ImportCounts, noCounts } from '../../import-counts';
import type { ImportMapping } from '../../mapping/import-mapping';
import { rowsOf, type TableOfPart } from '../../part-work';
import { ProblemList, type RowProblem } from '../../problem-list';
import { earlierSchools, type OwnSchool } from './earlier-school';
import { cellReader, type CellOfResult } from './cells-of-row';
import { DuplicateResults, whatOf } from './duplicate-results';
import { MarkReader } from './mark-reader';
import type { ScalesOfResults } from './scales-of-results';

export interface KnownPupil {
  id: string;
  /** "Surname, Forename". */
  name: string;
  cohortYear: number;
  entryDate: IsoDate | null;
}

export interface KnownSubject {
  id: number;
  name: string;
  scaleId: number;
  scale: Scale;
}

/** What results are read against. */
export interface ResultContext {
  /** By UPN, and by former ones, leavers included. */
  pupils: ReadonlyMap<string, KnownPupil>;
  /** By the name in the file, in lower case. Null: left out. Not there: nobody said what it is. */
  subjects: ReadonlyMap<string, KnownSubject | null>;
  scales: ScalesOfResults;
  today: IsoDate;
  school: OwnSchool;
}

/** A result of the file with where it stands. */
export interface ReadResult extends ResultRow {
  row: number;
  pupil: KnownPupil;
}

export interface ResultsRead {
  results: ReadResult[];
  problems: ProblemList;
  /** Everything that can be counted without looking at the results the school has. */
  counts: ImportCounts;
}

/** No school has results before this year in any system. */
const firstYear = 1990;

/**
 * Reads the results of a file, long or mark sheet.
 * @param onRows called between batches with the rows read so far; throws to stop.
 */
export async function readResults(
  table: TableOfPart,
  context: ResultContext,
  onRows: (rows: number) => Promise<void>,
): Promise<ResultsRead> {
  const reader = new ResultsReader(table.layout, table.mapping, context);
  for await (const batch of rowsOf(table)) {
    for (const row of batch) reader.read(row);
    await onRows(reader.rows);
  }
  return reader.finish();
}

class ResultsReader {
  private readonly problems = new ProblemList();
  private readonly counts = noCounts();
  private readonly marks: MarkReader;
  private readonly seen = new DuplicateResults();
  private readonly unknown = new Set<string>();
  private readonly cellsOf: (row: FileRow) => CellOfResult[];
  private readonly width: number;
  private readonly upnColumn: number;
  private readonly nameColumns: number[];
  private readonly schoolOf: ReturnType<typeof earlierSchools>;
  /** The academic year of today. */
  private readonly lastYear: number;

  constructor(
    layout: FileLayout,
    mapping: ImportMapping,
    private readonly context: ResultContext,
  ) {
    this.marks = new MarkReader(context.today);
    this.lastYear = academicYearOf(context.today);
    this.schoolOf = earlierSchools(context.school);
    this.cellsOf = cellReader(mapping);
    this.width = Math.max(...layout.columns.map(({ index }) => index)) + 1;
    const place = (field: string): number => mapping.columns.find((c) => c.field === field)?.column ?? -1;
    this.upnColumn = place('upn');
    this.nameColumns = [place('surname'), place('forename')].filter((column) => column >= 0);
  }

  get rows(): number {
    return this.counts.rows;
  }

  read(row: FileRow): void {
    this.counts.rows += 1;
    const { cells } = row;
    if (cells.length < this.width || cells.slice(this.width).some((cell) => cell !== '')) {
      const found = `${cells.length} cells`;
      const why = `The row has ${cells.length} cells, the column names are ${this.width}`;
      this.invalid(row, { column: 'Row', found, why });
      return;
    }
    const written = this.cellsOf(row).filter(({ mark }) => mark !== '' || this.blank());
    if (written.length === 0) return;
    const pupil = this.pupilOf(row, written.length);
    if (!pupil) return;
    for (const cell of written) this.readCell(row, cell, pupil);
  }

  finish(): ResultsRead {
    const { kept, repeated, clashes } = this.seen.settle();
    for (const { results, why } of clashes) {
      for (const result of results) {
        const { row, pupil, shown } = result;
        this.counts.invalid += 1;
        this.problems.add({ grade: 'invalid', row, column: whatOf(result), found: shown, why, ...named(pupil) });
      }
    }
    this.counts.repeated = repeated;
    this.counts.pupilsNotOnRoll = this.unknown.size;
    this.counts.windows = [...new Set(kept.map(({ windowId }) => windowId))].sort((a, b) => a - b);
    const years = kept.map(({ windowId, pupil }) => windowOfNumber(windowId).startYear - pupil.cohortYear);
    this.counts.yearGroups = [...new Set(years)].sort((a, b) => a - b);
    return { results: kept, problems: this.problems, counts: this.counts };
  }

  private readCell(row: FileRow, cell: CellOfResult, pupil: KnownPupil): void {
    const invalid = (column: string, found: string, why: string): void =>
      this.invalid(row, { column, found, why, ...named(pupil) });
    const subject = this.context.subjects.get(cell.subject.toLowerCase());
    if (subject === null) {
      this.counts.leftOut += 1;
      return;
    }
    if (!subject) {
      const why = cell.subject ? 'Nothing says which subject of the school this is' : 'There is no subject';
      return invalid(cell.subjectColumn, cell.subject, why);
    }
    if (!cell.window.ok) return invalid(cell.windowColumn, cell.windowFound, sentence(cell.window.because));
    const windowId = cell.window.value;
    const { startYear } = windowOfNumber(windowId);
    if (startYear < firstYear || startYear > this.lastYear) {
      return invalid(cell.windowColumn, cell.windowFound, 'This school year has not begun, or is long past');
    }
    const { scale, scaleId } = this.context.scales.of(subject, { pupil, windowId, text: cell.mark });
    const mark = this.marks.mark(cell.mark, { scaleId, scale });
    if (!mark.ok) return invalid(cell.markColumn, cell.mark, sentence(mark.because));
    const error = this.marks.standardError(cell.standardError);
    if (!error.ok) return invalid('Standard error', cell.standardError, error.because);
    const testedOn = this.marks.testDate(cell.testDate);
    if (!testedOn.ok) return invalid('Test date', cell.testDate, sentence(testedOn.because));
    this.seen.add({
      row: row.row,
      pupil,
      pupilId: pupil.id,
      subjectId: subject.id,
      windowId,
      scaleId,
      ...mark.value,
      standardError: error.value,
      testedOn: testedOn.value,
      fromSchool: this.schoolOf({ written: cell.school, windowId, entryDate: pupil.entryDate }),
      subject: subject.name,
      shown: cell.mark,
    });
  }

  private pupilOf(row: FileRow, results: number): KnownPupil | null {
    const text = row.cells[this.upnColumn] ?? '';
    const upn = checkUpn(text);
    const pupil = this.context.pupils.get(upn.upn);
    if (pupil) return pupil;
    const name = this.nameColumns.map((column) => row.cells[column] ?? '').join(', ') || null;
    if (upn.status === 'malformed') {
      this.invalid(
        row,
        { column: 'UPN', found: text, why: sentence(upn.because), pupilId: null, pupil: name },
        results,
      );
      return null;
    }
    this.counts.notOnRoll += results;
    if (!this.unknown.has(upn.upn)) {
      this.unknown.add(upn.upn);
      const hint = upn.status === 'wrong-check-letter' ? `. Its check letter should be ${upn.expected}` : '';
      const why = `No pupil of this school, now or before, has this UPN${hint}`;
      this.problems.add({
        grade: 'not-on-roll',
        row: row.row,
        column: 'UPN',
        found: text,
        why,
        pupilId: null,
        pupil: name,
      });
    }
    return null;
  }

  private blank(): boolean {
    this.counts.blank += 1;
    return false;
  }

  private invalid(
    { row }: FileRow,
    problem: Pick<RowProblem, 'column' | 'found' | 'why'> & Partial<RowProblem>,
    results = 1,
  ): void {
    this.counts.invalid += results;
    this.problems.add({ grade: 'invalid', row, pupilId: null, pupil: null, ...problem });
  }
}

const named = ({ id, name }: KnownPupil): { pupilId: string; pupil: string } => ({ pupilId: id, pupil: name });

/** With a capital, and without the full stop that whoever shows it adds. */
const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1).replace(/\.$/, '');
