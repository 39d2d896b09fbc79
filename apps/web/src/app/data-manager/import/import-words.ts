import type { ImportCountsDto, ImportRunDto } from '@headway/api-client';
import { longDate } from '../../shared/words/dates';
import { counted } from '../../shared/words/numbers';
import { howMany } from '../file-kinds';
import { windowNameWithYear, yearName } from '../../shared/words/school-words';

const NUMBER = new Intl.NumberFormat('en-GB');

/** Rows, or of results each result, that cannot be read: "6 results", "1 row". */
export function unreadable(count: number, kind: ImportRunDto['kind']): string {
  return counted(count, kind === 'results' || kind === 'marksheet' ? 'result' : 'row');
}

/** A value before or after: a date as it is written in England, anything else as it is. */
export function valueWords(value: string): string {
  return /^\d{4}-\d{2}-\d{2}$/.test(value) ? longDate(value) : value;
}

/** Questions that nobody has answered yet. */
export function openQuestions({ parts }: Pick<ImportRunDto, 'parts'>): number {
  return parts.flatMap(({ questions }) => questions).filter(({ answer }) => answer === null).length;
}

/** The page's question answered: what would happen, or has. */
export function answerOf(run: ImportRunDto): string {
  const { status, counts, kind } = run;
  switch (status) {
    case 'uploaded':
    case 'mapped':
      return run.parts.every(({ columnsGiven, leftOut }) => columnsGiven || leftOut)
        ? 'This file says by itself what it holds: have it checked. Nothing has been changed yet.'
        : 'Say what the columns are. Nothing has been changed yet.';
    case 'checking':
      return 'The file is being checked. Nothing has been changed yet.';
    case 'checked':
      return counts ? checkedAnswer(counts, kind, openQuestions(run)) : 'Nothing has been changed yet.';
    case 'applying':
      return 'The file is going in: all of it, or nothing.';
    case 'applied':
      return counts ? appliedAnswer(counts, kind) : 'The file is in.';
    case 'cancelled':
      return 'This import was discarded. Nothing was changed.';
    case 'undone':
      return 'This import was undone. Everything is as it was before.';
    case 'failed':
      return 'This import did not go through. Nothing was changed.';
  }
}

function checkedAnswer(counts: ImportCountsDto, kind: ImportRunDto['kind'], questions: number): string {
  const { invalid, created, changed } = counts;
  const settle = [
    questions > 0 ? `${counted(questions, 'question')} for you` : '',
    invalid > 0 ? `${unreadable(invalid, kind)} can’t be read` : '',
  ].filter((part) => part !== '');
  if (settle.length > 0) return `${settle.join(', and ')}. Nothing has been changed yet.`;
  if (created + changed === 0) return 'Everything in this file is here already: there is nothing to change.';
  return `${howMany(created + changed, kind)} can go in. Nothing has been changed yet.`;
}

function appliedAnswer({ created, changed, wouldLeave }: ImportCountsDto, kind: ImportRunDto['kind']): string {
  const left = wouldLeave > 0 ? ` ${counted(wouldLeave, 'pupil')} left.` : '';
  if (created + changed === 0) return `Nothing needed to change.${left}`;
  const parts = [
    created > 0 ? `${howMany(created, kind)} ${created === 1 ? 'is' : 'are'} new` : '',
    changed > 0 ? `${NUMBER.format(changed)} changed` : '',
  ].filter((part) => part !== '');
  return `${parts.join(', ')}.${left}`;
}

/** "Summer 2 2025/26, years 3 to 6", for the results of a file. */
export function whereFor({ windows, yearGroups }: ImportCountsDto): string {
  const names = windows.map(windowNameWithYear);
  const when = names.length > 3 ? `${names[0] ?? ''} to ${names.at(-1) ?? ''}` : names.join(', ');
  const [first, last] = [yearGroups[0], yearGroups.at(-1)];
  if (first === undefined || last === undefined) return when;
  const years = first === last ? yearName(first) : `${yearName(first)} to ${yearName(last)}`;
  return `${when}; ${years} at the time`;
}

/** How a file separates its cells, in a word. */
export function delimiterName(delimiter: string): string {
  const names: Readonly<Record<string, string>> = {
    ',': 'commas',
    ';': 'semicolons',
    '\t': 'tabs',
    '|': 'upright bars',
  };
  return names[delimiter] ?? delimiter;
}

/** The step of the four that a person is at: 1 match, 2 check, 3 apply, 4 done. */
export function stepOf({ status }: Pick<ImportRunDto, 'status'>): 1 | 2 | 3 | 4 {
  if (status === 'checking') return 2;
  if (status === 'checked' || status === 'applying') return 3;
  return status === 'applied' ? 4 : 1;
}

/** Seconds that the rest takes at the pace so far; null while there is no pace yet. */
export function secondsLeft(doneSince: number, elapsedMs: number, rest: number): number | null {
  if (doneSince <= 0 || elapsedMs < 1_000) return null;
  return (rest * elapsedMs) / doneSince / 1_000;
}
