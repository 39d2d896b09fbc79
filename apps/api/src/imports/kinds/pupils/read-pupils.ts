import { academicYearOf, checkUpn, cohortYear, type IsoDate, parsed, parseNcYear } from '@headway/domain';
import type { PartWork } from '../../part-work';
import { BadCell } from '../rows/bad-cell';
import { readTable } from '../rows/read-table';
import type { RowCells } from '../rows/row-cells';
import type { TableFindings } from '../rows/table-findings';
import { factsIn, knownEthnicity, type StatedFacts } from './pupil-facts';
import { parseSex } from './pupil-words';

/** What a row says of a pupil. Undefined: the file has no such column, or the cell says nothing. */
export interface ReadPupil {
  row: number;
  upn: string;
  formerUpn: string | undefined;
  legalSurname: string;
  legalForename: string;
  preferredSurname: string | undefined;
  preferredForename: string | undefined;
  cohortYear: number | undefined;
  dateOfBirth: IsoDate | undefined;
  sex: 'F' | 'M' | 'U' | undefined;
  registrationGroup: string | undefined;
  entryDate: IsoDate | undefined;
  /** Null: the column is there and empty, so the pupil is not leaving. */
  leavingDate: IsoDate | null | undefined;
  facts: StatedFacts;
}

export const nameOf = ({ legalSurname, legalForename }: Pick<ReadPupil, 'legalSurname' | 'legalForename'>): string =>
  `${legalSurname}, ${legalForename}`;

/** Reads the pupils of a table, each UPN once; rows that say different things of one are invalid. */
export async function readPupils(work: PartWork, findings: TableFindings): Promise<ReadPupil[]> {
  const read = await readTable(work, findings, (cells) => pupilIn(cells, work.mapping.statedOn, findings));
  const byUpn = new Map<string, ReadPupil[]>();
  for (const pupil of read) {
    const same = byUpn.get(pupil.upn);
    if (same) same.push(pupil);
    else byUpn.set(pupil.upn, [pupil]);
  }
  return [...byUpn.values()].flatMap((found): ReadPupil[] => {
    const [first, ...more] = found;
    if (!first) return [];
    if (more.every((other) => sayTheSame(first, other))) {
      findings.counts.repeated += more.length;
      return [first];
    }
    const why = `Rows ${found.map(({ row }) => row).join(' and ')} say different things of this pupil`;
    for (const pupil of found) findings.invalid(pupil.row, 'UPN', pupil.upn, why, { id: null, name: nameOf(pupil) });
    return [];
  });
}

function pupilIn(cells: RowCells, statedOn: IsoDate, findings: TableFindings): ReadPupil {
  const upn = checkUpn(cells.text('upn'));
  if (upn.status === 'malformed') throw new BadCell('upn', cells.text('upn'), upn.because);
  const pupil: ReadPupil = {
    row: cells.row,
    upn: upn.upn,
    formerUpn: undefined,
    legalSurname: cells.neededWords('surname'),
    legalForename: cells.neededWords('forename'),
    preferredSurname: cells.words('preferred-surname'),
    preferredForename: cells.words('preferred-forename'),
    cohortYear: undefined,
    dateOfBirth: cells.day('date-of-birth'),
    sex: cells.optional('sex', parseSex),
    registrationGroup: cells.words('registration-group'),
    entryDate: cells.day('entry-date'),
    leavingDate: cells.end('leaving-date'),
    facts: factsIn(cells),
  };
  const ncYear = cells.optional('nc-year', parseNcYear);
  if (ncYear !== undefined) pupil.cohortYear = cohortYear(ncYear, statedOn);
  if (pupil.leavingDate && pupil.entryDate && pupil.leavingDate < pupil.entryDate) {
    throw new BadCell('leaving-date', cells.text('leaving-date'), 'the pupil would have left before coming');
  }
  if (pupil.dateOfBirth && pupil.dateOfBirth > statedOn) {
    throw new BadCell('date-of-birth', cells.text('date-of-birth'), 'this day is still to come');
  }
  const warn = (column: string, found: string, why: string): void =>
    findings.warn(cells.row, column, found, why, { id: null, name: nameOf(pupil) });
  pupil.formerUpn = formerUpnIn(cells, pupil.upn, warn);
  if (upn.status === 'wrong-check-letter') {
    warn('UPN', upn.upn, `The check letter of this UPN should be ${upn.expected}. Brought in as it is`);
  }
  const { ethnicity } = pupil.facts;
  if (ethnicity && !knownEthnicity(ethnicity)) {
    // The code itself is not repeated: ethnicity is shown in totals only.
    warn('Ethnicity', '', 'This code is not among those known here. Brought in as it is');
  }
  return pupil;
}

/** A number that cannot be a UPN is left out: it would find nobody. */
function formerUpnIn(
  cells: RowCells,
  upn: string,
  warn: (column: string, found: string, why: string) => void,
): string | undefined {
  const former = cells.optional('former-upn', (text) => parsed(checkUpn(text)));
  if (former === undefined || former.upn === upn) return undefined;
  if (former.status !== 'malformed') return former.upn;
  warn('Former UPN', cells.text('former-upn'), `This cannot be a UPN: ${former.because}. Left out`);
  return undefined;
}

function sayTheSame({ row: _first, ...a }: ReadPupil, { row: _second, ...b }: ReadPupil): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/**
 * The cohort of a pupil whose year group nobody states: children start Reception in the school year in which they
 * become five.
 */
export const cohortByBirth = (dateOfBirth: IsoDate): number => academicYearOf(dateOfBirth) + 5;
