import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

/** A recent decline against the pupil's own earlier results: the change gate itself (SEND code of practice 6.17 b). */
export const slowerThanOwnRate: FlagRule<object, PupilStanding> = {
  key: 'slower-than-own-rate',
  version: 1,
  defaults: {},
  bounds: {},
  evaluate({ gate, marks }) {
    if (gate.verdict !== 'decline') return [];
    const own = marks.filter((mark) => mark !== null).slice(-gate.windows);
    const latest = own.at(-1);
    const previous = own.at(-2);
    const before = own.slice(0, -1).map((mark) => mark.position);
    return [
      {
        rule: 'slower-than-own-rate',
        version: 1,
        severity: asSeverity(-gate.t / 2),
        numbers: {
          t: gate.t,
          points: gate.points,
          sem: gate.sem,
          cutOff: gate.cutOff,
          windows: gate.windows,
          window: latest?.window ?? null,
          mark: latest?.value ?? null,
          previousWindow: previous?.window ?? null,
          previousMark: previous?.value ?? null,
          position: latest?.position ?? null,
          positionBefore: before.reduce((sum, z) => sum + z, 0) / before.length,
        },
      },
    ];
  },
};
