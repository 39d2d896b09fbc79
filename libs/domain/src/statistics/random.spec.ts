import { mean, standardDeviation } from './describe';
import { createRandom } from './random';

const draws = (count: number, draw: () => number): number[] => Array.from({ length: count }, draw);

describe('a seeded generator', () => {
  it('gives the same sequence for the same seed and another for another', () => {
    const sequence = (seed: number) => {
      const random = createRandom(seed);
      return [...draws(5, random.uniform), ...draws(5, () => random.normal()), random.integer(1, 1000)];
    };
    expect(sequence(7)).toEqual(sequence(7));
    expect(sequence(7)).not.toEqual(sequence(8));
  });

  it('draws uniform and normal numbers with the right mean and spread', () => {
    const random = createRandom(1);
    const uniform = draws(20_000, random.uniform);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    expect(mean(uniform)).toMatchObject({ ok: true, value: expect.closeTo(0.5, 2) });
    const normal = draws(20_000, () => random.normal(100, 15));
    expect(mean(normal)).toMatchObject({ value: expect.closeTo(100, 0) });
    expect(standardDeviation(normal)).toMatchObject({ value: expect.closeTo(15, 0) });
    const outside = normal.filter((x) => Math.abs(x - 100) > 1.96 * 15).length / normal.length;
    expect(outside).toBeGreaterThan(0.04);
    expect(outside).toBeLessThan(0.06);
  });

  it('draws every whole number of a range about equally often', () => {
    const random = createRandom(2);
    const counts = new Map<number, number>();
    for (const drawn of draws(6000, () => random.integer(-1, 4))) counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    expect([...counts.keys()].sort((a, b) => a - b)).toEqual([-1, 0, 1, 2, 3, 4]);
    for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(150);
    expect(() => random.integer(2, 1)).toThrow(RangeError);
  });

  it('shuffles and samples without loss or repeat, and leaves the list alone', () => {
    const random = createRandom(3);
    const items = Array.from({ length: 50 }, (_, i) => i);
    const shuffled = random.shuffle(items);
    expect(items).toEqual(Array.from({ length: 50 }, (_, i) => i));
    expect(shuffled).not.toEqual(items);
    expect([...shuffled].sort((a, b) => a - b)).toEqual(items);
    expect(new Set(random.sample(items, 20)).size).toBe(20);
    expect(random.sample(items, 0)).toEqual([]);
    expect(() => random.sample(items, 51)).toThrow(RangeError);
  });

  it('puts each item first about equally often when shuffling', () => {
    const random = createRandom(4);
    const first = draws(3000, () => random.shuffle([0, 1, 2])[0] ?? -1);
    for (const item of [0, 1, 2]) expect(Math.abs(first.filter((x) => x === item).length - 1000)).toBeLessThan(120);
  });
});
