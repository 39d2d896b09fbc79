import { codeOf } from './parse-mark';
import type { Scale } from './scale';

/** Something that keeps a scale from being used; the field is that of `Scale`. */
export interface ScaleProblem {
  readonly field: keyof Scale;
  readonly message: string;
}

/** More steps than this is a test, not a judgement. */
export const MOST_SCALE_STEPS = 60;
const WIDEST = 100_000;

/**
 * What is wrong with a scale that somebody made, in plain words.
 * @returns empty where every value can be entered, ordered and compared
 */
export function scaleProblems(scale: Scale): ScaleProblem[] {
  return [...rangeProblems(scale), ...stepProblems(scale), ...normProblems(scale), ...thresholdProblems(scale)];
}

function rangeProblems({ least, greatest, decimals }: Scale): ScaleProblem[] {
  if (!Number.isFinite(least) || Math.abs(least) > WIDEST) return [problem('least', 'Give the lowest mark.')];
  if (!Number.isFinite(greatest) || Math.abs(greatest) > WIDEST) {
    return [problem('greatest', 'Give the highest mark.')];
  }
  if (least >= greatest) return [problem('greatest', 'The highest mark must be above the lowest.')];
  const whole = Number.isInteger(decimals) && decimals >= 0 && decimals <= 3;
  return whole ? [] : [problem('decimals', 'Marks have from 0 to 3 decimal places.')];
}

function stepProblems(scale: Scale): ScaleProblem[] {
  const { kind, steps } = scale;
  if (kind !== 'ordinal') return steps.length === 0 ? [] : [problem('steps', 'Only a scale of steps has steps.')];
  if (steps.length < 2) return [problem('steps', 'A scale needs at least two steps.')];
  if (steps.length > MOST_SCALE_STEPS)
    return [problem('steps', `At most ${MOST_SCALE_STEPS} steps can be told apart.`)];
  const values = steps.map(({ value }) => value);
  if (values.some((value, i) => i > 0 && value <= (values[i - 1] ?? 0))) {
    return [problem('steps', 'The steps go from lowest to highest, each above the one before.')];
  }
  if (values[0] !== scale.least || values.at(-1) !== scale.greatest) {
    return [problem('steps', 'The lowest and highest mark are the first and last step.')];
  }
  const labels = steps.map(({ label }) => label.trim().toLowerCase());
  if (labels.includes('')) return [problem('steps', 'Every step needs a name.')];
  const twice = labels.find((label, i) => labels.indexOf(label) !== i);
  if (twice !== undefined) return [problem('steps', `Two steps are called “${twice}”.`)];
  const shadowing = labels.filter((label) => ['a', 'n', 'b'].includes(label) && codeOf(label) !== null);
  // A, B and C as steps are fine together; one letter alone would only hide a code.
  if (shadowing.length === 1 && labels.filter((label) => label.length === 1).length === 1) {
    return [problem('steps', `“${shadowing[0]?.toUpperCase()}” already stands for a code. Choose another name.`)];
  }
  return [];
}

function normProblems({ mean, sd, reliability, kind }: Scale): ScaleProblem[] {
  const problems: ScaleProblem[] = [];
  if (mean !== null && !Number.isFinite(mean)) problems.push(problem('mean', 'Give the mean as a number.'));
  if (sd !== null && !(sd > 0)) problems.push(problem('sd', 'The spread (SD) must be above 0.'));
  if (kind === 'standardised' && (mean === null) !== (sd === null)) {
    problems.push(problem('mean', 'Give the mean and the SD of the norm together, or neither (then 100 and 15).'));
  }
  if (reliability !== null && !(reliability > 0 && reliability < 1)) {
    problems.push(problem('reliability', 'The reliability lies between 0 and 1, such as 0.92.'));
  }
  return problems;
}

function thresholdProblems({ threshold, least, greatest, kind, steps }: Scale): ScaleProblem[] {
  if (threshold === null) return [];
  if (kind === 'ordinal' && !steps.some(({ value }) => value === threshold)) {
    return [problem('threshold', 'What is expected must be one of the steps.')];
  }
  const inside = threshold >= least && threshold <= greatest;
  return inside ? [] : [problem('threshold', `What is expected lies from ${least} to ${greatest}.`)];
}

const problem = (field: keyof Scale, message: string): ScaleProblem => ({ field, message });
