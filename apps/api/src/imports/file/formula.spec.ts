import { csvLine, neutralised } from './formula';

describe('a cell that a spreadsheet would run', () => {
  // OWASP, CSV injection: the signs a formula begins with, and what is skipped before them.
  it.each([
    '=1+1',
    '+1+1',
    '-1+1',
    '@SUM(A1)',
    '\t=1',
    '\r=1',
    '\n=1',
    '＝1+1',
    '＋1',
    '－1+1',
    '＠SUM(A1)',
    '=cmd|’/C calc’!A0',
  ])('stands behind an apostrophe: %j', (cell) => {
    expect(neutralised(cell)).toBe(`'${cell}`);
    expect(csvLine([cell])).toMatch(/^"?'/);
  });

  it.each(['-5', '+2.5', 'Smith', "O'Neil", 'a=b', '5-6'])('is none of these: %j', (cell) => {
    expect(neutralised(cell)).toBe(cell);
  });
});
