import { mostAtOnce, shareADay, type Stay } from './placement-roster';

const stay = (startsOn: string, endsOn: string | null = null): Stay => ({ startsOn, endsOn });

describe('who is in a group when', () => {
  it('sees two stays that share a day, whichever comes first', () => {
    expect(shareADay(stay('2026-11-02', '2026-11-06'), stay('2026-11-06'))).toBe(true);
    expect(shareADay(stay('2026-11-06'), stay('2026-11-02', '2026-11-05'))).toBe(false);
    expect(shareADay(stay('2026-11-02'), stay('2026-11-09'))).toBe(true);
  });

  it('frees a place on the last day of the pupil who leaves', () => {
    const stays = [stay('2026-11-02', '2026-11-23'), stay('2026-11-02')];
    expect(mostAtOnce(stays, '2026-11-20')).toBe(2);
    expect(mostAtOnce(stays, '2026-11-23')).toBe(1);
  });

  it('counts pupils who are still to come', () => {
    expect(mostAtOnce([stay('2026-11-02'), stay('2026-11-30'), stay('2026-11-30', '2026-12-04')], '2026-11-23')).toBe(
      3,
    );
    expect(mostAtOnce([stay('2026-11-23', '2026-11-27'), stay('2026-11-30')], '2026-11-23')).toBe(1);
  });
});
