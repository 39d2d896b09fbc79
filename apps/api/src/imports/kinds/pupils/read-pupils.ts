import { checkUpn, cohortYear, type IsoDate, parseEnglishDate, parseNcYear } from '@headway/domain';
import type { FileLayout } from '../../file/file-layout';
import { isFormula } from '../../file/formula';
import type { FileRow } from '../../file/read-rows';
import { type ImportCounts, noCounts } from '../../import-counts';
import { fieldLabel, type ImportField, type ImportMapping } from '../../mapping/import-mapping';
import { rowsOf, type TableOfPart } from '../../part-work';
import { ProblemList } from '../../problem-list';
import { parseSen, parseSex, parseYesNo, type SenProvision } from './pupil-words';

/** What a row says of a pupil. Undefined: the file has no such column, or the cell says nothing. */
export interface ReadPupil {
  row: number;
  upn: string;
  legalSurname: string;
  legalForename: string;
  cohortYear: number;
  preferredSurname: string | undefined;
  preferredForename: string | undefined;
  dateOfBirth: IsoDate | undefined;
  sex: 'F' | 'M' | 'U' | undefined;
  registrationGroup: string | undefined;
  entryDate: IsoDate | undefined;
  /** Null: the column is there and empty, so the pupil is not leaving. */
  leavingDate: IsoDate | null | undefined;
  pupilPremium: boolean | undefined;
  sen: SenProvision | undefined;
  eal: boolean | undefined;
}

export interface PupilsRead {
  pupils: ReadPupil[];
  problems: ProblemList;
  counts: ImportCounts;
}

const longestName = 100;

/**
 * Reads the pupils of a file.
 * @param onRows called between batches with the rows read so far; throws to stop.
 */
export async function readPupils(table: TableOfPart, onRows: (rows: number) => Promise<void>): Promise<PupilsRead> {
  const reader = new PupilsReader(table.layout, table.mapping);
  for await (const batch of rowsOf(table)) {
    for (const row of batch) reader.read(row);
    await onRows(reader.rows);
  }
  return reader.finish();
}

/** A cell that cannot be taken; ends the reading of its row. */
class BadCell extends Error {
  constructor(
    readonly field: ImportField,
    readonly found: string,
    why: string,
  ) {
    super(why.charAt(0).toUpperCase() + why.slice(1));
  }
}

class PupilsReader {
  private readonly problems = new ProblemList();
  private readonly counts = noCounts();
  private readonly byUpn = new Map<string, ReadPupil[]>();
  private readonly places: Map<ImportField, number>;
  private readonly width: number;

  constructor(
    layout: FileLayout,
    private readonly mapping: ImportMapping,
  ) {
    this.places = new Map(mapping.columns.map(({ field, column }) => [field, column]));
    this.width = Math.max(...layout.columns.map(({ index }) => index)) + 1;
  }

  get rows(): number {
    return this.counts.rows;
  }

  read(row: FileRow): void {
    this.counts.rows += 1;
    const { cells } = row;
    if (cells.length < this.width || cells.slice(this.width).some((cell) => cell !== '')) {
      const why = `The row has ${cells.length} cells, the column names are ${this.width}`;
      this.invalid(row.row, 'Row', `${cells.length} cells`, why, null);
      return;
    }
    try {
      const pupil = this.pupilIn(row);
      const same = this.byUpn.get(pupil.upn);
      if (same) same.push(pupil);
      else this.byUpn.set(pupil.upn, [pupil]);
    } catch (error) {
      if (!(error instanceof BadCell)) throw error;
      this.invalid(row.row, fieldLabel(error.field), error.found, error.message, this.nameIn(row));
    }
  }

