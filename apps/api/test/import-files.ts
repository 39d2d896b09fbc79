import { makeUpn } from '@headway/domain';

/** UPN of the nth made-up pupil. */
export const upn = (n: number): string => makeUpn({ localAuthority: 999, establishment: 1234, year: 19, serial: n });

export const csv = (...rows: (string | number)[][]): string => rows.map((row) => row.join(',')).join('\n');

const pupilColumns = ['UPN', 'Surname', 'Forename', 'NC Year', 'Reg Group'];

/** A list of `count` pupils of Year 6 in class 6A. */
export const pupilsFile = (count: number): string =>
  csv(
    pupilColumns,
    ...Array.from({ length: count }, (_, i) => [upn(i + 1), `Surname${i + 1}`, `Forename${i + 1}`, 6, '6A']),
  );

const resultColumns = ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result'];

/** Results of Maths in Summer 2 of 2025/26, the nth of the nth pupil. */
export const resultsFile = (...results: (string | number)[]): string =>
  csv(resultColumns, ...results.map((result, i) => [upn(i + 1), '2025/26', 'SUM2', 'Maths', result]));
