import { MeasuredPupil } from './comparators';
import { ExpectedOutcome } from './regression-to-the-mean';

/** How one participant moved, against measurement error and against what was to be expected anyway. Above 0 is better. */
export interface PupilChange {
  id: string;
  /** Outcome − baseline, in the unit of the outcome; null when the two are not on one scale. */
  change: number | null;
  /** Change ÷ √(SEM₁² + SEM₂²); null without both errors or one scale. Beyond ±1.96 it is more than error. */
  reliableChange: number | null;
  /** Outcome − outcome expected from regression to the mean, in SD of pupils around that line; null without a line. */
  againstExpected: number | null;
}

export interface ChangeMeasure {
  sameScale: boolean;
  baselineSem: number | undefined;
  outcomeSem: number | undefined;
}

/**
 * The view of each participant.
 * Source: Jacobson & Truax (1991), with the errors of both measurements.
 * @param participants baselines and outcomes in one unit in which more is better
 * @param line of outcomes expected at these baselines, or null when there is none
 */
export function pupilChanges(
  participants: readonly MeasuredPupil[],
  line: ExpectedOutcome | null,
  { sameScale, baselineSem, outcomeSem }: ChangeMeasure,
): PupilChange[] {
  const error = baselineSem !== undefined && outcomeSem !== undefined ? Math.hypot(baselineSem, outcomeSem) : 0;
  return participants.map(({ id, baseline, outcome }) => {
    const change = sameScale ? outcome - baseline : null;
    return {
      id,
      change,
      reliableChange: change !== null && error > 0 ? change / error : null,
      againstExpected: line && line.residualSd > 0 ? (outcome - line.at(baseline)) / line.residualSd : null,
    };
  });
}
