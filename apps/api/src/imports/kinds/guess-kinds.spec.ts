import { guessColumns, guessKind } from '../mapping/guess-columns';
import type { ImportField, ImportKind } from '../mapping/import-mapping';

const columnsOf = (names: string) => names.split(', ').map((name, index) => ({ index, name, samples: [] }));

describe('files of each kind are known by the names of their columns', () => {
  it.each<[ImportKind, string, ImportField[]]>([
    [
      'staff',
      'Staff Code, Title, Surname, Forename, Work Email, Job Title',
      ['staff-id', 'title', 'surname', 'forename', 'email', 'role'],
    ],
    ['staff', 'Surname, First name, Role', ['surname', 'forename', 'role']],
    [
      'classes',
      'UPN, Surname, Forename, Class name, Subject, Teacher',
      ['upn', 'surname', 'forename', 'class', 'subject', 'staff'],
    ],
    ['classes', 'UPN, Set, Start date, End date', ['upn', 'class', 'starts-on', 'ends-on']],
    [
      'characteristics',
      'UPN, Indicator, Code, Start date, End date',
      ['upn', 'characteristic', 'value', 'starts-on', 'ends-on'],
    ],
    [
      'characteristics',
      'UPN, Surname, Forename, FSM, Ever 6, SEN status, In care',
      ['upn', 'surname', 'forename', 'meal-eligible', 'ever6', 'sen', 'looked-after'],
    ],
    [
      'attendance',
      'UPN, Academic year, Half term, Possible, Attendances',
      ['upn', 'academic-year', 'half-term', 'possible', 'attended'],
    ],
    ['attendance', 'UPN, Date, AM, PM', ['upn', 'date', 'am', 'pm']],
    ['attendance', 'UPN, Start date, Marks', ['upn', 'first-day', 'marks']],
    [
      'targets',
      'UPN, Year, Term, Subject, Target grade, Agreed with',
      ['upn', 'academic-year', 'half-term', 'subject', 'target', 'agreed-with'],
    ],
    [
      'interventions',
      'UPN, Intervention, Group, Led by, Start, Finish, Outcome',
      ['upn', 'programme', 'group', 'leader', 'starts-on', 'ends-on', 'outcome'],
    ],
    [
      'pupils',
      'UPN, Surname, Forename, Year, Class, PP, SEN, EAL',
      ['upn', 'surname', 'forename', 'nc-year', 'registration-group', 'pupil-premium', 'sen', 'eal'],
    ],
    [
      'results',
      'UPN, Year, Term, Subject, Grade, Date',
      ['upn', 'academic-year', 'half-term', 'subject', 'result', 'test-date'],
    ],
  ])('%s: %s', (kind, names, fields) => {
    const columns = columnsOf(names);
    expect(guessKind(columns)).toBe(kind);
    expect(guessColumns(kind, columns).map(({ field }) => field)).toEqual(fields);
  });
});
