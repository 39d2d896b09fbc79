import type { ClassCollectionDto, WindowCollectionDto, WindowRemindersDto } from '@headway/api-client';
import { shortWeekday } from '../../shared/words/dates';
import { subjectInSentence, windowName } from '../../shared/words/school-words';

/** A class with every subject collected from it. */
export interface ClassRow {
  readonly classId: string;
  readonly className: string;
  readonly teachers: string;
  /** Subjects with marks still missing, whether or not somebody waits for them. */
  readonly subjects: readonly ClassCollectionDto[];
  /** "All in: reading and maths"; empty while no subject is. */
  readonly allIn: string;
  readonly missing: number;
  readonly finished: boolean;
}

export const isFinished = ({ done, total, finishedAt }: ClassCollectionDto): boolean =>
  finishedAt !== null || done >= total;

/** Classes by name; what is not finished first. */
export function classRows(classes: readonly ClassCollectionDto[]): ClassRow[] {
  const rows = [...new Set(classes.map(({ classId }) => classId))].map((classId): ClassRow => {
    const subjects = classes.filter((one) => one.classId === classId);
    const open = subjects.filter((one) => !isFinished(one));
    return {
      classId,
      className: subjects[0]?.className ?? '',
      teachers: subjects[0]?.teachers.join(', ') || 'Nobody teaches it yet',
      subjects: subjects.filter(({ done, total }) => done < total),
      allIn: allInWords(subjects.filter(({ done, total }) => done >= total)),
      missing: open.reduce((sum, { done, total }) => sum + total - done, 0),
      finished: open.length === 0,
    };
  });
  return rows.sort(
    (a, b) => Number(a.finished) - Number(b.finished) || a.className.localeCompare(b.className, 'en-GB'),
  );
}

function allInWords(subjects: readonly ClassCollectionDto[]): string {
  const [first, ...others] = subjects.map(({ subjectName }) => subjectInSentence(subjectName));
  if (first === undefined) return '';
  const last = others.pop();
  return `All in: ${[first, ...others].join(', ')}${last === undefined ? '' : ` and ${last}`}.`;
}

/** "4 of 14 classes have finished Autumn 2. 212 marks are still to come; due Fri 11 Dec." */
export function collectionAnswer(window: WindowCollectionDto): string {
  const rows = classRows(window.classes);
  const name = windowName(window.windowId);
  if (rows.length === 0)
    return `${name} asks for no marks${window.kind === 'short' ? ' of anybody at the moment' : ''}.`;
  const finished = rows.filter((row) => row.finished).length;
  const missing = rows.reduce((sum, row) => sum + row.missing, 0);
  if (finished === rows.length) return `All marks of ${name} are in.`;
  const classes = rows.length === 1 ? 'Your class has not' : `${finished} of ${rows.length} classes have`;
  const marks = missing === 1 ? '1 mark is' : `${missing} marks are`;
  return `${classes} finished ${name}. ${marks} still to come; due ${shortWeekday(window.dueOn)}.`;
}

/** "24 of 30", "All 30", "Finished: 28 of 30, Mrs Hale". */
export function progressWords(one: ClassCollectionDto): string {
  const { done, total, finishedAt, finishedBy } = one;
  if (done >= total) return `All ${total}`;
  const far = `${done} of ${total}`;
  return finishedAt ? `Finished: ${far}${finishedBy ? `, ${finishedBy}` : ''}` : far;
}

/** What came of reminding. */
export function remindedWords({
  people,
  unfinished,
  withoutTeacher,
}: {
  people: number;
  unfinished: number;
  withoutTeacher: number;
}): string {
  if (unfinished === 0) return 'Nobody needed reminding: everything is in.';
  const nobody = withoutTeacher ? ` ${withoutTeacher} unfinished without a teacher to remind.` : '';
  if (people === 0) return `Everybody had been reminded today already.${nobody}`;
  return `${people === 1 ? '1 person has' : `${people} people have`} a reminder at the bell.${nobody}`;
}

/** "Whoever has marks to enter gets a notice on Tue 8 Dec and on Mon 14 Dec." */
export function remindersWords({ byItself, steps }: WindowRemindersDto, today: string): string {
  const people = (count: number): string => (count === 1 ? '1 person was' : `${count} people were`);
  const given = steps
    .filter((step) => step.people > 0)
    .map(
      (one) => `${people(one.people)} reminded ${one.step === 'before' ? 'before marks were' : 'after they were'} due.`,
    );
  if (!byItself) return [...given, 'Nobody is reminded unless you do it.'].join(' ');
  const coming = steps.filter(({ from }) => from > today).map(({ from }) => `on ${shortWeekday(from)}`);
  const next = coming.length ? [`Whoever has marks to enter gets a notice ${coming.join(' and ')}.`] : [];
  if (steps.length === 0) return 'Too few school days for that: it opens and locks too close to the day marks are due.';
  if (given.length + next.length === 0) return 'Nobody needed reminding.';
  return [...given, ...next].join(' ');
}
