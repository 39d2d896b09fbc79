/** Why a number cannot be given. The client writes the sentence. */
export type CannotTellBecause =
  /** Nothing to work with. */
  | 'no-values'
  /** Fewer values than the calculation needs. */
  | 'too-few-values'
  /** A value is missing, infinite or not a number. */
  | 'not-finite'
  /** All values are equal, or a standard error is (almost) nothing. */
  | 'no-spread'
  /** As many unknowns as values: nothing is left to judge the error by. */
  | 'no-degrees-of-freedom'
  /** One value alone decides this number (leverage 1). */
  | 'leverage-one'
  /** What is asked for follows from the other covariates, so that the two cannot be told apart. */
  | 'not-separable'
  /** Two lists that belong together differ in length. */
  | 'mismatched-lengths'
  /** An argument outside what the formula is defined for. */
  | 'out-of-range'
  /** Nothing is known about the measurement error of the scale. */
  | 'no-reliability'
  /** Neither a norm nor an expected standard to measure a whole year group by. */
  | 'no-yardstick';

/** "Cannot tell, because …": what a calculation returns instead of NaN. */
export interface CannotTell {
  readonly ok: false;
  readonly because: CannotTellBecause;
}

export interface Told<T> {
  readonly ok: true;
  readonly value: T;
}

/** Either a value that is finite and meant, or the reason why there is none. */
export type Answer<T> = Told<T> | CannotTell;

export function told<T>(value: T): Told<T> {
  return { ok: true, value };
}

export function cannotTell(because: CannotTellBecause): CannotTell {
  return { ok: false, because };
}

/** The value, or null where there is none: for tables and transport. */
export function valueOrNull<T>(answer: Answer<T>): T | null {
  return answer.ok ? answer.value : null;
}
