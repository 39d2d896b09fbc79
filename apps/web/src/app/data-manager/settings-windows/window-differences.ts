import type { SubjectDto } from '@headway/api-client';
import type { Difference } from '../../shared/feedback/changed-meanwhile';
import { shortWeekday } from '../../shared/words/dates';
import { yearName } from '../../shared/words/school-words';
import type { WindowForm } from './window-form';

const DATES = [
  ['opensOn', 'Opens on'],
  ['dueOn', 'Due on'],
  ['locksOn', 'Last day for changes'],
] as const;
const KINDS = { full: 'a full collection', short: 'a short check' } as const;

/** What differs between a window as it stands and as it was typed, in words. */
export function windowDifferences(there: WindowForm, typed: WindowForm, subjects: readonly SubjectDto[]): Difference[] {
  const kind = { what: 'Kind', there: KINDS[there.kind], typed: KINDS[typed.kind] };
  const dates = DATES.map(([field, what]) => ({ what, there: day(there[field]), typed: day(typed[field]) }));
  const asked = subjects.map(({ id, name }) => ({ what: name, there: years(there, id), typed: years(typed, id) }));
  return [kind, ...dates, ...asked].filter((one) => one.there !== one.typed);
}

const day = (date: string): string => (date === '' ? 'no day' : shortWeekday(date));

function years({ subjects }: WindowForm, id: number): string {
  const asked = subjects.find(({ subjectId }) => subjectId === id)?.yearGroups ?? [];
  return asked.length === 0
    ? 'nobody'
    : [...asked]
        .sort((a, b) => a - b)
        .map(yearName)
        .join(', ');
}
