import fc from 'fast-check';
import { usualCalendar } from '../calendar/school-calendar';
import { flagSpeed, medianDays, speedByHalfTerm, type FlagTimes } from './speed-to-support';

const calendar = usualCalendar(2026);
const today = '2026-12-16';
/** Results due on Friday 20 November 2026. */
const flag = (change: Partial<FlagTimes> = {}): FlagTimes => ({
  clockFrom: '2026-11-20',
  flaggedOn: '2026-11-23',
  inClassFrom: null,
  firstSessionOn: null,
  ended: null,
  ...change,
});

describe('flagSpeed', () => {
  it('counts school days after the day the clock started, weekends left out', () => {
    const speed = flagSpeed(flag({ inClassFrom: '2026-11-25', firstSessionOn: '2026-12-01' }), today, calendar);
    expect(speed).toEqual({ toFlag: 1, toClass: 3, toSession: 7, toSupport: 3, waited: 18 });
  });

  it('leaves out a holiday', () => {
    const times = flag({ clockFrom: '2026-10-16', flaggedOn: '2026-10-16', firstSessionOn: '2026-11-03' });
    // Friday 16 October; Monday to Friday before the week off; Monday 2 and Tuesday 3 November.
    expect(flagSpeed(times, today, calendar).toSession).toBe(7);
  });

  it('says 0 for what was before the clock started, such as marks that were in early', () => {
    expect(flagSpeed(flag({ flaggedOn: '2026-11-10', inClassFrom: '2026-11-20' }), today, calendar)).toMatchObject({
      toFlag: 0,
      toClass: 0,
    });
  });

  it('waits still where nothing was done, or starts only after today', () => {
    const waiting = { toClass: null, toSession: null, toSupport: null, waited: 18 };
    expect(flagSpeed(flag(), today, calendar)).toMatchObject(waiting);
    expect(flagSpeed(flag({ inClassFrom: '2027-01-06' }), today, calendar)).toMatchObject(waiting);
  });

  it('stops waiting the day the flag ends', () => {
    const ended = { on: '2026-11-24', as: 'resolved' } as const;
    expect(flagSpeed(flag({ ended }), today, calendar)).toMatchObject({ toSupport: null, waited: 2 });
  });
});

describe('medianDays', () => {
  it.each([
    [[3], 3],
    [[1, 4], 2.5],
    [[5, 1, 2], 2],
    [[1, 2, null], 2],
    [[4, null, 1, null, 2], 4],
  ])('of %j is %d', (days, median) => {
    expect(medianDays(days)).toEqual({ known: true, days: median });
  });

  it('is not reached where half or more are waiting', () => {
    const waiting = { known: false, because: 'half-still-waiting' };
    for (const days of [[null], [1, null], [1, null, null], [1, 2, null, null]])
      expect(medianDays(days)).toEqual(waiting);
    expect(medianDays([])).toEqual({ known: false, because: 'no-flags' });
  });

  it('does not depend on the order, and one more that waits never makes it shorter', () => {
    const someDays = fc.array(fc.option(fc.nat(60)), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(someDays, (days) => {
        const before = medianDays(days);
        expect(medianDays(days.toReversed())).toEqual(before);
        const after = medianDays([...days, null]);
        const length = (median: typeof before): number => (median.known ? median.days : Infinity);
        expect(length(after)).toBeGreaterThanOrEqual(length(before));
      }),
    );
  });
});

describe('speedByHalfTerm', () => {
  it('takes each flag to the half term its clock started in, class and session apart', () => {
    const flags = [
      flag({ clockFrom: '2026-10-01', flaggedOn: '2026-10-02', inClassFrom: '2026-10-06' }),
      flag({ clockFrom: '2026-10-28', flaggedOn: '2026-11-02' }),
      flag({ inClassFrom: '2026-11-25', firstSessionOn: '2026-11-24' }),
      flag({ firstSessionOn: '2026-11-27' }),
      flag(),
    ];
    const [first, second, ...others] = speedByHalfTerm(flags, today, calendar);
    expect(others).toEqual([]);
    expect(first).toMatchObject({
      halfTerm: { halfTerm: 'AUT1' },
      flags: 2,
      toClass: { median: { known: false, because: 'half-still-waiting' }, answered: 1, waiting: 1 },
    });
    expect(second).toMatchObject({
      halfTerm: { halfTerm: 'AUT2' },
      flags: 3,
      toFlag: { median: { known: true, days: 1 }, answered: 3, waiting: 0 },
      toClass: { median: { known: false, because: 'half-still-waiting' }, answered: 1, waiting: 2 },
      toSession: { median: { known: true, days: 5 }, answered: 2, waiting: 1 },
      toSupport: { median: { known: true, days: 5 }, answered: 2, waiting: 1 },
    });
  });

  it('leaves out what was dismissed before any support, and nothing else', () => {
    const dismissed = { on: '2026-11-24', as: 'dismissed' } as const;
    const resolved = { on: '2026-11-24', as: 'resolved' } as const;
    const flags = [
      flag({ ended: dismissed }),
      flag({ ended: dismissed, inClassFrom: '2026-11-23' }),
      flag({ ended: resolved }),
    ];
    const [, half] = speedByHalfTerm(flags, today, calendar);
    expect(half).toMatchObject({ flags: 2, dismissed: 1, toSupport: { answered: 1, waiting: 1 } });
  });

  it('says of a half term without flags that it has none', () => {
    const [half] = speedByHalfTerm([], '2026-09-30', calendar);
    expect(half).toMatchObject({ flags: 0, toFlag: { median: { known: false, because: 'no-flags' } } });
  });
});
