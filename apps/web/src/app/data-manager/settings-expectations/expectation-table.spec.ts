import { shippedScales } from '@headway/domain';
import { blockOf, cellProblem, changes, expectedAnswer, pasted, textsOf, withText } from './expectation-table';

const shipped = (key: string) => {
  const found = shippedScales.find((scale) => scale.key === key);
  if (!found) throw new Error(key);
  return { ...found.scale, id: 1 };
};
const years = [3, 4, 5];
const steps = shipped('teacher-assessment');

describe('what is expected, as a table', () => {
  it('shows the step of a value, of this subject and scale only', () => {
    const row = { subjectId: 1, scaleId: 1, yearGroup: 3, halfTerm: 'ANY' as const, expected: 8 };
    expect([...textsOf([row, { ...row, subjectId: 2 }, { ...row, scaleId: 2 }], 1, steps)]).toEqual([['3 ANY', 'EXS']]);
  });

  it('takes marks of the scale, no codes, and nothing', () => {
    expect(cellProblem('exs', steps)).toBeNull();
    expect(cellProblem('', steps)).toBeNull();
    expect(cellProblem('A', steps)).toContain('not a code');
    expect(cellProblem('41', shipped('phonics'))).toContain('0 to 40');
  });

  it('takes a block from a spreadsheet, and says what would not fit', () => {
    const block = blockOf('12\t14\t\r\n20\t22\t24\r\n');
    expect(block).toEqual([
      ['12', '14', ''],
      ['20', '22', '24'],
    ]);
    const first = pasted(new Map([['4 SPR1', '9']]), block, { yearGroup: 4, column: 'AUT1', yearGroups: years });
    expect([...first.texts]).toEqual([
      ['4 AUT1', '12'],
      ['4 AUT2', '14'],
      ['5 AUT1', '20'],
      ['5 AUT2', '22'],
      ['5 SPR1', '24'],
    ]);
    expect(first.leftOut).toBe(0);
    expect(pasted(new Map(), block, { yearGroup: 5, column: 'SUM2', yearGroups: years }).leftOut).toBe(4);
  });

  it('says first of whom something is expected', () => {
    const answer = (...cells: string[]) =>
      expectedAnswer('Reading', new Map(cells.map((cell) => [cell, '1'])), [2, ...years]);
    expect(answer()).toContain('nothing is expected of a year group');
    expect(answer('3 ANY', '3 SUM1')).toBe('In reading a mark is expected of Year 3.');
    expect(answer('3 ANY', '4 SUM1', '5 ANY')).toBe('In reading a mark is expected of Year 3 to Year 5.');
    expect(answer('2 ANY', '5 ANY')).toBe('In reading a mark is expected of 2 year groups.');
  });

  it('sends only what is different, and an empty cell to take it away', () => {
    const before = new Map([
      ['3 ANY', '10'],
      ['4 ANY', '20'],
    ]);
    const after = withText(withText(withText(before, '3 ANY', ' '), '5 SUM2', '30'), '4 ANY', '20 ');
    expect(changes(before, after, years)).toEqual([
      { yearGroup: 3, halfTerm: 'ANY', mark: '' },
      { yearGroup: 5, halfTerm: 'SUM2', mark: '30' },
    ]);
  });
});
