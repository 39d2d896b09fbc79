import type { FlagRule } from '../reason';

/** The first result in this school, with nothing to compare it with: ask the last school. */
export const noBaseline: FlagRule<object> = {
  key: 'no-baseline',
  version: 1,
  defaults: {},
  evaluate({ firstMark }) {
    if (firstMark === null) return [];
    const { window, value: mark, cohortWindows } = firstMark;
    return [{ rule: 'no-baseline', version: 1, severity: 0.3, numbers: { window, mark, cohortWindows } }];
  },
};
