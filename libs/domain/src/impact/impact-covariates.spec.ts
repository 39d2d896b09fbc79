import { MeasuredPupil } from './comparators';
import { impactCovariates } from './impact-covariates';
import { PupilCharacteristics } from './impact-facts';
import { primaryEstimate } from './primary-estimate';

const measured = (n: number, more: (index: number) => Partial<MeasuredPupil> = () => ({})): MeasuredPupil[] =>
  Array.from({ length: n }, (_, index) => ({
    id: `${index}`,
    participant: index < 6,
    baseline: 20 + ((index * 7) % 13),
    outcome: 25 + ((index * 5) % 11),
    ...more(index),
  }));
const everyThird = (index: number): PupilCharacteristics => ({
  disadvantaged: index % 3 === 0,
  sen: index % 4 === 0,
  female: index % 2 === 0,
  eal: index % 5 === 0,
});

describe('impactCovariates', () => {
  it('uses only what is known of everyone, and says what is not', () => {
    const pupils = measured(20, (index) =>
      index === 19 ? {} : { earlierBaseline: index, otherSubjectsBaseline: index % 4 },
    );
    const { used, notUsed } = impactCovariates(pupils, 14);
    expect(used).toEqual(['baseline']);
    expect(notUsed).toContainEqual({ covariate: 'earlier-baseline', because: 'not-known-of-all' });
    expect(notUsed).toContainEqual({ covariate: 'other-subjects', because: 'not-known-of-all' });
    expect(notUsed).toContainEqual({ covariate: 'sen', because: 'not-known-of-all' });
  });

  it.each([
    // baseline and other subjects: 2 terms, 5 with squares and product
    [49, ['baseline', 'other-subjects']],
    [50, ['baseline', 'other-subjects', 'squares-and-products']],
  ])('with %i comparators uses %p', (comparators, used) => {
    const pupils = measured(56, (index) => ({ otherSubjectsBaseline: (index * 3) % 17 }));
    expect(impactCovariates(pupils, comparators).used).toEqual(used);
  });

  it('adds all squares and products at once', () => {
    const pupils = measured(100, (index) => ({
      earlierBaseline: (index * 3) % 17,
      otherSubjectsBaseline: (index * 11) % 19,
    }));
    expect(impactCovariates(pupils, 90).startingPoints).toHaveLength(9);
    expect(impactCovariates(pupils, 89).startingPoints).toHaveLength(3);
  });

  it.each([
    [39, ['baseline', 'squares-and-products', 'disadvantaged']],
    [40, ['baseline', 'squares-and-products', 'disadvantaged', 'sen']],
    [60, ['baseline', 'squares-and-products', 'disadvantaged', 'sen', 'female', 'eal']],
  ])('adds characteristics while %i comparators allow', (comparators, used) => {
    const pupils = measured(66, (index) => ({ characteristics: everyThird(index) }));
    expect(impactCovariates(pupils, comparators).used).toEqual(used);
  });
});

describe('primaryEstimate', () => {
  const split = (pupils: readonly MeasuredPupil[]) => [pupils.slice(0, 6), pupils.slice(6)] as const;

  it('names a characteristic that participation cannot be told apart from, and estimates without it', () => {
    const pupils = measured(60, (index) => ({ characteristics: { ...everyThird(index), disadvantaged: index < 6 } }));
    const answer = primaryEstimate(...split(pupils), 5);
    if (!answer.ok) throw new Error(answer.because);
    expect(answer.value.used).not.toContain('disadvantaged');
    expect(answer.value.notUsed).toContainEqual({ covariate: 'disadvantaged', because: 'collinear' });
  });

  it('cannot tell where participation follows from the baseline', () => {
    const pupils = measured(30, (index) => ({ baseline: index < 6 ? 10 : 11 }));
    expect(primaryEstimate(...split(pupils), 5)).toEqual({ ok: false, because: 'not-separable' });
  });

  it('goes without a baseline that is the same for all', () => {
    const answer = primaryEstimate(...split(measured(30, () => ({ baseline: 10 }))), 5);
    if (!answer.ok) throw new Error(answer.because);
    expect(answer.value.notUsed).toContainEqual({ covariate: 'baseline', because: 'constant' });
  });

  it.each([
    ['no participants', [], measured(10), 5, 'no-values'],
    ['no comparators', measured(10), [], 5, 'no-values'],
    ['no spread of outcomes in the cohort', measured(6), measured(20), 0, 'no-spread'],
    ['an exact fit', measured(6, () => ({ outcome: 3 })), measured(20, () => ({ outcome: 3 })), 5, 'no-spread'],
    ['as many unknowns as pupils', measured(1), measured(2), 5, 'no-degrees-of-freedom'],
    ['one participant, who alone decides', measured(1), measured(20), 5, 'leverage-one'],
  ])('cannot tell with %s', (_, participants, comparators, sd, because) => {
    expect(primaryEstimate(participants, comparators, sd)).toEqual({ ok: false, because });
  });
});
