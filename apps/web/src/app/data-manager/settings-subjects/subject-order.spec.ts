import type { SubjectSettingDto } from '@headway/api-client';
import { moved, subjectsAnswer, treeOf } from './subject-order';

const subject = (id: number, change: Partial<SubjectSettingDto> = {}): SubjectSettingDto => ({
  ...{ id, name: `Subject ${id}`, strandOf: null, scaleId: 1, yearScales: [], retired: false, results: 0 },
  ...change,
});

describe('subjects in order', () => {
  it('stand above their strands; a strand that was retired alone stands by itself', () => {
    const all = [subject(1), subject(2, { strandOf: 1 }), subject(3), subject(4, { strandOf: 3, retired: true })];
    const ids = (retired: boolean) =>
      treeOf(all, retired).map((tree) => [tree.subject.id, tree.strands.map(({ id }) => id)]);
    expect(ids(false)).toEqual([
      [1, [2]],
      [3, []],
    ]);
    expect(ids(true)).toEqual([[4, []]]);
  });

  it('move one place and no further than the end', () => {
    expect(moved([1, 2, 3], 3, -1)).toEqual([1, 3, 2]);
    expect(moved([1, 2, 3], 1, 1)).toEqual([2, 1, 3]);
    expect(moved([1, 2, 3], 1, -1)).toBeNull();
    expect(moved([1, 2, 3], 3, 1)).toBeNull();
    expect(moved([1, 2, 3], 9, 1)).toBeNull();
  });

  it('are counted with what is still missing', () => {
    expect(subjectsAnswer([])).toBe('There is no subject yet.');
    expect(subjectsAnswer([subject(1), subject(2, { strandOf: 1, scaleId: null })])).toBe(
      '1 subject is assessed, with 1 strand. 1 has no scale yet.',
    );
    const byYear = subject(3, { scaleId: null, yearScales: [{ yearGroup: 0, scaleId: 1 }] });
    expect(subjectsAnswer([subject(1), byYear])).toBe('2 subjects are assessed.');
  });
});
