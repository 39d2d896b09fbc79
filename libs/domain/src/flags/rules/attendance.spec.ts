import { attendance } from './attendance';

const year = (...terms: [possible: number, attended: number][]) => ({
  concerns: [],
  attendance: terms.map(([possible, attended], i) => ({ halfTerm: `2026${i + 1}`, possible, attended })),
});
const of = (...terms: [number, number][]) =>
  attendance.evaluate(year(...terms), attendance.defaults)[0]?.numbers ?? null;

describe('attendance', () => {
  it('takes 10 % missed as persistent and 50 % as severe, over the year so far', () => {
    expect(of([70, 64])).toBeNull();
    expect(of([70, 63])).toMatchObject({ kind: 'persistent', missedShare: 0.1, missedSessions: 7, possible: 70 });
    expect(of([70, 35])).toMatchObject({ kind: 'severe' });
    expect(of([60, 60], [60, 48])).toMatchObject({ kind: 'persistent', missedSessions: 12, possible: 120 });
  });

  it('takes a fall of 5 points on the half term before', () => {
    expect(of([100, 100], [100, 96])).toBeNull();
    expect(of([100, 100], [100, 95])).toMatchObject({ kind: 'fall', fall: 5, halfTerm: '20262' });
  });

  it('says nothing of two days at the start of a year, nor of nothing', () => {
    expect(of()).toBeNull();
    expect(of([4, 0])).toBeNull();
    expect(of([100, 100], [10, 8])).toBeNull();
  });
});
