import { xoroshiro128plus } from 'pure-rand';

/** A seeded source of randomness: the same seed gives the same sequence on every machine. */
export interface Random {
  /** A number in [0, 1), 53 bits. */
  uniform(): number;
  /** A draw from the normal distribution with the given mean and SD (default 0 and 1). */
  normal(mean?: number, sd?: number): number;
  /** A whole number from least to greatest, both included. Throws a RangeError when least > greatest. */
  integer(least: number, greatest: number): number;
  /** The same items in random order; the given array is left alone. */
  shuffle<T>(items: readonly T[]): T[];
  /** `count` different items in random order. Throws a RangeError when there are not as many. */
  sample<T>(items: readonly T[], count: number): T[];
}

/**
 * A generator for simulations and made-up data (never for secrets): xoroshiro128+ of pure-rand.
 * @param seed a 32-bit whole number
 */
export function createRandom(seed: number): Random {
  const generator = xoroshiro128plus(seed);
  let spare: number | undefined;

  const uniform = (): number => {
    const high = generator.unsafeNext() >>> 5;
    const low = generator.unsafeNext() >>> 6;
    return (high * 2 ** 26 + low) / 2 ** 53;
  };

  // Marsaglia & Bray (1964), polar method: two independent normal draws at a time.
  const standardNormal = (): number => {
    if (spare !== undefined) {
      const draw = spare;
      spare = undefined;
      return draw;
    }
    for (;;) {
      const u = 2 * uniform() - 1;
      const v = 2 * uniform() - 1;
      const square = u * u + v * v;
      if (square > 0 && square < 1) {
        const factor = Math.sqrt((-2 * Math.log(square)) / square);
        spare = v * factor;
        return u * factor;
      }
    }
  };

  const integer = (least: number, greatest: number): number => {
    if (!(least <= greatest)) throw new RangeError(`No whole number from ${least} to ${greatest}`);
    return least + Math.floor(uniform() * (greatest - least + 1));
  };

  const sample = <T>(items: readonly T[], count: number): T[] => {
    if (count < 0 || count > items.length) throw new RangeError(`Cannot draw ${count} of ${items.length} items`);
    const pool = [...items];
    const drawn: T[] = [];
    for (let left = pool.length; drawn.length < count; left--) {
      const at = integer(0, left - 1);
      drawn.push(...pool.slice(at, at + 1));
      pool.copyWithin(at, left - 1, left);
    }
    return drawn;
  };

  return {
    uniform,
    normal: (mean = 0, sd = 1) => mean + sd * standardNormal(),
    integer,
    shuffle: (items) => sample(items, items.length),
    sample,
  };
}
