import { tQuantile } from '../statistics/distributions';

/** An effect in SD of the cohort's outcome, with its 95 % interval. */
export interface EffectWithInterval {
  effect: number;
  se: number;
  /** Degrees of freedom of the t distribution the interval comes from. */
  df: number;
  lower: number;
  upper: number;
}

/** The 95 % t interval around an effect. `se` ≥ 0, `df` > 0. */
export function withInterval(effect: number, se: number, df: number): EffectWithInterval {
  const margin = tQuantile(0.975, df) * se;
  return { effect, se, df, lower: effect - margin, upper: effect + margin };
}
