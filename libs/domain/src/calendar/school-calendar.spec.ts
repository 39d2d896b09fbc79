import fc from 'fast-check';
import { addDays, isWeekday } from './iso-date';
import { calendarProblems, easterSunday, halfTermOn, schoolDaysBetween, usualCalendar } from './school-calendar';

const years = Array.from({ length: 50 }, (_, index) => 2015 + index);

describe('usualCalendar', () => {
  it('is the calendar many schools had in 2025/26', () => {
    expect(usualCalendar(2025)).toEqual({
      halfTerms: [
        { halfTerm: 'AUT1', startsOn: '2025-09-03', endsOn: '2025-10-24' },
        { halfTerm: 'AUT2', startsOn: '2025-11-03', endsOn: '2025-12-19' },
        { halfTerm: 'SPR1', startsOn: '2026-01-05', endsOn: '2026-02-13' },
        { halfTerm: 'SPR2', startsOn: '2026-02-23', endsOn: '2026-03-27' },
        { halfTerm: 'SUM1', startsOn: '2026-04-13', endsOn: '2026-05-22' },
        { halfTerm: 'SUM2', startsOn: '2026-06-01', endsOn: '2026-07-15' },
      ],
      closedOn: ['2026-05-04'],
    });
  });

  it.each(years)('has 190 school days in %i, in order, ended in July', (startYear) => {
    const calendar = usualCalendar(startYear);
    expect(calendarProblems(calendar)).toEqual([]);
    expect(schoolDaysBetween(`${startYear}-09-01`, `${startYear + 1}-08-31`, calendar)).toBe(190);
    const last = calendar.halfTerms.at(-1)?.endsOn ?? '';
    expect(last > `${startYear + 1}-07-05` && last < `${startYear + 1}-07-27`).toBe(true);
    for (const { startsOn, endsOn } of calendar.halfTerms) expect([startsOn, endsOn].every(isWeekday)).toBe(true);
  });

  it.each(years)('is closed at Christmas, New Year and Easter of %i', (startYear) => {
    const calendar = usualCalendar(startYear);
    const easter = easterSunday(startYear + 1);
    const closed = [
      `${startYear}-12-25`,
      `${startYear}-12-26`,
      `${startYear + 1}-01-01`,
      addDays(easter, -2),
      addDays(easter, 1),
    ];
    for (const day of closed) expect(schoolDaysBetween(day, day, calendar)).toBe(0);
  });
});

describe('easterSunday', () => {
  it('is the day the almanac gives', () => {
    expect([2000, 2008, 2019, 2024, 2025, 2026, 2038].map(easterSunday)).toEqual([
      ...['2000-04-23', '2008-03-23', '2019-04-21', '2024-03-31', '2025-04-20', '2026-04-05', '2038-04-25'],
    ]);
  });
});

describe('schoolDaysBetween', () => {
  const calendar = usualCalendar(2025);

  it('counts both ends, no weekends, holidays or closed days', () => {
    expect(schoolDaysBetween('2025-09-05', '2025-09-08', calendar)).toBe(2);
    expect(schoolDaysBetween('2025-10-25', '2025-11-02', calendar)).toBe(0);
    expect(schoolDaysBetween('2026-05-01', '2026-05-05', calendar)).toBe(2);
    expect(schoolDaysBetween('2025-09-08', '2025-09-05', calendar)).toBe(0);
  });

  it('adds up: the days to any day and the days after it are all days', () => {
    const all = schoolDaysBetween('2025-09-01', '2026-08-31', calendar);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 363 }), (days) => {
        const day = addDays('2025-09-01', days);
        const parts =
          schoolDaysBetween('2025-09-01', day, calendar) + schoolDaysBetween(addDays(day, 1), '2026-08-31', calendar);
        expect(parts).toBe(all);
      }),
    );
  });
});

describe('halfTermOn', () => {
  it('is the running half term, or the one just ended', () => {
    const calendar = usualCalendar(2025);
    expect(
      ['2025-09-02', '2025-09-03', '2025-10-28', '2025-11-03', '2026-08-20'].map((day) => halfTermOn(day, calendar)),
    ).toEqual([...[undefined, 'AUT1', 'AUT1', 'AUT2', 'SUM2']]);
  });
});

describe('calendarProblems', () => {
  it('names half terms that are missing, reversed or overlapping', () => {
    const { halfTerms } = usualCalendar(2025);
    expect(calendarProblems({ halfTerms: halfTerms.slice(1), closedOn: [] })).toHaveLength(1);
    const swapped = halfTerms.map((dates) =>
      dates.halfTerm === 'SPR1' ? { ...dates, startsOn: '2025-12-01', endsOn: '2025-11-20' } : dates,
    );
    expect(calendarProblems({ halfTerms: swapped, closedOn: [] })).toEqual([
      'SPR1 ends before it starts',
      'SPR1 starts before AUT2 has ended',
    ]);
  });
});
