import fc from 'fast-check';
import { createRandom } from '../statistics/random';
import { estimateImpact } from './estimate-impact';
import { ImpactFacts, ImpactPupil } from './impact-facts';

/** A cohort in which every third of the lower half is in the group, which raised them by `effect` SD (SD 15). */
function cohort(effect: number, n = 120, seed = 11): ImpactPupil[] {
  const random = createRandom(seed);
  return Array.from({ length: n }, (_, index) => {
    const level = random.normal(100, 13);
    const score = () => Math.round(level + random.normal(0, 5));
    const participant = level < 100 && index % 3 === 0;
    return {
      id: `pupil-${String(index).padStart(3, '0')}`,
      participant,
      baseline: score(),
      earlierBaseline: score(),
      otherSubjectsBaseline: score(),
      outcome: score() + (participant ? Math.round(effect * 15) : 0),
    };
  });
}

function factsOf(pupils: readonly ImpactPupil[], more: Partial<ImpactFacts> = {}): ImpactFacts {
  return {
    pupils,
    measure: { assessment: 'test', higherIsBetter: true, sameScale: true, baselineSem: 4.5, outcomeSem: 4.5 },
    chosenBecauseOfFall: false,
    comparatorsFrom: 'same-cohort',
    dose: { planned: 200, received: 180 },
    costPerPupilStarted: { additional: 2_000, full: 12_000 },
    ...more,
  };
}

const told = <T>(answer: { ok: true; value: T } | { ok: false; because: string }): T => {
  if (!answer.ok) throw new Error(answer.because);
  return answer.value;
};

