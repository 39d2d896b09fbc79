import type { LaterShare, WindowTrial } from '@headway/domain';
import { TrialTally } from './trial-findings';

const share = (pupils: number, low: number): LaterShare => ({ pupils, low });
const trial = (more: Partial<WindowTrial>): WindowTrial => ({
  ...{ window: '20252', asOf: '2025-12-12', latest: false, pupils: 30, inUse: [], draft: [], added: [], dropped: [] },
  ...{ moved: 0, later: { cannotTell: 'no-later-window' } },
  ...more,
});
const added = (pupil: string) => ({ pupil, rules: ['below-expected' as const] });

describe('what a try-out found', () => {
  it('counts a pupil once and each flag, and adds later results of year groups up', () => {
    const tally = new TrialTally(3, new Map());
    const later = { window: '20262', everybody: share(30, 6), inUse: share(4, 3), draft: share(6, 4) };
    const none = { added: share(2, 1), dropped: share(0, 0) };
    tally.addCohort(1, trial({ inUse: ['a'], draft: ['a', 'b'], added: [added('b')], later: { ...later, ...none } }));
    tally.addCohort(
      2,
      trial({ draft: ['b'], added: [added('b')], moved: 2, later: { ...later, ...none, window: '20264' } }),
    );
    tally.addCohort(3, trial({ draft: ['c'], added: [added('c')] }));
    const [then, today] = tally.findings().windows;
    expect(then).toMatchObject({
      ...{ windowId: 20252, moved: 2, inUse: { flags: 1, pupils: 1 }, draft: { flags: 4, pupils: 3 } },
      ...{ added: { flags: 3, pupils: 2 }, dropped: { flags: 0, pupils: 0 } },
      later: { windowId: 20264, everybody: { results: 60, low: 12 }, added: { results: 4, low: 2 } },
    });
    expect(today).toMatchObject({ windowId: null, later: null, draft: { flags: 0, pupils: 0 } });
    expect(tally.findings().comparedWith).toBe(3);
  });

  it('counts by class what is so today, with those in no class and what belongs to no subject', () => {
    const tally = new TrialTally(0, new Map([['a', 'ash']]));
    const gone = { pupil: 'b', rules: ['attendance' as const] };
    tally.addCohort(1, trial({ inUse: ['a'], draft: ['a'] }));
    tally.addCohort(1, trial({ window: '20262', latest: true, inUse: ['a'], draft: ['a'] }));
    tally.addWholePupils({ inUse: ['b'], draft: [], added: [], dropped: [gone], moved: 1 });
    const { classes, changes, windows } = tally.findings();
    expect(classes).toEqual([
      { classId: 'ash', inUse: 1, draft: 1, added: 0, dropped: 0 },
      { classId: null, inUse: 1, draft: 0, added: 0, dropped: 1 },
    ]);
    expect(changes).toEqual([
      { pupilId: 'b', subjectId: null, windowId: null, change: 'dropped', rules: ['attendance'] },
    ]);
    expect(windows.at(-1)).toMatchObject({ windowId: null, moved: 1, inUse: { flags: 2, pupils: 2 } });
  });
});
