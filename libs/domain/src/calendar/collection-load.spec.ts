import { collectedTooOften, type YearCollection } from './collection-load';

const full = (...subjectIds: number[]): YearCollection => ({ kind: 'full', subjectIds });
const short = (...subjectIds: number[]): YearCollection => ({ kind: 'short', subjectIds });

describe('the workload of collecting marks', () => {
  it('accepts three full collections and three short checks a year', () => {
    expect(collectedTooOften([full(1), short(1), full(1), short(1), full(1), short(1)])).toEqual([]);
  });

  it('names each subject with a fourth full collection, and how many there are', () => {
    expect(collectedTooOften([full(2, 1), full(1, 2), full(1, 3), full(1), full(2), full(2)])).toEqual([
      { subjectId: 1, times: 4 },
      { subjectId: 2, times: 4 },
    ]);
  });

  it('counts a subject once a window, however often it is listed', () => {
    expect(collectedTooOften([full(1, 1), full(1, 1), full(1)])).toEqual([]);
  });
});