/** Every number anywhere in the result. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

describe('estimateImpact', () => {
  const helped = estimateImpact(factsOf(cohort(0.8)));

  it('finds an effect that is there, and says what it is worth', () => {
    expect(helped.verdict).toBe('helped');
    const { effect, lower, upper } = told(helped.estimate);
    expect(lower).toBeLessThan(0.8);
    expect(upper).toBeGreaterThan(0.8);
    expect(helped.months?.estimate.months).toBeGreaterThan(0);
    expect(helped.tippingPoint?.hiddenDifference).toBeCloseTo(lower, 12);
    expect(helped.decision?.decision).toBe('continue');
    expect(helped.value?.full.perTenthSd.estimate).toBe(Math.round(12_000 / (10 * effect)));
    expect(helped.value?.additional.costPerPupil).toBe(2_000);
    expect(told(helped.estimate).used).toEqual(
      expect.arrayContaining(['baseline', 'earlier-baseline', 'other-subjects']),
    );
  });

  it('does not find one in regression to the mean, which the naive gain takes for one', () => {
    const none = estimateImpact(factsOf(cohort(0)));
    expect(['unclear', 'no-difference']).toContain(none.verdict);
    const naive = told(none.naive);
    expect(naive.expected).toBeGreaterThan(0);
    expect(naive.beyondExpected).toBeCloseTo(naive.gain - naive.expected, 12);
    expect(Math.abs(told(none.estimate).effect)).toBeLessThan(0.3);
  });

  it('finds harm', () => {
    const harmed = estimateImpact(factsOf(cohort(-0.8)));
    expect(harmed.verdict).toBe('less-progress');
    expect(harmed.decision).toEqual({ decision: 'stop', because: ['less-progress'] });
    expect(harmed.value?.full.perMonth).toEqual({ estimate: null, atBest: null, atWorst: null });
  });

  it('answers in other ways too, which agree in sign here', () => {
    const { nearestNeighbour, trueScores, unadjusted, signsDiffer } = helped.sensitivity ?? {};
    expect(nearestNeighbour?.ok && nearestNeighbour.value.effect).toBeGreaterThan(0.3);
    expect(trueScores?.ok && trueScores.value.effect).toBeGreaterThanOrEqual(told(helped.estimate).effect);
    expect(unadjusted?.ok).toBe(true);
    expect(signsDiffer).toBe(false);
  });

  it('shows each participant against measurement error and against what was expected', () => {
    expect(helped.pupils).toHaveLength(helped.participants);
    const mean =
      helped.pupils.reduce((sum, { againstExpected }) => sum + (againstExpected ?? NaN), 0) / helped.pupils.length;
    expect(mean).toBeGreaterThan(0.5);
    const first = helped.pupils[0];
    expect(first?.reliableChange).toBeCloseTo((first?.change ?? NaN) / Math.sqrt(2 * 4.5 ** 2), 12);
  });

  it('is too early without outcomes, and then offers neither estimate nor decision', () => {
    const waiting = cohort(0.8).map((pupil) => (pupil.participant ? { ...pupil, outcome: undefined } : pupil));
    for (const pupils of [waiting, waiting.map((pupil) => ({ ...pupil, outcome: undefined }))]) {
      const early = estimateImpact(factsOf(pupils));
      expect(early).toMatchObject({
        verdict: 'too-early',
        estimate: { ok: false, because: 'no-values' },
        decision: null,
        months: null,
      });
      expect(early.started).toBe(helped.started);
    }
  });

  it('is too few with five participants or eleven comparators', () => {
    const pupils = cohort(0.8);
    const group = pupils.filter(({ participant }) => participant);
    const rest = pupils.filter(({ participant }) => !participant);
    for (const few of [
      [...group.slice(0, 5), ...rest],
      [...group, ...rest.slice(0, 11)],
    ]) {
      expect(estimateImpact(factsOf(few))).toMatchObject({
        verdict: 'too-few',
        estimate: { ok: false },
        sensitivity: null,
        value: null,
      });
    }
  });

  it('turns scales round on which a fall is good', () => {
    const mirrored = cohort(0.8).map((pupil) => ({
      ...pupil,
      baseline: 200 - (pupil.baseline ?? 0),
      earlierBaseline: 200 - (pupil.earlierBaseline ?? 0),
      outcome: 200 - (pupil.outcome ?? 0),
    }));
    const facts = factsOf(mirrored);
    const turned = estimateImpact({ ...facts, measure: { ...facts.measure, higherIsBetter: false } });
    expect(turned.verdict).toBe('helped');
    expect(told(turned.estimate).effect).toBeCloseTo(told(helped.estimate).effect, 9);
    expect(told(turned.naive).gain).toBeCloseTo(told(helped.naive).gain, 9);
    expect(turned.pupils[0]?.change).toBe(helped.pupils[0]?.change);
  });

  it('does not subtract scores of different scales', () => {
    const facts = factsOf(cohort(0.8).map((pupil) => ({ ...pupil, baseline: (pupil.baseline ?? 0) / 10 + 3 })));
    const other = estimateImpact({
      ...facts,
      measure: { assessment: 'test', higherIsBetter: true, sameScale: false, baselineSem: 0.45 },
    });
    expect(told(other.estimate).effect).toBeCloseTo(told(helped.estimate).effect, 9);
    expect(Math.abs(told(other.naive).gain)).toBeLessThan(2);
    expect(other.pupils.every(({ change, reliableChange }) => change === null && reliableChange === null)).toBe(true);
    expect(other.sensitivity?.trueScores.ok && other.sensitivity.trueScores.value.effect).toBeCloseTo(
      (helped.sensitivity?.trueScores.ok && helped.sensitivity.trueScores.value.effect) || NaN,
      9,
    );
  });

  it('needs the earlier baseline where pupils were chosen because of a fall', () => {
    const pupils = cohort(0.8).map((pupil) => ({
      ...pupil,
      earlierBaseline: pupil.participant ? undefined : pupil.earlierBaseline,
    }));
    const result = estimateImpact(factsOf(pupils, { chosenBecauseOfFall: true }));
    expect(result.verdict).toBe('too-early');
    expect(result.leftOut.filter(({ because }) => because === 'no-earlier-baseline')).toHaveLength(result.started);
  });

  it('leaves out comparators who came late rather than the earlier baseline of all', () => {
    const late = (pupil: ImpactPupil, share: number, index: number): ImpactPupil =>
      !pupil.participant && index % 10 < share ? { ...pupil, earlierBaseline: undefined } : pupil;
    const few = estimateImpact(factsOf(cohort(0.8).map((pupil, index) => late(pupil, 2, index))));
    expect(told(few.estimate).used).toContain('earlier-baseline');
    expect(few.comparators).toBeLessThan(helped.comparators);
    expect(few.leftOut.some(({ because }) => because === 'no-earlier-baseline')).toBe(true);

    const most = estimateImpact(factsOf(cohort(0.8).map((pupil, index) => late(pupil, 7, index))));
    expect(told(most.estimate).notUsed).toContainEqual({ covariate: 'earlier-baseline', because: 'not-known-of-all' });
    expect(most.comparators).toBe(helped.comparators);
    expect(most.participants).toBe(helped.participants);
  });

  it('says that few sessions were had, and lets that speak before the programme is stopped', () => {
    const facts = factsOf(cohort(-0.8), { dose: { planned: 200, received: 100 } });
    expect(estimateImpact(facts)).toMatchObject({
      shareOfDose: 0.5,
      fewSessionsHad: true,
      decision: { decision: 'adapt' },
    });
  });

  it('grades the evidence, lower for each weakness', () => {
    expect(helped.strength).toMatchObject({ grade: 'A', weaknesses: [] });
    const pupils = cohort(0.8).map((pupil) => ({ ...pupil, earlierBaseline: undefined }));
    const facts = factsOf(pupils, { comparatorsFrom: 'earlier-cohorts' });
    const weaker = estimateImpact({ ...facts, measure: { ...facts.measure, assessment: 'judgement' } });
    expect(weaker.strength).toMatchObject({
      grade: 'C',
      weaknesses: ['one-baseline', 'judgement', 'comparators-from-elsewhere'],
    });
    const left = cohort(0.8).map((pupil, index) =>
      pupil.participant && index % 2 === 0 ? { ...pupil, outcome: undefined } : pupil,
    );
    expect(estimateImpact(factsOf(left)).strength?.weaknesses).toContain('high-dropout');
  });

  it('gives no value where the cost is not known', () => {
    expect(estimateImpact(factsOf(cohort(0.8), { costPerPupilStarted: undefined })).value).toBeNull();
  });

  it('never gives a number that is none, whatever the data', () => {
    const score = fc.option(fc.oneof(fc.integer({ min: 0, max: 4 }), fc.constantFrom(NaN, Infinity, 1e6)), {
      nil: undefined,
    });
    const pupil = fc.record({
      participant: fc.boolean(),
      baseline: score,
      earlierBaseline: score,
      otherSubjectsBaseline: score,
      outcome: score,
      characteristics: fc.option(fc.record({ disadvantaged: fc.boolean(), sen: fc.boolean() }), { nil: undefined }),
      notComparable: fc.constantFrom(undefined, undefined, 'in-other-support' as const, 'different-test' as const),
    });
    const measure = fc.record({
      assessment: fc.constantFrom('test' as const, 'judgement' as const),
      higherIsBetter: fc.boolean(),
      sameScale: fc.boolean(),
      baselineSem: fc.constantFrom(undefined, 0, 0.5, 3),
      outcomeSem: fc.constantFrom(undefined, 0, 0.5),
    });
    fc.assert(
      fc.property(fc.array(pupil, { maxLength: 60 }), measure, fc.boolean(), (list, scale, chosenBecauseOfFall) => {
        const pupils = list.map((facts, index) => ({ ...facts, id: `${index}` }));
        const result = estimateImpact(factsOf(pupils, { measure: scale, chosenBecauseOfFall }));
        expect(numbersIn(result).every(Number.isFinite)).toBe(true);
        expect(result.estimate.ok).toBe(result.months !== null);
      }),
      { numRuns: 300 },
    );
  });
});
