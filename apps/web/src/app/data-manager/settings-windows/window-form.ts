import type { SetWindowDto, SubjectDto, WindowDto } from '@headway/api-client';
import { academicYearLabel, collectedTooOften } from '@headway/domain';
import { subjectInSentence, windowName, yearName } from '../../shared/words/school-words';

/** A window while it is being changed. */
export type WindowForm = SetWindowDto;

export const formOf = ({ kind, opensOn, dueOn, locksOn, subjects }: WindowDto): WindowForm => ({
  kind,
  opensOn,
  dueOn,
  locksOn,
  subjects: subjects.map(({ subjectId, yearGroups }) => ({ subjectId, yearGroups: [...yearGroups] })),
});

/** The form with a year group of a subject asked for, or no longer. */
export function toggled(form: WindowForm, subjectId: number, yearGroup: number): WindowForm {
  const now = form.subjects.find((subject) => subject.subjectId === subjectId)?.yearGroups ?? [];
  const yearGroups = now.includes(yearGroup)
    ? now.filter((year) => year !== yearGroup)
    : [...now, yearGroup].sort((a, b) => a - b);
  return withYears(form, subjectId, yearGroups);
}

/** The form with exactly these year groups asked for in a subject. */
export function withYears(form: WindowForm, subjectId: number, yearGroups: readonly number[]): WindowForm {
  const others = form.subjects.filter((subject) => subject.subjectId !== subjectId);
  return {
    ...form,
    subjects: yearGroups.length ? [...others, { subjectId, yearGroups: [...yearGroups] }] : others,
  };
}

/** Every year group that any window asks for, so that the table of a school shows its own years only. */
export function yearsOf(windows: readonly WindowDto[], phase: 'primary' | 'secondary'): number[] {
  const usual = phase === 'primary' ? [0, 1, 2, 3, 4, 5, 6] : [7, 8, 9, 10, 11, 12, 13];
  const asked = windows.flatMap(({ subjects }) => subjects.flatMap(({ yearGroups }) => yearGroups));
  return [...new Set([...usual, ...asked])].sort((a, b) => a - b);
}

/** So many subjects are named; of more, the others are counted. */
const NAMED = 6;

/** "Reading, writing, maths and phonics · Reception to Year 6". */
export function askedWords(window: WindowDto, subjects: readonly SubjectDto[]): string {
  const asked = window.subjects
    .map(({ subjectId }) => subjects.find(({ id }) => id === subjectId))
    .filter((subject) => subject !== undefined && subject.strandOf === null)
    .map((subject) => subject?.name ?? '');
  if (asked.length === 0) return window.subjects.length === 0 ? 'Nothing is collected' : 'Strands only';
  const shown = asked.slice(0, NAMED).map((name, at) => (at === 0 ? name : subjectInSentence(name)));
  const others = asked.length - shown.length;
  const names = inList(others > 0 ? [...shown, `${others} more`] : shown);
  const years = [...new Set(window.subjects.flatMap(({ yearGroups }) => yearGroups))].sort((a, b) => a - b);
  const [low, high] = [years[0] ?? 0, years.at(-1) ?? 0];
  return `${names} · ${low === high ? yearName(low) : `${yearName(low)} to ${yearName(high)}`}`;
}

function inList(words: readonly string[]): string {
  const last = words.at(-1) ?? '';
  return words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${last}` : last;
}

/** "Marks are collected six times in 2026/27: three in full, three as short checks." */
export function windowsAnswer(windows: readonly WindowDto[]): string {
  const used = windows.filter(({ subjects }) => subjects.length > 0);
  const full = used.filter(({ kind }) => kind === 'full').length;
  const short = used.length - full;
  const year = academicYearLabel(windows[0]?.startYear ?? 0);
  if (used.length === 0)
    return windows.length === 0 ? 'There is no school year yet.' : `No marks are collected in ${year} yet.`;
  const parts = [
    full ? `${full} in full` : '',
    short ? `${short} as ${short === 1 ? 'a short check' : 'short checks'}` : '',
  ];
  const times = used.length === 1 ? 'once' : `${used.length} times`;
  return `Marks are collected ${times} in ${year}: ${parts.filter(Boolean).join(', ')}.`;
}

/** A sentence for every subject that is collected in full too often. */
export function workload(windows: readonly WindowDto[], subjects: readonly SubjectDto[]): string[] {
  const collections = windows.map((window) => ({
    kind: window.kind,
    subjectIds: window.subjects.map(({ subjectId }) => subjectId),
  }));
  return collectedTooOften(collections).map(({ subjectId, times }) => {
    const name = subjects.find(({ id }) => id === subjectId)?.name ?? 'A subject';
    return `${name} is collected in full ${times} times. More than three a year cost teachers time without telling more: make one a short check.`;
  });
}

export const windowTitle = (window: WindowDto): string => windowName(window.id);
