import type { ResultCode } from '../mark';
import { NORM_MEAN, NORM_SD, type Scale, type ScaleStep } from '../scale';

export type LibraryGroup = 'early-years' | 'key-stages' | 'tests' | 'wellbeing' | 'own';

/** A scale that is shipped; a school takes a copy of it and may change the copy while nothing is marked on it. */
export interface LibraryScale {
  /** Stays the same for ever: a school's copy remembers it. */
  readonly key: string;
  readonly group: LibraryGroup;
  /** What the copy is called at first. */
  readonly name: string;
  /** What it is for and what a school should know before taking it, in one or two sentences. */
  readonly about: string;
  readonly scale: Scale;
  /** Year groups it is meant for (Reception 0); empty: any. */
  readonly yearGroups: readonly number[];
  /**
   * Letters of the official return and what they are here; null: the pupil has no result (left, not entered).
   * Used when a file of results is read; teachers type A, N and B.
   */
  readonly letters: Readonly<Record<string, ResultCode | null>>;
  /** True: a pattern that a school is meant to change before it is used. */
  readonly pattern: boolean;
}

type Given = Pick<LibraryScale, 'key' | 'group' | 'name' | 'about' | 'scale'> &
  Partial<Pick<LibraryScale, 'yearGroups' | 'letters' | 'pattern'>>;

/** An entry with what most entries leave out. */
export function shipped(given: Given): LibraryScale {
  return { yearGroups: [], letters: {}, pattern: false, ...given };
}

const plain = {
  direction: 'up',
  decimals: 0,
  steps: [],
  mean: null,
  sd: null,
  reliability: null,
  threshold: null,
} as const;

/** Named steps, lowest first, valued from `first` upwards; judged by a person. */
export function stepsOf(labels: readonly string[], expected: string | null, first = 1): Scale {
  const steps: ScaleStep[] = labels.map((label, i) => ({ value: first + i, label }));
  const threshold = steps.find(({ label }) => label === expected)?.value ?? null;
  return {
    ...plain,
    kind: 'ordinal',
    basis: 'judgement',
    least: first,
    greatest: first + labels.length - 1,
    steps,
    threshold,
  };
}

/** Marks of one test, 0 to full marks. */
export function marksOf(greatest: number, threshold: number | null): Scale {
  return { ...plain, kind: 'raw', basis: 'test', least: 0, greatest, threshold };
}

/** A normed test of mean 100 and SD 15. */
export function standardisedOf(least: number, greatest: number, reliability: number | null): Scale {
  return { ...plain, kind: 'standardised', basis: 'test', least, greatest, mean: NORM_MEAN, sd: NORM_SD, reliability };
}
