import type { Random } from '@headway/domain';

/** One of the items, each as likely. */
export function pick<T>(random: Random, items: readonly T[]): T {
  const item = items[random.integer(0, items.length - 1)];
  if (item === undefined) throw new RangeError('Nothing to pick from');
  return item;
}

/** One of the items, as likely as its weight says. */
export function weighted<T>(random: Random, items: readonly T[], weight: (item: T) => number): T {
  let left = random.uniform() * items.reduce((sum, item) => sum + weight(item), 0);
  for (const item of items) {
    left -= weight(item);
    if (left < 0) return item;
  }
  return pick(random, items);
}

export function chance(random: Random, probability: number): boolean {
  return random.uniform() < probability;
}

/** Ids shaped like UUID version 7 that depend on the random source alone; `day` fills the time part. */
export function madeUpId(random: Random, day: string): string {
  const time = Date.parse(day).toString(16).padStart(12, '0');
  const hex = (digits: number): string =>
    random
      .integer(0, 16 ** digits - 1)
      .toString(16)
      .padStart(digits, '0');
  const variant = random.integer(8, 11).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${hex(3)}-${variant}${hex(3)}-${hex(12)}`;
}

/** A source of its own for one part of the cast, so that a change in one part leaves the others alone. */
export function seedOf(seed: number, part: string): number {
  // FNV-1a, 32 bits.
  let hash = 0x811c9dc5 ^ seed;
  for (const letter of part) {
    hash ^= letter.codePointAt(0) ?? 0;
    hash = Math.imul(hash, 0x01000193);
  }
  return hash | 0;
}
