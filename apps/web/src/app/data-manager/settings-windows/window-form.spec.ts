import type { SubjectDto, WindowDto } from '@headway/api-client';
import { askedWords, formOf, toggled, windowsAnswer, withYears, workload, yearsOf } from './window-form';

const subjects = [
  { id: 1, name: 'Reading', strandOf: null },
  { id: 2, name: 'Writing', strandOf: null },
  { id: 3, name: 'Maths', strandOf: null },
  { id: 4, name: 'Number', strandOf: 3 },
] as SubjectDto[];

const window = (id: number, kind: 'full' | 'short', ...asked: [number, number[]][]): WindowDto => ({
  id,
  startYear: 2026,
  halfTerm: 'AUT1',
  kind,
  opensOn: '2026-10-09',
  dueOn: '2026-10-16',
  locksOn: '2026-10-23',
  version: 1,
  subjects: asked.map(([subjectId, yearGroups]) => ({ subjectId, yearGroups })),
});

describe('setting a window', () => {
  it('adds and takes away a year group of a subject, and the subject with its last one', () => {
    const form = formOf(window(20261, 'full', [1, [3, 5]]));
    expect(toggled(form, 1, 4).subjects).toEqual([{ subjectId: 1, yearGroups: [3, 4, 5] }]);
    expect(toggled(toggled(form, 1, 3), 1, 5).subjects).toEqual([]);
    expect(withYears(form, 2, [6]).subjects).toHaveLength(2);
  });

  it('says in a line what is collected from whom', () => {
    expect(askedWords(window(20261, 'full', [1, [1, 2]], [2, [6]], [3, [3]], [4, [3]]), subjects)).toBe(
      'Reading, writing and maths · Year 1 to Year 6',
    );
    const many = Array.from({ length: 8 }, (_, at) => ({ id: at + 1, name: `Subject ${at + 1}`, strandOf: null }));
    const asked = many.map(({ id }): [number, number[]] => [id, [7]]);
    expect(askedWords(window(20261, 'full', ...asked), many as SubjectDto[])).toMatch(
      /Subject 6 and 2 more · Year 7$/i,
    );
    expect(askedWords(window(20261, 'full'), subjects)).toBe('Nothing is collected');
  });

  it('opens with how often marks are collected', () => {
    const full = window(20262, 'full', [1, [1]]);
    const short = window(20261, 'short', [1, [1]]);
    expect(windowsAnswer([short, full, window(20263, 'full')])).toBe(
      'Marks are collected 2 times in 2026/27: 1 in full, 1 as a short check.',
    );
    expect(windowsAnswer([window(20263, 'full')])).toBe('No marks are collected in 2026/27 yet.');
  });

  it('warns of a fourth full collection of a subject', () => {
    const four = [1, 2, 3, 4].map((half) => window(20260 + half, 'full', [1, [5]]));
    expect(workload(four, subjects)).toEqual([expect.stringContaining('Reading is collected in full 4 times.')]);
    expect(workload(four.slice(1), subjects)).toEqual([]);
  });

  it("shows the school's own year groups", () => {
    expect(yearsOf([window(20261, 'full', [1, [-1, 3]])], 'primary')).toEqual([-1, 0, 1, 2, 3, 4, 5, 6]);
  });
});