  finish(): PupilsRead {
    const pupils: ReadPupil[] = [];
    for (const found of this.byUpn.values()) {
      const [first, ...more] = found;
      if (!first) continue;
      if (more.every((other) => sayTheSame(first, other))) {
        pupils.push(first);
        this.counts.repeated += more.length;
        continue;
      }
      const rows = found.map(({ row }) => row).join(' and ');
      for (const { row, upn, legalSurname, legalForename } of found) {
        this.invalid(
          row,
          'UPN',
          upn,
          `Rows ${rows} say different things of this pupil`,
          `${legalSurname}, ${legalForename}`,
        );
      }
    }
    return { pupils, problems: this.problems, counts: this.counts };
  }

  private pupilIn(row: FileRow): ReadPupil {
    const { statedOn } = this.mapping;
    const text = (field: ImportField): string => row.cells[this.places.get(field) ?? -1] ?? '';
    const has = (field: ImportField): boolean => text(field) !== '';
    const upn = checkUpn(text('upn'));
    if (upn.status === 'malformed') throw new BadCell('upn', text('upn'), upn.because);
    const name = (field: ImportField): string => {
      if (isFormula(text(field))) throw new BadCell(field, text(field), 'this is a formula, not a name');
      if (text(field).length > longestName) throw new BadCell(field, text(field), 'this is too long for a name');
      return text(field);
    };
    const needed = (field: ImportField): string => {
      if (!has(field)) throw new BadCell(field, '', `there is no ${fieldLabel(field).toLowerCase()}`);
      return name(field);
    };
    const read = <T>(
      field: ImportField,
      parse: (t: string) => { ok: true; value: T } | { ok: false; because: string },
    ) => {
      if (!has(field)) return undefined;
      const result = parse(text(field));
      if (!result.ok) throw new BadCell(field, text(field), result.because);
      return result.value;
    };
    const ncYear = parseNcYear(text('nc-year'));
    if (!ncYear.ok) throw new BadCell('nc-year', text('nc-year'), ncYear.because);
    const pupil: ReadPupil = {
      row: row.row,
      upn: upn.upn,
      legalSurname: needed('surname'),
      legalForename: needed('forename'),
      cohortYear: cohortYear(ncYear.value, statedOn),
      preferredSurname: has('preferred-surname') ? name('preferred-surname') : undefined,
      preferredForename: has('preferred-forename') ? name('preferred-forename') : undefined,
      dateOfBirth: read('date-of-birth', parseEnglishDate),
      sex: read('sex', parseSex),
      registrationGroup: has('registration-group') ? name('registration-group') : undefined,
      entryDate: read('entry-date', parseEnglishDate),
      leavingDate: read('leaving-date', parseEnglishDate) ?? (this.places.has('leaving-date') ? null : undefined),
      pupilPremium: read('pupil-premium', parseYesNo),
      sen: read('sen', parseSen),
      eal: read('eal', parseYesNo),
    };
    if (pupil.leavingDate && pupil.entryDate && pupil.leavingDate < pupil.entryDate) {
      throw new BadCell('leaving-date', text('leaving-date'), 'the pupil would have left before coming');
    }
    if (pupil.dateOfBirth && pupil.dateOfBirth > statedOn) {
      throw new BadCell('date-of-birth', text('date-of-birth'), 'this day is still to come');
    }
    if (upn.status === 'wrong-check-letter') {
      this.counts.warnings += 1;
      const why = `The check letter of this UPN should be ${upn.expected}. Brought in as it is`;
      const named = { pupilId: null, pupil: this.nameIn(row) };
      this.problems.add({ grade: 'warning', row: row.row, column: 'UPN', found: upn.upn, why, ...named });
    }
    return pupil;
  }

  private nameIn({ cells }: FileRow): string | null {
    const parts = (['surname', 'forename'] as const).map((field) => cells[this.places.get(field) ?? -1] ?? '');
    return parts.filter((part) => part !== '').join(', ') || null;
  }

  private invalid(row: number, column: string, found: string, why: string, pupil: string | null): void {
    this.counts.invalid += 1;
    this.problems.add({ grade: 'invalid', row, column, found, why, pupilId: null, pupil });
  }
}

function sayTheSame({ row: _first, ...a }: ReadPupil, { row: _second, ...b }: ReadPupil): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
