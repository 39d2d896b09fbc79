import type { ClassAdultDto, ClassChangeDto, ClassDto, ClassMemberDto, ClassProfileDto } from '@headway/api-client';
import { academicYearLabel } from '@headway/domain';
import { shortDate } from '../../shared/words/dates';
import { subjectInSentence, yearName } from '../../shared/words/school-words';

/** Of somebody or something with a first and perhaps a last day. */
interface Span {
  readonly startsOn: string;
  readonly endsOn: string | null;
}

export const isNow = ({ startsOn, endsOn }: Span, today: string): boolean =>
  startsOn <= today && (endsOn === null || endsOn >= today);
export const isOver = ({ endsOn }: Span, today: string): boolean => endsOn !== null && endsOn < today;

const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
export const pupilCount = (n: number): string => counted(n, 'pupil', 'pupils');

/** "a, b and c" */
export function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}

/** "Year 5", "Years 5 and 6", "Years 7 to 9". */
export function yearsWords(years: readonly number[]): string {
  const [first, last] = [years[0], years.at(-1)];
  if (first === undefined || last === undefined) return '';
  if (first === last) return yearName(first);
  if (first <= 0) return listed(years.map(yearName));
  return years.length === 2 && last === first + 1 ? `Years ${first} and ${last}` : `Years ${first} to ${last}`;
}

/** The first sentence of the list. */
export function classesAnswer(classes: readonly ClassDto[], startYear: number, manages: boolean): string {
  const year = academicYearLabel(startYear);
  const mine = classes.filter((one) => one.mine);
  if (!manages && mine.length > 0) return `In ${year} you work with ${listed(mine.map(({ name }) => name))}.`;
  if (classes.length === 0) return `There are no classes in ${year} yet.`;
  const sets = classes.filter(({ kind }) => kind === 'set').length;
  const kinds = [
    ...(classes.length > sets ? [counted(classes.length - sets, 'class', 'classes')] : []),
    ...(sets > 0 ? [counted(sets, 'set', 'sets')] : []),
  ];
  const without = classes.filter(({ teachers, pupils }) => teachers.length === 0 && pupils > 0);
  const nobody =
    without.length === 0
      ? 'Somebody teaches each of them.'
      : `Nobody teaches ${without.length > 3 ? `${without.length} of them` : listed(without.map(({ name }) => name))}.`;
  return `${year} has ${listed(kinds)}. ${nobody}`;
}

/** The first sentence of a class. */
export function profileAnswer({ name, members, staff, today, endsOn }: ClassProfileDto): string {
  if (endsOn !== null && endsOn < today) return `${name} ended on ${shortDate(endsOn)}.`;
  const here = members.filter((one) => isNow(one, today)).length;
  const teachers = staff.filter((one) => one.role !== 'assistant' && isNow(one, today)).map((one) => one.name);
  const who = here === 0 ? `Nobody is in ${name} today` : `${pupilCount(here)} ${here === 1 ? 'is' : 'are'} in ${name}`;
  return teachers.length === 0 ? `${who}, and nobody teaches it.` : `${who}, taught by ${listed(teachers)}.`;
}

/** "Registration class, 2026/27" · "Set for maths, 2026/27". */
export function kindWords({ kind, subjectName, startYear }: ClassProfileDto): string {
  const year = academicYearLabel(startYear);
  if (kind === 'registration') return `Registration class, ${year}`;
  return subjectName === null ? `Set, ${year}` : `Set for ${subjectInSentence(subjectName)}, ${year}`;
}

/** "since 7 Oct", "from 4 Jan", "7 Sep to 23 Oct". The first day on which pupils come goes without saying. */
export function spanWords(span: Span, today: string, firstDay: string): string {
  const from = shortDate(span.startsOn);
  if (isOver(span, today)) return `${from} to ${shortDate(span.endsOn ?? '')}`;
  const last = span.endsOn === null ? '' : `until ${shortDate(span.endsOn)}`;
  if (span.startsOn > today) return `from ${from}${last ? ` ${last}` : ''}`;
  if (span.startsOn <= firstDay) return last || 'all year';
  return `since ${from}${last ? `, ${last}` : ''}`;
}

export const roleWords: Readonly<Record<ClassAdultDto['role'], string>> = {
  teacher: 'teaches',
  cover: 'covers',
  assistant: 'assists',
};

const changeWords: Readonly<Record<ClassChangeDto['kind'], (pupils: string) => string>> = {
  created: () => 'made the class',
  renamed: () => 'gave it another name',
  ended: (pupils) => `ended the class with ${pupils}`,
  'pupils-added': (pupils) => `added ${pupils}`,
  'pupils-removed': (pupils) => `gave ${pupils} a last day`,
  'pupils-moved': (pupils) => `moved ${pupils} to another class`,
  'staff-assigned': () => 'gave it another adult',
  'staff-ended': () => 'gave an adult a last day',
  'sets-copied': () => 'copied the sets of the year before',
};

/** "Mr Osei added 3 pupils". */
export const changeSentence = ({ by, kind, pupils }: ClassChangeDto): string =>
  `${by} ${changeWords[kind](pupilCount(pupils))}`;

/** Adult by adult, pupil by pupil: now, to come, over. */
export function sorted<T extends Span>(rows: readonly T[], today: string): { now: T[]; coming: T[]; over: T[] } {
  return {
    now: rows.filter((one) => isNow(one, today)),
    coming: rows.filter((one) => one.startsOn > today && !isOver(one, today)),
    over: rows.filter((one) => isOver(one, today)),
  };
}

export const fullName = ({ forename, surname }: Pick<ClassMemberDto, 'forename' | 'surname'>): string =>
  `${forename} ${surname}`;
