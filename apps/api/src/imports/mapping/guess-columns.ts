import type { FileColumn } from '../file/file-layout';
import { type ColumnMapping, fieldsOf, type ImportField, type ImportKind } from './import-mapping';
import { parseMarksheetHeader } from './marksheet-header';

/** What schools' systems call their columns, in lower case without spaces and marks. */
const namesOf: Record<Exclude<ImportField, 'mark'>, readonly string[]> = {
  upn: ['upn', 'uniquepupilnumber', 'pupilupn', 'upnnumber'],
  surname: ['surname', 'legalsurname', 'lastname', 'familyname'],
  forename: ['forename', 'legalforename', 'firstname', 'givenname'],
  'preferred-surname': ['preferredsurname', 'preferredlastname'],
  'preferred-forename': ['preferredforename', 'preferredfirstname', 'preferredname', 'knownas'],
  'date-of-birth': ['dob', 'dateofbirth', 'birthdate', 'birthday'],
  sex: ['sex', 'gender', 'legalsex'],
  'nc-year': ['ncyear', 'ncyearactual', 'actualncyear', 'nationalcurriculumyear', 'yeargroup', 'year', 'yr'],
  'registration-group': [
    'reggroup',
    'reg',
    'registrationgroup',
    'registration',
    'registrationclass',
    'regform',
    'class',
    'form',
    'tutorgroup',
  ],
  'entry-date': ['dateofentry', 'entrydate', 'dateofadmission', 'admissiondate', 'startdate', 'datestarted'],
  'leaving-date': ['dateofleaving', 'leavingdate', 'dateleft', 'leftdate'],
  'pupil-premium': ['pupilpremium', 'pp', 'pupilpremiumindicator', 'pupilpremiumeligible'],
  sen: ['senprovision', 'sen', 'senstatus', 'sencode', 'senneed'],
  eal: ['eal', 'englishasanadditionallanguage', 'englishasadditionallanguage', 'ealstatus'],
  'academic-year': ['academicyear', 'schoolyear', 'year'],
  'half-term': ['halfterm', 'term', 'window', 'assessmentpoint', 'datadrop'],
  subject: ['subject', 'subjectname', 'strand'],
  result: ['result', 'mark', 'score', 'grade', 'value', 'standardisedscore', 'scaledscore'],
  'standard-error': ['standarderror', 'se', 'sem', 'standarderrorofmeasurement'],
  'test-date': ['testdate', 'dateoftest', 'datetested', 'testedon', 'assessmentdate', 'date'],
};

const plain = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The column whose name comes first in the list of names of a field. */
function columnFor(field: Exclude<ImportField, 'mark'>, columns: readonly FileColumn[]): FileColumn | undefined {
  for (const name of namesOf[field]) {
    const found = columns.find((column) => plain(column.name) === name);
    if (found) return found;
  }
  return undefined;
}

/** Which columns hold what, if the file is of this kind. */
export function guessColumns(kind: ImportKind, columns: readonly FileColumn[]): ColumnMapping[] {
  const { needed, optional } = fieldsOf[kind];
  const guessed = new Map<number, ColumnMapping>();
  for (const field of [...needed, ...optional]) {
    if (field === 'mark') continue;
    const found = columnFor(
      field,
      columns.filter(({ index }) => !guessed.has(index)),
    );
    if (found) {
      guessed.set(found.index, { column: found.index, header: found.name, field, subject: null, window: null });
    }
  }
  if (kind === 'marksheet') {
    for (const { index, name } of columns) {
      const header = guessed.has(index) ? null : parseMarksheetHeader(name);
      if (header) guessed.set(index, { column: index, header: name, field: 'mark', ...header });
    }
  }
  return [...guessed.values()].sort((a, b) => a.column - b.column);
}

/** What a file most likely holds, from the names of its columns. */
export function guessKind(columns: readonly FileColumn[]): ImportKind {
  const fieldsIn = (kind: ImportKind): Set<ImportField> =>
    new Set(guessColumns(kind, columns).map(({ field }) => field));
  // One result a row, even if it is not said in which half term: a mark sheet would need less, but has no such columns.
  const rows = fieldsIn('results');
  if (rows.has('subject') && rows.has('result') && !fieldsIn('marksheet').has('mark')) return 'results';
  const missing = (kind: ImportKind): number => {
    const found = fieldsIn(kind);
    return fieldsOf[kind].needed.filter((field) => !found.has(field)).length;
  };
  // A list of pupils has the columns of no other kind; of the other two the one that lacks least.
  const kinds: ImportKind[] = ['results', 'marksheet', 'pupils'];
  return kinds.reduce((best, kind) => (missing(kind) < missing(best) ? kind : best));
}
