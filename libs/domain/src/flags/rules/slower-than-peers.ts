import { FEW_VALUES } from '../../scales/scale';
import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding } from '../standing';

export interface SlowerThanPeersSettings {
  /** With the gate: residual at or below this, in SD of residuals. */
  readonly withGate: number;
  /** Without the gate: at or below this, unless few different marks are in use. */
  readonly alone: number;
}

/** Less progress than pupils with the same earlier results (SEND code of practice 6.17 a). */
export const slowerThanPeers: FlagRule<SlowerThanPeersSettings, PupilStanding> = {
  key: 'slower-than-peers',
  version: 1,
  defaults: { withGate: -1, alone: -2.33 },
  bounds: {
    withGate: { least: -2, most: -0.5, step: 0.05 },
    alone: { least: -4, most: -2, step: 0.01 },
  },
  evaluate({ gate, residual, apart, marks, valuesInUse }, settings) {
    if (residual === null || apart) return [];
    const byGate = gate.verdict === 'decline' && residual.z <= settings.withGate;
    const alone = valuesInUse > FEW_VALUES && residual.z <= settings.alone;
    if (!byGate && !alone) return [];
    const latest = marks.at(-1);
    return [
      {
        rule: 'slower-than-peers',
        version: 1,
        severity: asSeverity(-residual.z / 3),
        numbers: {
          residual: residual.z,
          residualPoints: residual.points,
          earlierWindows: residual.on,
          gate: byGate ? 'decline' : null,
          window: latest?.window ?? null,
          mark: latest?.value ?? null,
          previousWindow: marks.at(-2)?.window ?? null,
          previousMark: marks.at(-2)?.value ?? null,
        },
      },
    ];
  },
};
