import type { FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

export interface MissingResultSettings {
  /** Days after the due date before it is called missing. */
  readonly graceDays: number;
}

/** Nothing was recorded by the due date, though the pupil was here and others have theirs. */
export const missingResult: FlagRule<MissingResultSettings, PupilStanding> = {
  key: 'missing-result',
  version: 1,
  defaults: { graceDays: 0 },
  bounds: { graceDays: { least: 0, most: 21, step: 1 } },
  evaluate({ due }, settings) {
    if (due === null || due.hasResult || due.daysPast <= settings.graceDays) return [];
    const { window, dueOn, daysPast } = due;
    return [{ rule: 'missing-result', version: 1, severity: 0.5, numbers: { window, dueOn, daysPast } }];
  },
};
