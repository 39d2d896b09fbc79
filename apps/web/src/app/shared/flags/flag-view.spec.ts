import { flag } from '../../../testing/flags';
import { actedOf, lastMarks, leadingNumbers, needRows, placeText, sentenceOf, smallChart } from './flag-view';

const ordinal = {
  id: 2,
  name: 'Writing',
  kind: 'ordinal' as const,
  basis: 'judgement' as const,
  direction: 'up' as const,
  least: 1,
  greatest: 9,
  steps: ['PK1', 'PK2', 'PK3', 'PK4', 'PK5', 'PK6', 'WTS', 'EXS', 'GDS'].map((label, i) => ({ value: i + 1, label })),
};

describe('a flag as it is shown', () => {
  it('has its sentence, the marks with the last one apart, and the numbers of the telling reason', () => {
    expect(sentenceOf(flag())).toBe('Leon has made less progress in reading than pupils who started level with him.');
    expect(lastMarks(flag())).toEqual({ before: '94 → 88 → ', last: '81' });
    expect(leadingNumbers(flag())).toBe('Pupils level in Summer 2: 92 now. Leon is 11 short of that.');
  });

  it('shows ties as ties', () => {
    expect(placeText(flag({ place: 4, tied: true }))).toBe('4=');
    expect(placeText(flag({ place: 5 }))).toBe('5');
  });

  it('draws error, expected standard and level pupils at their places in time', () => {
    const chart = smallChart(flag());
    expect(chart?.points.map(({ x, value, sem }) => [x, value, sem])).toEqual([
      [12153, 94, 4.7],
      [12155, 88, 4.7],
      [12157, 81, 4.7],
    ]);
    expect(chart?.expected).toBe(85);
    expect(chart?.peers).toEqual([
      { x: 12155, value: 88 },
      { x: 12157, value: 92 },
    ]);
  });

  it('draws a hollow place where a result is missing', () => {
    const reasons = [
      { rule: 'missing-result', version: 1, severity: 0.5, numbers: { window: '20264', dueOn: '2027-03-19' } },
    ];
    expect(smallChart(flag({ reasons }))?.points.at(-1)).toEqual({
      x: 12159,
      label: 'Spring 2',
      value: null,
      missing: 'missing',
    });
  });

  it('shows only the steps near a pupil, and no line between steps', () => {
    const points = [8, 7].map((value, i) => ({
      windowId: 20256 + i * 6,
      value,
      code: null,
      error: null,
      errorAssumed: false,
      expected: 8,
    }));
    const chart = smallChart(flag({ subjectName: 'Writing', series: { scale: ordinal, points } }));
    expect(chart?.scale.steps?.map(({ label }) => label)).toEqual(['PK6', 'WTS', 'EXS', 'GDS']);
    expect(chart?.peers).toEqual([]);
  });

  it('says why it has its place: points beside the first reason of each part, adding up to the need', () => {
    const rows = needRows(flag());
    expect(rows.map(({ name, points, rows: span }) => [name, points, span])).toEqual([
      ['Below expected', 43, 2],
      ['In the lowest fifth', null, 2],
      ['Slower than level pupils', 9, 1],
    ]);
    expect(rows.reduce((sum, { points }) => sum + (points ?? 0), 0)).toBe(flag().need);
  });

  it.each([
    [flag(), 'none', 'Nobody yet'],
    [flag({ state: 'acknowledged', acknowledgedBy: 'Ms Okafor' }), 'seen', 'Ms Okafor has seen'],
    [
      flag({ group: { id: 'g', name: 'Word reading', startsOn: '2026-11-30' } }),
      'good',
      'In Word reading since 30 Nov',
    ],
    [flag({ state: 'resolved', resolvedOn: '2026-12-11' }), 'good', 'Resolved 11 Dec'],
    [flag({ state: 'dismissed', dismissReason: 'new glasses' }), 'seen', 'Dismissed: new glasses'],
  ])('says who has acted', (one, mark, words) => expect(actedOf(one, '2026-11-26')).toEqual({ mark, words }));
});
