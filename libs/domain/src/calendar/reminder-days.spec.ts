import fc from 'fast-check';
import { addDays } from './iso-date';
import { reminderSteps } from './reminder-days';
import { schoolDaysBetween, usualCalendar } from './school-calendar';

const calendar = usualCalendar(2026);
const steps = (opensOn: string, dueOn: string, locksOn: string, given = calendar) =>
  reminderSteps({ opensOn, dueOn, locksOn }, given).map(({ step, from, until }) => [step, from, until]);

describe('the days on which a window reminds', () => {
  it('are the third school day before marks are due and the school day after', () => {
    // Due on a Friday: Tuesday before, Monday after.
    expect(steps('2026-12-01', '2026-12-11', '2026-12-18')).toEqual([
      ['before', '2026-12-08', '2026-12-11'],
      ['after', '2026-12-14', '2026-12-18'],
    ]);
  });

  it('pass over weekends, closed days and holidays', () => {
    const closed = { ...calendar, closedOn: [...calendar.closedOn, '2026-12-14', '2026-12-10'] };
    expect(steps('2026-12-01', '2026-12-11', '2026-12-18', closed)).toEqual([
      ['before', '2026-12-07', '2026-12-11'],
      ['after', '2026-12-15', '2026-12-18'],
    ]);
    // Due on the second day after the October break.
    expect(steps('2026-10-01', '2026-11-03', '2026-11-06')[0]).toEqual(['before', '2026-10-22', '2026-11-03']);
  });

  it('are left out where the window has not opened or is locked', () => {
    expect(steps('2026-12-09', '2026-12-11', '2026-12-11')).toEqual([]);
    expect(steps('2026-12-08', '2026-12-11', '2026-12-13').map(([step]) => step)).toEqual(['before']);
  });

  it('are school days three before and one after, in any year', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2020, max: 2040 }),
        fc.integer({ min: 20, max: 300 }),
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 0, max: 30 }),
        (startYear, day, early, late) => {
          const year = usualCalendar(startYear);
          const dueOn = addDays(`${startYear}-09-01`, day);
          const [opensOn, locksOn] = [addDays(dueOn, -early), addDays(dueOn, late)];
          const found = reminderSteps({ opensOn, dueOn, locksOn }, year);
          const before = found.find(({ step }) => step === 'before');
          const after = found.find(({ step }) => step === 'after');
          // What lies strictly between opening or locking and due tells whether there is room for a step.
          const room = schoolDaysBetween(opensOn, addDays(dueOn, -1), year);
          expect(before === undefined).toBe(room < 3);
          if (before) expect(schoolDaysBetween(before.from, addDays(dueOn, -1), year)).toBe(3);
          expect(after === undefined).toBe(schoolDaysBetween(addDays(dueOn, 1), locksOn, year) === 0);
          if (after) expect(schoolDaysBetween(addDays(dueOn, 1), after.from, year)).toBe(1);
          for (const { from } of found) expect(schoolDaysBetween(from, from, year)).toBe(1);
        },
      ),
    );
  });
});
