import type { FlagRule } from '../reason';
import type { ConcernStanding } from '../standing';

/** Somebody who teaches the pupil has said in words that they are worried; the words stay with the concern. */
export const staffConcern: FlagRule<object, { readonly concerns: readonly ConcernStanding[] }> = {
  key: 'staff-concern',
  version: 1,
  defaults: {},
  bounds: {},
  evaluate({ concerns }) {
    const [latest] = concerns.toSorted((a, b) =>
      a.raisedOn === b.raisedOn ? (a.id < b.id ? 1 : -1) : a.raisedOn < b.raisedOn ? 1 : -1,
    );
    if (latest === undefined) return [];
    return [
      {
        rule: 'staff-concern',
        version: 1,
        severity: 0.5,
        numbers: { concern: latest.id, raisedOn: latest.raisedOn, concerns: concerns.length },
      },
    ];
  },
};
