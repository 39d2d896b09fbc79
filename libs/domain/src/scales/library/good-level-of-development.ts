import { type Answer, cannotTell, told } from '../../statistics/cannot-tell';
import { GOAL_REACHED, goalsOfGoodLevel } from './early-years';

/**
 * Whether a child has a good level of development: 2 in each of the goals E01–E12 of the early years profile.
 * One goal below is enough to say no; yes needs all twelve.
 * @param marks value (1 or 2) by goal code, without the goals that have none
 * @returns cannot tell: `no-values` (no goal of the twelve is below, and some are missing)
 */
export function goodLevelOfDevelopment(marks: ReadonlyMap<string, number>): Answer<boolean> {
  const given = goalsOfGoodLevel.map((code) => marks.get(code));
  if (given.some((mark) => mark !== undefined && mark < GOAL_REACHED)) return told(false);
  return given.includes(undefined) ? cannotTell('no-values') : told(true);
}
