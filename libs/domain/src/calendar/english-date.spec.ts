import fc from 'fast-check';
import { parseEnglishDate } from './english-date';
import { addDays, dayOfWeek, daysBetween, isIsoDate } from './iso-date';

const someDay = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1970-01-01', days));

describe('parseEnglishDate', () => {
  it.each([
    ['31/08/2026', '2026-08-31'],
    ['1/9/2025', '2025-09-01'],
    ['03.02.2026', '2026-02-03'],
    ['2026-08-31', '2026-08-31'],
    ['2026-08-31T00:00:00', '2026-08-31'],
    ['31/08/2026 00:00:00', '2026-08-31'],
    ['5 Sep 2025', '2025-09-05'],
    ['5 Sept 2025', '2025-09-05'],
    ['31st August 2026', '2026-08-31'],
    [' 29-Feb-2024 ', '2024-02-29'],
  ])('reads %p as the day before the month', (text, value) => {
    expect(parseEnglishDate(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['31/02/2026', 'February 2026 has 28 days'],
    ['29 Feb 2025', 'February 2025 has 28 days'],
    ['2025-02-29', 'February 2025 has 28 days'],
    ['00/05/2025', 'May 2025 has 31 days'],
    ['08/31/2026', 'no month 31'],
    ['1/9/25', 'four digits'],
    ['5 Foo 2025', 'no month of that name'],
    ['5 Ma 2025', 'no month of that name'],
    ['', 'no date'],
    ['next week', 'not a date'],
    ['2025', 'not a date'],
  ])('says what is wrong with %p', (text, because) => {
    expect(parseEnglishDate(text)).toEqual({ ok: false, because: expect.stringContaining(because) });
  });

  it('reads any day back however it is written', () => {
    fc.assert(
      fc.property(someDay, (day) => {
        const [year, month, dayOfMonth] = day.split('-');
        expect(parseEnglishDate(`${dayOfMonth}/${month}/${year}`)).toEqual({ ok: true, value: day });
        expect(parseEnglishDate(day)).toEqual({ ok: true, value: day });
      }),
    );
  });
});

describe('days', () => {
  it('knows the day of the week', () => {
    expect(['2025-09-01', '2026-01-01', '2000-02-29', '1969-12-28'].map(dayOfWeek)).toEqual([1, 4, 2, 7]);
  });

  it('adds and counts days, across clock changes and years', () => {
    expect(addDays('2026-03-28', 2)).toBe('2026-03-30');
    expect(daysBetween('2025-09-01', '2026-09-01')).toBe(365);
    fc.assert(
      fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (day, days) => {
        expect(daysBetween(day, addDays(day, days))).toBe(days);
        expect(isIsoDate(addDays(day, days))).toBe(true);
      }),
    );
  });

  it('refuses what is not a day', () => {
    expect(() => addDays('2025-02-30', 1)).toThrow(RangeError);
    expect(isIsoDate('2025-2-3')).toBe(false);
  });
});
