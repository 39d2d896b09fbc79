import type { Difference } from '../../shared/feedback/changed-meanwhile';
import { shortWeekday } from '../../shared/words/dates';
import type { YearForm } from './year-form';

const day = (date: string): string => (date === '' ? 'no day' : shortWeekday(date));

/**
 * What differs between a year's dates as they stand and as they were typed, in words.
 * @param names of the half terms, in order
 */
export function yearDifferences(there: YearForm, typed: YearForm, names: readonly string[]): Difference[] {
  const terms = there.halfTerms.flatMap((term, i) => {
    const own = typed.halfTerms[i];
    return [
      { what: `${names[i]}, first day`, there: day(term.startsOn), typed: day(own?.startsOn ?? '') },
      { what: `${names[i]}, last day`, there: day(term.endsOn), typed: day(own?.endsOn ?? '') },
    ];
  });
  const state = ({ closedOn }: YearForm, date: string): string => (closedOn.includes(date) ? 'closed' : 'open');
  const closed = [...new Set([...there.closedOn, ...typed.closedOn])]
    .sort()
    .map((date) => ({ what: shortWeekday(date), there: state(there, date), typed: state(typed, date) }));
  return [...terms, ...closed].filter((one) => one.there !== one.typed);
}
