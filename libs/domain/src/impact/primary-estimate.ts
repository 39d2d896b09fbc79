import { type Answer, cannotTell, told } from '../statistics/cannot-tell';
import { leastSquares, termOf } from '../statistics/least-squares';
import { MeasuredPupil } from './comparators';
import { impactCovariates, ImpactCovariates } from './impact-covariates';
import { EffectWithInterval, withInterval } from './interval';

const PARTICIPATION = 'participation';
/** A standard error below this share of an SD is rounding, not knowledge. */
const LEAST_SE = 1e-9;

export interface PrimaryEstimate extends EffectWithInterval {
  participants: number;
  comparators: number;
  used: ImpactCovariates['used'];
  notUsed: ImpactCovariates['notUsed'];
}

/**
 * How much further participants got than comparators with the same starting points: least squares of outcome on
 * participation and the covariates of `impactCovariates`, standard error HC3, t interval.
 * @param outcomeSd SD of the whole cohort's outcome, in which the effect is given
 * @returns cannot tell: `no-values` (no participants or no comparators), `no-spread` (no SD, or an exact fit),
 * `no-degrees-of-freedom`, `leverage-one`, `not-separable` (participation follows from the starting points)
 */
export function primaryEstimate(
  participants: readonly MeasuredPupil[],
  comparators: readonly MeasuredPupil[],
  outcomeSd: number,
): Answer<PrimaryEstimate> {
  if (participants.length === 0 || comparators.length === 0) return cannotTell('no-values');
  if (!(outcomeSd > 0)) return cannotTell('no-spread');
  const pupils = [...participants, ...comparators];
  const { startingPoints, characteristics, used, notUsed } = impactCovariates(pupils, comparators.length);
  const participation = {
    name: PARTICIPATION,
    values: pupils.map((_, index) => (index < participants.length ? 1 : 0)),
  };
  const fit = leastSquares(
    pupils.map(({ outcome }) => outcome),
    // What follows from the columns before it is dropped: participation rather than a starting point (then nothing can
    // be said), a characteristic rather than participation (then it is named as not used).
    [...startingPoints, participation, ...characteristics],
  );
  if (!fit.ok) return fit;
  const term = termOf(fit.value, PARTICIPATION);
  if (!term) return cannotTell('not-separable');
  if (!term.seHc3.ok) return term.seHc3;
  const se = term.seHc3.value / outcomeSd;
  if (!(se > LEAST_SE)) return cannotTell('no-spread');
  return told({
    ...withInterval(term.estimate / outcomeSd, se, fit.value.degreesOfFreedom),
    participants: participants.length,
    comparators: comparators.length,
    used: used.filter((covariate) => !fit.value.dropped.some(({ name }) => name === covariate)),
    notUsed: [
      ...notUsed,
      ...fit.value.dropped.flatMap(({ name, because }) =>
        used.filter((covariate) => covariate === name).map((covariate) => ({ covariate, because })),
      ),
    ],
  });
}
