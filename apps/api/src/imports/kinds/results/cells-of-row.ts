import {
  notParsed,
  type Parsed,
  parseAcademicYear,
  parsed,
  parseHalfTerm,
  type WindowNumber,
  windowNumber,
  windowOfNumber,
} from '@headway/domain';
import type { FileRow } from '../../file/read-rows';
import { fieldsOf, type ImportMapping } from '../../mapping/import-mapping';

/** What a row says of one result, as text, with the columns it says it in. */
export interface CellOfResult {
  subject: string;
  subjectColumn: string;
  window: Parsed<WindowNumber>;
  windowColumn: string;
  windowFound: string;
  mark: string;
  markColumn: string;
  standardError: string;
  testDate: string;
  /** Number and name of the school where it was earned; empty: nothing is said. */
  school: string;
}

/** How the results of a row are found: one in a long file, one for each column in a mark sheet. */
export function cellReader(mapping: ImportMapping): (row: FileRow) => CellOfResult[] {
  return fieldsOf(mapping.kind).subjects === 'headers' ? marksheetReader(mapping) : longReader(mapping);
}

function marksheetReader({ columns, window: ofFile = null }: ImportMapping): (row: FileRow) => CellOfResult[] {
  const marks = columns.flatMap(({ field, column, header, subject, window: own }) => {
    const window = own ?? ofFile;
    return field === 'mark' && subject !== null && window !== null
      ? [{ column, header, subject: subject.trim(), window: parsed(window) }]
      : [];
  });
  return ({ cells }) =>
    marks.map(({ column, header, subject, window }) => ({
      subject,
      subjectColumn: header,
      window,
      windowColumn: header,
      windowFound: header,
      mark: cells[column] ?? '',
      markColumn: header,
      standardError: '',
      testDate: '',
      school: '',
    }));
}

function longReader({ columns, window: ofFile = null }: ImportMapping): (row: FileRow) => CellOfResult[] {
  const place = (field: string) => columns.find((column) => column.field === field);
  const [year, term] = [place('academic-year'), place('half-term')];
  const [subject, mark] = [place('subject'), place('result')];
  const [error, date] = [place('standard-error'), place('test-date')];
  const school = place('school');
  const windows = new Map<string, Parsed<WindowNumber>>();
  return ({ cells }) => {
    const cell = (column: { column: number } | undefined): string => (column ? (cells[column.column] ?? '') : '');
    const windowFound = `${cell(year)} ${cell(term)}`;
    let window = windows.get(windowFound);
    if (!window) windows.set(windowFound, (window = windowFrom(cell(year), cell(term), ofFile)));
    return [
      {
        subject: cell(subject),
        subjectColumn: subject?.header ?? '',
        window,
        windowColumn: [year, term].flatMap((column) => (column ? [column.header] : [])).join(', '),
        windowFound,
        mark: cell(mark),
        markColumn: mark?.header ?? '',
        standardError: cell(error),
        testDate: cell(date),
        school: cell(school),
      },
    ];
  };
}

/** @param ofFile says what the row leaves empty. */
function windowFrom(year: string, term: string, ofFile: WindowNumber | null): Parsed<WindowNumber> {
  const otherwise = ofFile === null ? null : windowOfNumber(ofFile);
  const startYear = otherwise && year === '' ? parsed(otherwise.startYear) : parseAcademicYear(year);
  if (!startYear.ok) return notParsed(startYear.because);
  const halfTerm = otherwise && term === '' ? parsed(otherwise.halfTerm) : parseHalfTerm(term);
  if (!halfTerm.ok) return notParsed(halfTerm.because);
  return parsed(windowNumber({ startYear: startYear.value, halfTerm: halfTerm.value }));
}
