import type { FlagRule } from '../reason';

export interface MissingResultSettings {
  /** Days after the due date before it is called missing. */
  readonly graceDays: number;
}

/** Nothing was recorded by the due date, though the pupil was here and others have theirs. */
export const missingResult: FlagRule<MissingResultSettings> = {
  key: 'missing-result',
  version: 1,
  defaults: { graceDays: 0 },
  evaluate({ due }, settings) {
    if (due === null || due.hasResult || due.daysPast <= settings.graceDays) return [];
    const { window, dueOn, daysPast } = due;
    return [{ rule: 'missing-result', version: 1, severity: 0.5, numbers: { window, dueOn, daysPast } }];
  },
};
