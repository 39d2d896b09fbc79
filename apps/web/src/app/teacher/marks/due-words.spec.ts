import { dueWords } from './due-words';

const dates = { locked: false, dueOn: '2026-11-27', locksOn: '2026-12-04' };

describe('until when marks are wanted', () => {
  it.each([
    ['2026-11-20', 'due Friday 27 November · locks 4 Dec'],
    ['2026-11-26', 'due tomorrow, Friday 27 November · locks 4 Dec'],
    ['2026-11-27', 'due today · locks 4 Dec'],
    ['2026-11-28', 'were due 27 Nov · locks 4 Dec'],
  ])('on %s is "%s"', (today, words) => expect(dueWords(dates, today)).toBe(words));

  it('is over when the window is locked', () =>
    expect(dueWords({ ...dates, locked: true }, '2026-12-05')).toBe('locked since 4 Dec'));
});
