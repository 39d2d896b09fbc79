import fc from 'fast-check';
import { chooseComparators } from './comparators';
import { ImpactPupil } from './impact-facts';

const pupil = (id: string, baseline: number | undefined, more: Partial<ImpactPupil> = {}): ImpactPupil => ({
  id,
  participant: false,
  baseline,
  outcome: 50,
  ...more,
});
const group = [90, 95, 100].map((baseline, index) => pupil(`in${index}`, baseline, { participant: true }));
const others = (baselines: readonly number[]) => baselines.map((baseline, index) => pupil(`out${index}`, baseline));
const ids = (pupils: readonly { id: string }[]) => pupils.map(({ id }) => id);

describe('chooseComparators', () => {
  it('takes everyone within the participants’ range, both ends included', () => {
    const twelve = others([90, 91, 92, 93, 94, 95, 96, 97, 98, 99, 100, 100, 89.9, 100.1]);
    const chosen = chooseComparators([...group, ...twelve], 15);
    expect(ids(chosen.comparators)).toEqual(ids(twelve.slice(0, 12)));
    expect(chosen.participantRange).toEqual({ least: 90, greatest: 100 });
    expect(chosen.widenedBySd).toBe(0);
    expect(chosen.leftOut).toEqual([
      { id: 'out12', participant: false, because: 'outside-range' },
      { id: 'out13', participant: false, because: 'outside-range' },
    ]);
  });

  it('takes the nearest outside until there are twelve, with all who are equally near, and says how far', () => {
    const ten = [90, 91, 92, 93, 94, 95, 96, 97, 98, 99];
    const chosen = chooseComparators([...group, ...others([...ten, 101, 103, 87, 103, 104])], 15);
    expect(ids(chosen.comparators).slice(10)).toEqual(['out10', 'out11', 'out12', 'out13']);
    expect(chosen.widenedBySd).toBeCloseTo(3 / 15, 12);
  });

  it('goes no further than half an SD, even if fewer than twelve are found', () => {
    const chosen = chooseComparators([...group, ...others([95, 107.5, 107.6, 82.5, 70])], 15);
    expect(ids(chosen.comparators)).toEqual(['out0', 'out1', 'out3']);
    expect(chosen.widenedBySd).toBeCloseTo(0.5, 12);
  });

  it('gives the reason for each pupil it leaves out', () => {
    const pupils = [
      ...group,
      pupil('other support', 95, { notComparable: 'in-other-support' }),
      pupil('other test', 95, { notComparable: 'different-test' }),
      pupil('no baseline', undefined),
      pupil('no outcome', 95, { outcome: undefined }),
      pupil('broken', NaN),
      pupil('left', 95, { participant: true, outcome: undefined }),
    ];
    expect(chooseComparators(pupils, 15).leftOut).toEqual([
      { id: 'other support', participant: false, because: 'in-other-support' },
      { id: 'other test', participant: false, because: 'different-test' },
      { id: 'no baseline', participant: false, because: 'no-baseline' },
      { id: 'no outcome', participant: false, because: 'no-outcome' },
      { id: 'broken', participant: false, because: 'no-baseline' },
      { id: 'left', participant: true, because: 'no-outcome' },
    ]);
  });

  it('keeps a participant who has other support as well', () => {
    const both = pupil('both', 92, { participant: true, notComparable: 'in-other-support' });
    expect(ids(chooseComparators([both], 15).participants)).toEqual(['both']);
  });

  it('needs the earlier baseline of both sides where pupils were chosen because of a fall', () => {
    const pupils = [
      pupil('with', 95, { participant: true, earlierBaseline: 99 }),
      pupil('without', 95, { participant: true }),
      pupil('comparator', 95),
    ];
    const chosen = chooseComparators(pupils, 15, ['earlierBaseline']);
    expect(ids(chosen.participants)).toEqual(['with']);
    expect(ids(chosen.comparators)).toEqual([]);
    expect(chosen.leftOut.map(({ because }) => because)).toEqual(['no-earlier-baseline', 'no-earlier-baseline']);
  });

  it('has nobody to compare where nobody takes part, or nobody is left', () => {
    expect(chooseComparators(others([1, 2]), 1)).toMatchObject({
      participants: [],
      comparators: [],
      participantRange: null,
    });
    expect(chooseComparators([], 0)).toMatchObject({ participants: [], comparators: [], widenedBySd: 0 });
    expect(chooseComparators(group, 15)).toMatchObject({ comparators: [], widenedBySd: 0 });
  });

  it('does not widen without a spread', () => {
    expect(chooseComparators([...group, ...others([95, 101])], 0)).toMatchObject({ widenedBySd: 0 });
  });

  it('accounts for every pupil once, whatever the order', () => {
    const anyone = fc.record({
      participant: fc.boolean(),
      baseline: fc.option(fc.integer({ min: 70, max: 130 }), { nil: undefined }),
      outcome: fc.option(fc.integer({ min: 70, max: 130 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(anyone, { maxLength: 40 }), (list) => {
        const pupils = list.map((facts, index) => ({ ...facts, id: `${index}` }));
        const chosen = chooseComparators(pupils, 15);
        const all = [...ids(chosen.participants), ...ids(chosen.comparators), ...ids(chosen.leftOut)].sort();
        expect(all).toEqual(ids(pupils).sort());
        const reversed = chooseComparators([...pupils].reverse(), 15);
        expect(ids(reversed.comparators).sort()).toEqual(ids(chosen.comparators).sort());
        expect(reversed.widenedBySd).toBe(chosen.widenedBySd);
        expect(chosen.widenedBySd).toBeLessThanOrEqual(0.5);
      }),
    );
  });
});
