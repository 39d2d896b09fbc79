import { Covariate } from '../statistics/least-squares';
import { MeasuredPupil } from './comparators';
import { PupilCharacteristics } from './impact-facts';

export type ImpactCovariate =
  'baseline' | 'earlier-baseline' | 'other-subjects' | 'squares-and-products' | keyof PupilCharacteristics;

export type CovariateNotUsedBecause =
  /** Not known of every analysed pupil. */
  | 'not-known-of-all'
  /** Fewer than ten comparators for each covariate term. */
  | 'too-few-comparators'
  /** The same for all analysed pupils. */
  | 'constant'
  /** Follows from participation and the other covariates (e.g. all participants and no comparators are disadvantaged). */
  | 'collinear';

export interface ImpactCovariates {
  /** Starting points: participation must not follow from these. */
  startingPoints: Covariate[];
  characteristics: Covariate[];
  used: ImpactCovariate[];
  notUsed: { covariate: ImpactCovariate; because: CovariateNotUsedBecause }[];
}

const COMPARATORS_PER_TERM = 10;
const CHARACTERISTICS = ['disadvantaged', 'sen', 'female', 'eal'] as const;

/**
 * The covariates of the primary estimate: baseline, earlier baseline and mean baseline in the other subjects (each
 * where every analysed pupil has it); all squares and products of these, centred, or none, when there are at least ten
 * comparators for each term the model would then have; then, one by one, the characteristics on the same condition.
 * @param pupils all analysed pupils, in the order of the values returned
 * @param comparators how many of them are comparators
 */
export function impactCovariates(pupils: readonly MeasuredPupil[], comparators: number): ImpactCovariates {
  const used: ImpactCovariate[] = [];
  const notUsed: ImpactCovariates['notUsed'] = [];
  const linear: Covariate[] = [];
  const add = (name: ImpactCovariate, values: readonly (number | undefined)[]): void => {
    if (!known(values)) {
      notUsed.push({ covariate: name, because: 'not-known-of-all' });
      return;
    }
    used.push(name);
    linear.push({ name, values: centred(values) });
  };
  add(
    'baseline',
    pupils.map(({ baseline }) => baseline),
  );
  add(
    'earlier-baseline',
    pupils.map(({ earlierBaseline }) => earlierBaseline),
  );
  add(
    'other-subjects',
    pupils.map(({ otherSubjectsBaseline }) => otherSubjectsBaseline),
  );

  const startingPoints = [...linear];
  const characteristics: Covariate[] = [];
  const room = (more: number): boolean =>
    comparators >= COMPARATORS_PER_TERM * (startingPoints.length + characteristics.length + more);
  const quadratic = squaresAndProducts(linear);
  if (room(quadratic.length)) {
    used.push('squares-and-products');
    startingPoints.push(...quadratic);
  } else {
    notUsed.push({ covariate: 'squares-and-products', because: 'too-few-comparators' });
  }
  for (const name of CHARACTERISTICS) {
    const values = pupils.map((pupil) => indicator(pupil.characteristics?.[name]));
    if (!known(values)) notUsed.push({ covariate: name, because: 'not-known-of-all' });
    else if (!room(1)) notUsed.push({ covariate: name, because: 'too-few-comparators' });
    else {
      used.push(name);
      characteristics.push({ name, values });
    }
  }
  return { startingPoints, characteristics, used, notUsed };
}

function squaresAndProducts(linear: readonly Covariate[]): Covariate[] {
  return linear.flatMap((first, index) =>
    linear.slice(index).map((second) => ({
      name: `${first.name} × ${second.name}`,
      values: first.values.map((value, row) => value * (second.values[row] ?? 0)),
    })),
  );
}

function known(values: readonly (number | undefined)[]): values is readonly number[] {
  return values.every((value) => Number.isFinite(value));
}

function centred(values: readonly number[]): number[] {
  const centre = values.reduce((sum, value) => sum + value, 0) / values.length;
  return values.map((value) => value - centre);
}

function indicator(value: boolean | undefined): number | undefined {
  return value === undefined ? undefined : Number(value);
}
