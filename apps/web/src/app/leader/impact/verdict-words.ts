import type { ImpactRowDto, MonthsDto } from '@headway/api-client';
import type { CannotTellBecause, Verdict } from '@headway/domain';
import { counted, plain } from '../../shared/words/numbers';

/** Pupils and comparators a verdict needs; said where they are missing. */
const PUPILS_NEEDED = 6;
const COMPARED_NEEDED = 12;
const MOST_MONTHS = 12;

type Said = Pick<ImpactRowDto, 'verdict' | 'months' | 'because' | 'participants' | 'comparators'>;

/** What stands under the verdict: months where they can be said, otherwise why not. */
export function underVerdict(row: Said): string {
  switch (row.verdict) {
    case 'too-early':
      return 'no result after it yet';
    case 'too-few':
      return row.participants < PUPILS_NEEDED
        ? `${counted(row.participants, 'pupil')}; ${PUPILS_NEEDED} needed`
        : `${row.comparators} to compare with; ${COMPARED_NEEDED} needed`;
    default:
      return row.months ? monthsWords(row.verdict, row.months) : cannotTellWords(row.because);
  }
}

/** "about 4 months more (1 to 7)"; where the interval holds 0, only its ends: "between 1 less and 5 more months". */
export function monthsWords(verdict: Verdict, months: MonthsDto): string {
  const { effect, lower, upper, orMore } = months;
  switch (verdict) {
    case 'helped':
      return `about ${orMore ? '12 or more months' : counted(effect, 'month')} more (${lower} to ${upper})`;
    case 'less-progress':
      return `about ${orMore ? '12 or more months' : counted(-effect, 'month')} less (${plain(-lower)} to ${plain(-upper)})`;
    default:
      return betweenWords(lower, upper);
  }
}

function betweenWords(lower: number, upper: number): string {
  if (lower === 0 && upper === 0) return 'less than a month either way';
  if (lower >= 0) return `between ${lower} and ${endWords(upper, true)} more`;
  if (upper <= 0) return `between ${-upper} and ${endWords(-lower, true)} less`;
  return `between ${endWords(-lower, true)} less and ${endWords(upper, false)} more`;
}

/** The Toolkit's table ends at 12 months: an end of an interval there may lie anywhere beyond. */
function endWords(months: number, unit: boolean): string {
  if (months >= MOST_MONTHS) return `${MOST_MONTHS}+${unit ? ' months' : ''}`;
  return unit ? counted(months, 'month') : String(months);
}

const BECAUSE: Readonly<Record<CannotTellBecause, string>> = {
  'no-values': 'there are no results to compare',
  'too-few-values': 'too few results to compare',
  'not-finite': 'a result is not a number',
  'no-spread': 'all results are the same',
  'no-degrees-of-freedom': 'too few pupils for what has to be allowed for',
  'leverage-one': 'one pupil alone would decide it',
  'not-separable': 'who was in the group follows from where they started',
  'mismatched-lengths': 'results are missing',
  'out-of-range': 'a result is outside its scale',
  'no-reliability': 'the error of the test is not known',
  'no-yardstick': 'there is no norm or expected standard to measure by',
};

/** Why there is no estimate. */
export function cannotTellWords(because: CannotTellBecause | null): string {
  return because === null ? 'cannot be said' : `cannot be said: ${BECAUSE[because]}`;
}
