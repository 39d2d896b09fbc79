import fc from 'fast-check';
import { academicYearLabel, HALF_TERMS, halfTermLabel, windowNumber } from '@headway/domain';
import { guessColumns, guessKind } from './guess-columns';
import { parseMarksheetHeader } from './marksheet-header';

const columns = (names: string) => names.split(',').map((name, index) => ({ index, name, samples: [] }));
const fields = (kind: Parameters<typeof guessColumns>[0], names: string) =>
  guessColumns(kind, columns(names)).map(({ header, field }) => `${header}=${field}`);

describe('what a file most likely holds', () => {
  it.each([
    [
      'pupils',
      'UPN,Surname,Forename,DOB,Sex,NC Year,Reg Group,Date of Entry,Date of Leaving,Pupil Premium,SEN Provision,EAL',
    ],
    ['results', 'UPN,Academic Year,Half Term,Subject,Result,Standard Error'],
    ['marksheet', 'UPN,Surname,Forename,Reg,English 2023/24 SUM2,Maths 2023/24 SUM2'],
    ['results', 'Pupil UPN,School Year,Term,Subject Name,Grade'],
    ['results', 'UPN,Name,Subject,Date,Result'],
    ['marksheet', 'UPN,Reading,Writing'],
    ['pupils', 'Last name,First name,Gender,Year group,Class,UPN'],
  ])('is told from its columns: %s', (kind, names) => {
    expect(guessKind(columns(names))).toBe(kind);
  });

  it('is told column by column, under the names schools’ systems use', () => {
    expect(
      fields('pupils', 'Unique Pupil Number,Legal Surname,First Name,Known As,D.O.B.,Gender,Year,Form,PP,Shoe size'),
    ).toEqual([
      'Unique Pupil Number=upn',
      'Legal Surname=surname',
      'First Name=forename',
      'Known As=preferred-forename',
      'D.O.B.=date-of-birth',
      'Gender=sex',
      'Year=nc-year',
      'Form=registration-group',
      'PP=pupil-premium',
    ]);
    // The same word means another thing in another kind of file.
    expect(fields('results', 'UPN,Year,Term,Subject,Score,SE')).toEqual([
      'UPN=upn',
      'Year=academic-year',
      'Term=half-term',
      'Subject=subject',
      'Score=result',
      'SE=standard-error',
    ]);
  });

  it('is told from shortened names, and a UPN from what stands in the column', () => {
    const roll = columns('Unique Pupil No.,Family Name,Known As,D.O.B.,M/F,Reg Grp,NC Yr,Joined School');
    expect(guessKind(roll)).toBe('pupils');
    expect(guessColumns('pupils', roll).map(({ field }) => field)).toEqual([
      'upn',
      'surname',
      'forename',
      'date-of-birth',
      'sex',
      'registration-group',
      'nc-year',
      'entry-date',
    ]);
    const samples = ['B999241721009', 'A999241721047'];
    const unnamed = [
      { index: 0, name: 'Former UPN', samples },
      { index: 1, name: 'Ref', samples },
      { index: 2, name: 'Learner', samples: ['B99924', 'Amira'] },
    ];
    expect(guessColumns('pupils', unnamed).map(({ header, field }) => [header, field])).toEqual([
      ['Former UPN', 'former-upn'],
      ['Ref', 'upn'],
    ]);
  });

  it('takes a plain date among results for the day of the test', () => {
    expect(fields('results', 'UPN,Name,Subject,Date,Result')).toEqual([
      'UPN=upn',
      'Subject=subject',
      'Date=test-date',
      'Result=result',
    ]);
  });

  it('uses a column once', () => {
    expect(fields('pupils', 'UPN,Surname,Surname,Forename')).toEqual([
      'UPN=upn',
      'Surname=surname',
      'Forename=forename',
    ]);
  });
});

describe('a column of a mark sheet', () => {
  const words = fc.constantFrom(
    'English',
    'Maths',
    "Raven's matrices",
    'Reading (paper 2)',
    'D&T',
    'PSHE',
    'Spelling - oral',
  );
  const year = fc.integer({ min: 1990, max: 2098 });
  const term = fc.constantFrom(...HALF_TERMS);

  it('is read whatever the order and spelling of its three parts', () => {
    fc.assert(
      fc.property(
        words,
        year,
        term,
        fc.boolean(),
        fc.shuffledSubarray([0, 1, 2], { minLength: 3 }),
        (subject, startYear, halfTerm, long, order) => {
          const parts = [subject, academicYearLabel(startYear), long ? halfTermLabel(halfTerm) : halfTerm];
          const name = order.map((i) => parts[i]).join(' ');
          expect(parseMarksheetHeader(name)).toEqual({ subject, window: windowNumber({ startYear, halfTerm }) });
        },
      ),
    );
  });

  it.each([
    ['Reading: Autumn 1, 2025-26', 'Reading', 20251],
    ['2025/2026 Summer Term 2 Writing', 'Writing', 20256],
    ['Maths (SPR2 2024/25)', 'Maths', 20244],
  ])('is read as people write it: %s', (name, subject, window) => {
    expect(parseMarksheetHeader(name)).toEqual({ subject, window });
  });

  it.each([
    'English',
    'English 2023/24',
    'English SUM2',
    '2023/24 SUM2',
    'English 2023/25 SUM2',
    'English SUM3 2023/24',
    '',
  ])('is none without all three: %s', (name) => {
    expect(parseMarksheetHeader(name)).toBeNull();
  });
});
