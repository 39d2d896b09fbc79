import type { FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

/** The first result in this school, with nothing to compare it with: ask the last school. */
export const noBaseline: FlagRule<object, PupilStanding> = {
  key: 'no-baseline',
  version: 1,
  defaults: {},
  bounds: {},
  evaluate({ firstMark }) {
    if (firstMark === null) return [];
    const { window, value: mark, cohortWindows } = firstMark;
    return [{ rule: 'no-baseline', version: 1, severity: 0.3, numbers: { window, mark, cohortWindows } }];
  },
};
