import {
  academicYearLabel,
  academicYearOf,
  firstDayOfAcademicYear,
  lastDayOfAcademicYear,
  parseAcademicYear,
} from './academic-year';
import {
  HALF_TERMS,
  halfTermLabel,
  parseHalfTerm,
  shiftWindow,
  windowLabel,
  windowNumber,
  windowOfNumber,
} from './half-term';
import { cohortYear, ncYearCode, ncYearLabel, parseNcYear, yearGroupIn } from './year-group';

describe('academic year', () => {
  it('is written with both years', () => {
    expect([2025, 1999, 2008].map(academicYearLabel)).toEqual(['2025/26', '1999/00', '2008/09']);
  });

  it.each(['2025/26', '2025-26', '2025/2026', ' 2025/26 ', '202526'])('reads %p', (text) => {
    expect(parseAcademicYear(text)).toEqual({ ok: true, value: 2025 });
  });

  it.each(['2025/27', '2025/25', '2025', '25/26', ''])('refuses %p', (text) => {
    expect(parseAcademicYear(text)).toEqual({ ok: false, because: expect.any(String) });
  });

  it('changes between 31 August and 1 September', () => {
    expect(academicYearOf('2026-08-31')).toBe(2025);
    expect(academicYearOf('2026-09-01')).toBe(2026);
    expect([firstDayOfAcademicYear(2025), lastDayOfAcademicYear(2025)]).toEqual(['2025-09-01', '2026-08-31']);
  });
});

describe('windows', () => {
  it('are numbered so that numbers sort as time does', () => {
    expect(windowNumber({ startYear: 2025, halfTerm: 'AUT1' })).toBe(20251);
    const numbers = [2024, 2025].flatMap((startYear) =>
      HALF_TERMS.map((halfTerm) => windowNumber({ startYear, halfTerm })),
    );
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
    expect(numbers.map((number) => windowNumber(windowOfNumber(number)))).toEqual(numbers);
  });

  it('have names', () => {
    expect(HALF_TERMS.map(halfTermLabel)).toEqual([
      'Autumn 1',
      'Autumn 2',
      'Spring 1',
      'Spring 2',
      'Summer 1',
      'Summer 2',
    ]);
    expect(windowLabel(windowOfNumber(20256))).toBe('Summer 2 2025/26');
  });

  it('move across years', () => {
    expect(shiftWindow(20256, 1)).toBe(20261);
    expect(shiftWindow(20251, -1)).toBe(20246);
    expect(shiftWindow(20253, -14)).toBe(20231);
  });

  it.each([
    ['AUT1', 'AUT1'],
    ['spring 2', 'SPR2'],
    ['Summer Term 1', 'SUM1'],
    ['Sum2', 'SUM2'],
  ])('reads %p', (text, value) => expect(parseHalfTerm(text)).toEqual({ ok: true, value }));

  it.each(['AUT3', 'Winter 1', '', 'Autumn'])('refuses %p', (text) => expect(parseHalfTerm(text).ok).toBe(false));

  it.each([20250, 20257, 2025.5])('refuses the window %p', (number) =>
    expect(() => windowOfNumber(number)).toThrow(RangeError),
  );
});

describe('year groups', () => {
  it.each([
    ['R', 0],
    ['Reception', 0],
    ['N1', -2],
    ['N2', -1],
    ['Nursery 2', -1],
    ['6', 6],
    ['06', 6],
    ['Year 6', 6],
    ['Y11', 11],
    ['13', 13],
    ['14', 14],
  ])('reads %p', (text, value) => expect(parseNcYear(text)).toEqual({ ok: true, value }));

  it.each(['X', '', '0', '15', 'Year', 'six', 'N3', '-1'])('refuses %p', (text) =>
    expect(parseNcYear(text).ok).toBe(false),
  );

  it('have names and census codes that read back', () => {
    expect([-2, -1, 0, 6].map(ncYearLabel)).toEqual(['Nursery 1', 'Nursery 2', 'Reception', 'Year 6']);
    for (const year of [-2, -1, 0, 1, 14]) {
      expect(parseNcYear(ncYearCode(year))).toEqual({ ok: true, value: year });
      expect(parseNcYear(ncYearLabel(year))).toEqual({ ok: true, value: year });
    }
    expect(() => ncYearLabel(15)).toThrow(RangeError);
  });

  it('follow from the year stated for a day, back and forth', () => {
    const cohort = cohortYear(6, '2026-03-27');
    expect(cohort).toBe(2019);
    expect([2023, 2024, 2025, 2026].map((year) => yearGroupIn(cohort, year))).toEqual([4, 5, 6, 7]);
    expect(yearGroupIn(cohortYear(6, '2026-09-01'), 2025)).toBe(5);
  });

  it('end before nursery and after Year 14', () => {
    expect([2016, 2017, 2033, 2034].map((year) => yearGroupIn(2019, year))).toEqual([undefined, -2, 14, undefined]);
  });
});
