import { describeOnSharedData, readJsp } from '../../test/shared-data';
import { createRandom } from '../statistics/random';
import { becauseOfFall, smallCohortInSteps } from './impact-scenarios';
import { SimulationPupil } from './impact-simulated-cohort';
import { ImpactTableKey, simulateImpact } from './impact-table';

/** Made-up pupils whose marks hang together over three years. */
function madeUpPupils(n: number): SimulationPupil[] {
  const random = createRandom(7);
  return Array.from({ length: n }, (_, index) => {
    const level = random.normal();
    const mark = (centre: number, sd: number) =>
      Math.round(Math.max(0, centre + sd * (0.85 * level + 0.5 * random.normal())));
    return {
      id: `p${index}`,
      maths: [mark(25, 7), mark(25, 8), mark(30, 7)],
      english: [mark(48, 24), mark(65, 20), mark(43, 20)],
      raven: mark(25, 6),
    };
  });
}

describe('the table of impact', () => {
  const pupils = madeUpPupils(400);

  it('is the same for the same seed, and another for another', () => {
    const run = (seed: number) => simulateImpact(pupils, { seed, draws: 10, rows: ['C'] });
    expect(run(3)).toEqual(run(3));
    expect(run(3)).not.toEqual(run(4));
  });

  it('runs a row alone as it runs with the others', () => {
    const [alone] = simulateImpact(pupils, { seed: 3, draws: 10, rows: ['B'] });
    expect(simulateImpact(pupils, { seed: 3, draws: 10, rows: ['A', 'B'] })[1]).toEqual(alone);
  });

  it('takes four times the draws for small cohorts, for each of three true effects', () => {
    const rows = simulateImpact(pupils, { seed: 1, draws: 5, rows: ['A', 'C'] });
    expect(rows.map(({ draws }) => draws)).toEqual([15, 60]);
  });

  it('only prints the row with a hidden reason to be chosen, which biases any estimate', () => {
    const [judged] = simulateImpact(pupils, { seed: 1, draws: 40, rows: ['F'] });
    expect(judged?.bias).toBeLessThan(-0.05);
    expect(judged?.met).toBeNull();
  });

  it('says that bounds are not met: of one draw, all intervals cover the truth or none', () => {
    const [row] = simulateImpact(pupils, { seed: 1, draws: 1, rows: ['A'] });
    expect(row?.met).toBe(false);
  });

  it('knows what would have been without the group, also where marks are cut into steps', () => {
    const random = createRandom(5);
    const drawn = smallCohortInSteps(pupils).draw(random, 0.4);
    expect(drawn).toHaveLength(60);
    for (const { participant, outcome, outcomeWithout } of drawn) {
      if (outcome === undefined) continue;
      expect([1, 2, 3, 4]).toContain(outcome);
      if (participant) expect(outcome).toBeGreaterThanOrEqual(outcomeWithout);
      else expect(outcome).toBe(outcomeWithout);
    }
    expect(drawn.some(({ outcome }) => outcome === undefined)).toBe(true);
  });

  it('chooses only pupils who fell where a fall is the reason', () => {
    const drawn = becauseOfFall(pupils, 'two').draw(createRandom(1), 0);
    const rises = drawn.map(({ participant, baseline, earlierBaseline }) => ({
      participant,
      rise: (baseline ?? NaN) - (earlierBaseline ?? NaN),
    }));
    const cut = rises.map(({ rise }) => rise).sort((a, b) => a - b)[60] ?? NaN;
    const group = rises.filter(({ participant }) => participant);
    expect(group).toHaveLength(30);
    for (const { rise } of group) expect(rise).toBeLessThanOrEqual(cut);
  });

  it('refuses pupils it cannot simulate with', () => {
    expect(() => simulateImpact([], { seed: 1, draws: 1, rows: ['A'] })).toThrow('Cannot simulate');
  });
});

describeOnSharedData('the table of impact on real pupils', () => {
  const pupils = readJsp();

  const run = (draws: number, keys: readonly ImpactTableKey[]) =>
    new Map(simulateImpact(pupils, { seed: 1, draws, rows: keys }).map((row) => [row.key, row]));

  // Bounds as in the table, with room for the simulation error of so few draws (the command takes 1,000).
  it.each([
    ['A', 40, 0.03 + 0.02, 0.9, 0],
    ['C', 60, 0.04 + 0.025, 0.92, 0.15],
    ['D', 60, 0.04 + 0.025, 0.92, 0.3],
    ['B', 15, 0.05 + 0.03, 0.85, 0],
    ['E', 10, 0.05 + 0.04, 0.85, 0],
  ] as const)('row %s: %i draws, bias within %f, coverage at least %f', (key, draws, bias, coverage, tooFew) => {
    const row = run(draws, [key]).get(key);
    expect(Math.abs(row?.bias ?? NaN)).toBeLessThan(bias);
    expect(row?.coverage).toBeGreaterThan(coverage);
    expect(row?.tooFew).toBeLessThanOrEqual(tooFew);
  });

  it('shows what a naive gain, one baseline only, or a hidden reason would do', () => {
    const rows = run(8, ['A', 'E0', 'F']);
    expect(rows.get('A')?.naiveBias).toBeGreaterThan(0.2);
    expect(rows.get('E0')?.bias).toBeGreaterThan(0.1);
    expect(rows.get('F')?.bias).toBeLessThan(-0.1);
  });
});
