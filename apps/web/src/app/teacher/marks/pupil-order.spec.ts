import { READING, SCORES, cell, pupil, standing } from '../../../testing/mark-sheet';
import { viewOf } from './cell-view';
import { type Filter, type PupilRow, fitsFilter, inOrder } from './pupil-order';
import type { SheetPupil } from '../../core/offline/mark-types';

function row(
  who: Partial<SheetPupil> & { pupilId: string; surname: string },
  now: number | null,
  expected = 100,
): PupilRow {
  const source = cell({
    pupilId: who.pupilId,
    mark: now === null ? null : standing(String(now)),
    expected: { value: expected, text: String(expected), why: 'expected' },
    previous: { windowId: 20256, value: 200 - (now ?? 0), code: null, text: '', scaleId: SCORES.id, testError: null },
  });
  return { pupil: pupil(who), cells: [{ source, scale: SCORES, view: viewOf(source, SCORES, null) }] };
}

const rows = [
  row({ pupilId: 'c', surname: 'Cedar' }, 99, 100),
  row({ pupilId: 'o', surname: 'Óg' }, null),
  row({ pupilId: 'a', surname: 'Ash', sen: 'K' }, 105, 120),
  row({ pupilId: 'b', surname: 'ash', forename: 'Zoe', disadvantaged: true }, 99, 90),
];
const names = (sorted: readonly PupilRow[]) => sorted.map(({ pupil: { pupilId } }) => pupilId).join('');

describe('pupils in order', () => {
  it('are by surname as a school writes it, then forename', () => {
    expect(names(inOrder(rows, { by: 'name' }))).toBe('abco');
  });

  it('begin with who has least; who has nothing comes last, equals by name', () => {
    expect(names(inOrder(rows, { by: 'now', subjectId: READING }))).toBe('bcao');
    expect(names(inOrder(rows, { by: 'previous', subjectId: READING }))).toBe('abco');
    expect(names(inOrder(rows, { by: 'gap', subjectId: READING }))).toBe('acbo');
  });
});

describe('pupils who are shown', () => {
  it.each<[Filter, string]>([
    ['all', 'coab'],
    ['missing', 'o'],
    ['below', 'ca'],
    ['sen', 'a'],
    ['premium', 'b'],
    ['flagged', ''],
  ])('with %s are %j', (filter, who) => expect(names(rows.filter((each) => fitsFilter(each, filter)))).toBe(who));
});
