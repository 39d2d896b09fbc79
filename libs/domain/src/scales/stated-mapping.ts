import { mapValue, type ScaleMapping } from './scale-mapping';
import { labelOf, type Scale, towardsGood } from './scale';

/**
 * What is wrong with a mapping somebody stated between two versions of a scale, in plain words. A mapping keeps the order
 * of what is good and stays on the newer scale.
 * @returns null where it can be used
 */
export function mappingProblem(mapping: ScaleMapping, from: Scale, to: Scale): string | null {
  if (mapping.kind === 'none') return null;
  return mapping.kind === 'linear' ? linearProblem(mapping, from, to) : pairsProblem(mapping.pairs, from, to);
}

function linearProblem(mapping: ScaleMapping & { kind: 'linear' }, from: Scale, to: Scale): string | null {
  const { factor, offset } = mapping;
  if (from.kind === 'ordinal' || to.kind === 'ordinal') return 'Steps are mapped one by one, not by a formula.';
  if (!Number.isFinite(factor) || !Number.isFinite(offset) || factor === 0) return 'The formula needs two numbers.';
  if (factor > 0 !== (from.direction === to.direction))
    return 'With this formula a better mark would become a worse one.';
  const ends = [from.least, from.greatest].map((value) => mapValue(value, mapping) ?? Number.NaN);
  const outside = ends.find((end) => !(end >= to.least && end <= to.greatest));
  return outside === undefined
    ? null
    : `With this formula marks become ${round(outside)}, outside ${to.least} to ${to.greatest}.`;
}

type Pairs = readonly { readonly from: number; readonly to: number }[];

function pairsProblem(pairs: Pairs, from: Scale, to: Scale): string | null {
  const [first] = pairs;
  if (first === undefined) return 'Say for at least one mark what it becomes, or that nothing can be compared.';
  for (const pair of pairs) {
    if (!isOn(pair.from, from)) return `${pair.from} is not a mark of the old version.`;
    if (!isOn(pair.to, to)) return `${pair.to} is not a mark of the new version.`;
  }
  if (new Set(pairs.map((pair) => pair.from)).size < pairs.length) return 'A mark of the old version is named twice.';
  const ordered = pairs.toSorted((a, b) => towardsGood(a.from, from) - towardsGood(b.from, from));
  const [worse, better] = ordered.flatMap((pair, i) => {
    const next = ordered[i + 1];
    return next && towardsGood(next.to, to) < towardsGood(pair.to, to) ? [pair, next] : [];
  });
  if (!worse || !better) return null;
  return `${labelOf(better.from, from)} is better than ${labelOf(worse.from, from)}, but would become a lower mark.`;
}

const isOn = (value: number, scale: Scale): boolean =>
  scale.kind === 'ordinal'
    ? scale.steps.some((step) => step.value === value)
    : value >= scale.least && value <= scale.greatest;

const round = (value: number): number => Math.round(value * 100) / 100;

/** Where results of a scale are read: on itself, or on a newer version through what was stated. */
export interface ReadThrough {
  readonly scaleId: number;
  /** Applied in turn; none may be of kind `none`. */
  readonly mappings: readonly ScaleMapping[];
}

/** A mapping between two scales of a school. */
export interface StatedMapping {
  readonly from: number;
  readonly to: number;
  readonly mapping: ScaleMapping;
}

/**
 * The newest scale that results of each scale can be read on: along the stated mappings up to the first that says none.
 * A scale without a mapping is read on itself and is left out.
 */
export function readThrough(stated: readonly StatedMapping[]): Map<number, ReadThrough> {
  const next = new Map(stated.filter(({ mapping }) => mapping.kind !== 'none').map((one) => [one.from, one]));
  return new Map(
    [...next.keys()].map((from): [number, ReadThrough] => {
      const mappings: ScaleMapping[] = [];
      const seen = new Set([from]);
      let scaleId = from;
      for (let step = next.get(scaleId); step && !seen.has(step.to); step = next.get(scaleId)) {
        mappings.push(step.mapping);
        scaleId = step.to;
        seen.add(scaleId);
      }
      return [from, { scaleId, mappings }];
    }),
  );
}

/** A mark as it is read, with its standard error in the new points. */
export interface ReadMark {
  readonly value: number;
  readonly se: number | null;
}

/**
 * A mark read through mappings in turn. Its error follows a formula; step by step it has none.
 * @returns null where a mapping names no counterpart
 */
export function readMark(mark: ReadMark, mappings: readonly ScaleMapping[]): ReadMark | null {
  return mappings.reduce<ReadMark | null>((read, mapping) => {
    const value = read === null ? null : mapValue(read.value, mapping);
    if (read === null || value === null) return null;
    const se = read.se !== null && mapping.kind === 'linear' ? Math.abs(mapping.factor) * read.se : null;
    return { value, se };
  }, mark);
}
