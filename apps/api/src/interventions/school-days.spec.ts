import { lastSchoolDay, overlaps, sessionDates } from './school-days';

const open = {
  halfTerms: [
    { startsOn: '2026-09-03', endsOn: '2026-10-23' },
    { startsOn: '2026-11-02', endsOn: '2026-12-18' },
  ],
  closedOn: new Set(['2026-11-11']),
};

describe('the last school day', () => {
  it.each([
    ['2026-11-02', '2026-11-17', '2026-11-17', 'is the day itself'],
    ['2026-11-02', '2026-11-22', '2026-11-20', 'is a Friday before a Sunday'],
    ['2026-11-02', '2027-01-01', '2026-12-18', 'is the end of term in the holiday after it'],
    ['2026-11-02', '2026-11-11', '2026-11-10', 'is the day before one on which the school is closed'],
    ['2026-12-21', '2027-01-01', '2027-01-01', 'is the day itself where the time holds none'],
  ])('from %s to %s %s: %s', (from, to, day) => expect(lastSchoolDay(from, to, open)).toBe(day));
});

describe('dates of sessions', () => {
  it('are school days only: not in the half-term holiday, not on a day the school is closed', () => {
    const dates = sessionDates([{ weekday: 3, startsAt: '09:10', minutes: 20 }], '2026-10-19', '2026-11-18', open);
    expect(dates.map(({ heldOn }) => heldOn)).toEqual(['2026-10-21', '2026-11-04', '2026-11-18']);
  });

  it('are in order of time, also for two on one day', () => {
    const slots = [
      { weekday: 2, startsAt: '13:10', minutes: 20 },
      { weekday: 2, startsAt: '09:10', minutes: 20 },
    ];
    expect(sessionDates(slots, '2026-11-02', '2026-11-08', open).map(({ startsAt }) => startsAt)).toEqual([
      '09:10',
      '13:10',
    ]);
  });

  it('overlap when one starts before the other has ended', () => {
    const at = (startsAt: string, minutes: number) => ({ startsAt, minutes });
    expect(overlaps(at('09:10', 20), at('09:20', 5))).toBe(true);
    expect(overlaps(at('09:10', 20), at('09:30', 20))).toBe(false);
    expect(overlaps(at('09:30', 20), at('09:00', 31))).toBe(true);
  });
});
