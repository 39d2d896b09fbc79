import { longDate, shortDate, shortWeekday, weekday } from './dates';
import { counted, plain, pounds, poundsAndPence, signed } from './numbers';

describe('dates', () => {
  it('are written the way a school writes them', () => {
    expect(weekday('2026-11-26')).toBe('Thursday 26 November');
    expect(shortWeekday('2026-09-04')).toBe('Fri 4 Sep');
    expect(shortDate('2026-11-20')).toBe('20 Nov');
    expect(longDate('2026-12-17')).toBe('17 December 2026');
  });

  it('do not move with the clock change', () => {
    expect(weekday('2026-03-29')).toBe('Sunday 29 March');
    expect(weekday('2026-10-25')).toBe('Sunday 25 October');
  });
});

describe('numbers', () => {
  it('have a true minus sign and no minus nought', () => {
    expect(plain(-3.26, 1)).toBe('−3.3');
    expect(plain(-0.01, 1)).toBe('0.0');
    expect(signed(0.34)).toBe('+0.34');
    expect(signed(-0.21)).toBe('−0.21');
    expect(signed(0.001)).toBe('0.00');
  });

  it('are pounds where they are money', () => {
    expect(pounds(1318.4)).toBe('£1,318');
    expect(pounds(-20)).toBe('−£20');
    expect(poundsAndPence(27.4)).toBe('£27.40');
  });

  it('go with their noun', () => {
    expect(counted(1, 'pupil')).toBe('1 pupil');
    expect(counted(0, 'pupil')).toBe('0 pupils');
    expect(counted(2, 'child', 'children')).toBe('2 children');
  });
});
