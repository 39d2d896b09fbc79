import fc from 'fast-check';
import { differenceOf, type DatedRecord, type DatedStatement, takeIn } from './dated-records';
import { addDays } from './iso-date';

const held = (key: string, startsOn: string, endsOn: string | null = null): DatedRecord => ({ key, startsOn, endsOn });
const said = (
  key: string,
  startsOn?: string,
  endsOn?: string | null,
  on = '2026-01-12',
  firstDay = '2025-09-01',
): DatedStatement => ({ key, startsOn, endsOn, on, firstDay });

describe('taking in dated records', () => {
  it('adds the first from the first day, another from the day it is stated for', () => {
    expect(takeIn([], [said('6A')], true)).toEqual([held('6A', '2025-09-01')]);
    expect(takeIn([held('6A', '2025-09-01')], [said('6B')], true)).toEqual([
      held('6A', '2025-09-01', '2026-01-11'),
      held('6B', '2026-01-12'),
    ]);
  });

  it('changes nothing when what is stated is known', () => {
    const known = [held('6A', '2025-09-01')];
    expect(takeIn(known, [said('6A')], true)).toEqual(known);
    expect(takeIn(known, [said('6A', '2025-11-03')], true)).toEqual(known);
    expect(takeIn(known, [said('6A', '2025-09-01', null)], true)).toEqual(known);
  });

  it('lengthens towards an earlier beginning, and ends on the day that is stated', () => {
    expect(takeIn([held('K', '2025-09-01')], [said('K', '2024-03-01')], true)).toEqual([held('K', '2024-03-01')]);
    expect(takeIn([held('K', '2025-09-01')], [said('K', '2025-09-01', '2026-01-31')], true)).toEqual([
      held('K', '2025-09-01', '2026-01-31'),
    ]);
  });

  it('says nothing of what began after the day it speaks of', () => {
    expect(takeIn([held('E', '2025-11-03')], [said('K', '2025-09-01')], true)).toEqual([
      held('K', '2025-09-01', '2025-11-02'),
      held('E', '2025-11-03'),
    ]);
  });

  it('takes what held before up again after something that has ended', () => {
    expect(takeIn([held('6A', '2025-09-01')], [said('6B', '2025-10-01', '2025-10-31')], true)).toEqual([
      held('6A', '2025-09-01', '2025-09-30'),
      held('6B', '2025-10-01', '2025-10-31'),
      held('6A', '2025-11-01'),
    ]);
  });

  it('lets several hold at once where they can, or where a file says both', () => {
    expect(takeIn([held('SLCN', '2025-09-01')], [said('ASD', '2025-10-01')], false)).toEqual([
      held('SLCN', '2025-09-01'),
      held('ASD', '2025-10-01'),
    ]);
    const both = [said('Maths 1', '2025-09-01'), said('Maths booster', '2025-10-01')];
    expect(takeIn([held('Maths 2', '2025-09-01')], both, 'unless-stated')).toEqual([
      held('Maths 1', '2025-09-01'),
      held('Maths booster', '2025-10-01'),
    ]);
  });

  const day = fc.integer({ min: 0, max: 200 }).map((days) => addDays('2025-09-01', days));
  const key = fc.constantFrom('a', 'b', 'c');
  const statement = fc
    .record({
      key,
      startsOn: fc.option(day, { nil: undefined }),
      length: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
      open: fc.boolean(),
      on: day,
    })
    .map(({ length, open, ...rest }): DatedStatement => ({
      ...rest,
      endsOn: open ? null : length === undefined ? undefined : addDays(rest.startsOn ?? rest.on, length),
      firstDay: '2025-09-01',
    }));
  const overlap = (a: DatedRecord, b: DatedRecord): boolean =>
    (a.endsOn === null || a.endsOn >= b.startsOn) && (b.endsOn === null || b.endsOn >= a.startsOn);

  it('never lets two exclusive records share a day, nor one end before it begins', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), fc.array(statement, { maxLength: 3 }), (first, then) => {
        const records = takeIn(takeIn([], first, true), then, true);
        for (const [i, a] of records.entries()) {
          expect(a.endsOn === null || a.endsOn >= a.startsOn).toBe(true);
          for (const b of records.slice(i + 1)) expect(overlap(a, b)).toBe(false);
        }
      }),
    );
  });

  it('changes nothing when one statement is made twice', () => {
    fc.assert(
      fc.property(
        fc.array(statement, { maxLength: 6 }),
        statement,
        fc.constantFrom<(boolean | 'unless-stated')[]>(true, false, 'unless-stated'),
        (first, again, exclusive) => {
          const once = takeIn(takeIn([], first, true), [again], exclusive);
          expect(takeIn(once, [again], exclusive)).toEqual(once);
        },
      ),
    );
  });

  it('changes nothing when everything that is known is stated', () => {
    fc.assert(
      fc.property(fc.array(statement, { maxLength: 6 }), day, (first, on) => {
        const known = takeIn([], first, true);
        const all = known.map((record): DatedStatement => ({ ...record, on, firstDay: '2025-09-01' }));
        expect(takeIn(known, all, true)).toEqual(known);
      }),
    );
  });
});

describe('the difference', () => {
  it('has what is added, what has another end, and what is gone', () => {
    const before = [held('6A', '2025-09-01'), held('6C', '2026-01-12')];
    const after = [held('6A', '2025-09-01', '2026-01-11'), held('6B', '2026-01-12')];
    expect(differenceOf(before, after)).toEqual({
      added: [held('6B', '2026-01-12')],
      ended: [{ before: before[0], after: after[0] }],
      removed: [held('6C', '2026-01-12')],
    });
    expect(differenceOf(after, after)).toEqual({ added: [], ended: [], removed: [] });
  });
});
