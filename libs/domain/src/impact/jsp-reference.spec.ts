import { describeOnSharedData, readJsp, readShared } from '../../test/shared-data';
import { leastSquares, termOf } from '../statistics/least-squares';
import { cohortSpread } from './cohort-spread';
import { chooseComparators, isMeasured, MeasuredPupil } from './comparators';
import { estimateImpact } from './estimate-impact';
import { ImpactPupil } from './impact-facts';
import { matchedEstimate } from './nearest-neighbour';
import { primaryEstimate } from './primary-estimate';
import { expectedOutcome, naiveGain } from './regression-to-the-mean';

/** The first 20 draws of row A (random half of the lowest fifth, no effect), as computed in R. */
describeOnSharedData('impact on real pupils equals R', () => {
  const pupils = readJsp().filter(({ maths }) => maths[0] !== undefined && maths[1] !== undefined);
  const draws = readShared('reference/jsp_rtm_sim_first20_placebo.csv');
  const primary = readShared('reference/jsp_primary_first20.csv');

  const cohortOf = (draw: Record<string, string>, withOtherSubject: boolean): ImpactPupil[] => {
    const chosen = new Set((draw['treated_ids'] ?? '').split(' '));
    return pupils.map(({ id, maths, english }) => ({
      id,
      participant: chosen.has(id),
      baseline: maths[0],
      outcome: maths[1],
      otherSubjectsBaseline: withOtherSubject ? english[0] : undefined,
    }));
  };
  const told = <T>(answer: { ok: true; value: T } | { ok: false; because: string }): T => {
    if (!answer.ok) throw new Error(answer.because);
    return answer.value;
  };
  const near = (value: number | undefined, text: string | undefined, digits = 9): void =>
    expect(value).toBeCloseTo(Number(text), digits);

  it('has the 1,093 pupils with both years', () => expect(pupils).toHaveLength(1093));

  it.each(draws.map((draw) => [draw['rep'], draw] as const))('primary estimate of draw %s', (rep, draw) => {
    const expected = primary.find((row) => row['rep'] === rep);
    const result = estimateImpact({
      pupils: cohortOf(draw, true),
      measure: { assessment: 'test', higherIsBetter: true, sameScale: true },
      chosenBecauseOfFall: false,
      comparatorsFrom: 'same-cohort',
      dose: { planned: 100, received: 100 },
    });
    const { effect, se, df, lower, upper, used } = told(result.estimate);
    expect(used).toEqual(['baseline', 'other-subjects', 'squares-and-products']);
    expect([String(result.participants), String(result.comparators)]).toEqual([
      expected?.['participants'],
      expected?.['comparators'],
    ]);
    expect(String(df)).toBe(expected?.['curv_df']);
    near(effect, expected?.['curv']);
    near(se, expected?.['curv_se']);
    near(lower, expected?.['curv_lo']);
    near(upper, expected?.['curv_hi']);
  });

  it.each(draws.map((draw) => [draw['rep'], draw] as const))('the same without squares, draw %s', (rep, draw) => {
    const expected = primary.find((row) => row['rep'] === rep);
    const cohort = cohortOf(draw, true);
    const { baselineSd, outcomeSd } = told(cohortSpread(cohort));
    const { participants, comparators } = chooseComparators(cohort, baselineSd);
    const analysed = [...participants, ...comparators];
    const fit = told(
      leastSquares(
        analysed.map(({ outcome }) => outcome),
        [
          { name: 'participation', values: analysed.map(({ participant }) => Number(participant)) },
          { name: 'baseline', values: analysed.map(({ baseline }) => baseline) },
          { name: 'other', values: analysed.map(({ otherSubjectsBaseline }) => otherSubjectsBaseline ?? NaN) },
        ],
      ),
    );
    const term = termOf(fit, 'participation');
    near((term?.estimate ?? NaN) / outcomeSd, expected?.['lin']);
    near(term?.seHc3.ok ? term.seHc3.value / outcomeSd : NaN, expected?.['lin_se']);
    expect(String(fit.degreesOfFreedom)).toBe(expected?.['lin_df']);
  });

  it.each(draws.map((draw) => [draw['rep'], draw] as const))(
    'other estimators with the whole cohort, draw %s',
    (_, draw) => {
      const cohort = cohortOf(draw, false).filter(isMeasured);
      const { outcomeSd } = told(cohortSpread(cohort));
      const participants = cohort.filter(({ participant }) => participant);
      const others = cohort.filter(({ participant }) => !participant);

      const naive = told(naiveGain(participants, told(expectedOutcome(others)), outcomeSd));
      near(naive.gain, draw['naive']);
      near(naive.beyondExpected, draw['rtm_line_untreated']);
      near(naive.gain - meanGain(others) / outcomeSd, draw['gain_minus_untreated']);

      const matched = told(matchedEstimate(participants, others, outcomeSd));
      near(matched.effect, draw['nn_match']);
      near(matched.se, draw['nn_match_se']);

      const adjusted = told(
        leastSquares(
          cohort.map(({ outcome }) => outcome),
          [
            { name: 'participation', values: cohort.map(({ participant }) => Number(participant)) },
            { name: 'baseline', values: cohort.map(({ baseline }) => baseline) },
          ],
        ),
      );
      near((termOf(adjusted, 'participation')?.estimate ?? NaN) / outcomeSd, draw['ancova']);
      near((termOf(adjusted, 'participation')?.se ?? NaN) / outcomeSd, draw['ancova_se']);
    },
  );

  it('does not depend on the order of pupils or on a constant added to every score', () => {
    const cohort = cohortOf(draws[0] ?? {}, true);
    const estimateOf = (given: readonly ImpactPupil[]) => {
      const { baselineSd, outcomeSd } = told(cohortSpread(given));
      const { participants, comparators } = chooseComparators(given, baselineSd);
      return told(primaryEstimate(participants, comparators, outcomeSd));
    };
    const moved = cohort.map((pupil) => ({
      ...pupil,
      baseline: (pupil.baseline ?? 0) + 50,
      outcome: (pupil.outcome ?? 0) + 7,
    }));
    const { effect, se } = estimateOf(cohort);
    for (const other of [estimateOf([...cohort].reverse()), estimateOf(moved)]) {
      expect(other.effect).toBeCloseTo(effect, 9);
      expect(other.se).toBeCloseTo(se, 9);
    }
  });
});

function meanGain(pupils: readonly MeasuredPupil[]): number {
  return pupils.reduce((sum, { baseline, outcome }) => sum + outcome - baseline, 0) / pupils.length;
}
