import type { ClassCollectionDto, WindowCollectionDto, WindowRemindersDto } from '@headway/api-client';
import { classRows, collectionAnswer, progressWords, remindedWords, remindersWords } from './collection-words';

const one = (
  className: string,
  subjectName: string,
  done: number,
  total: number,
  finishedBy?: string,
): ClassCollectionDto => ({
  classId: className,
  className,
  subjectId: subjectName.length,
  subjectName,
  done,
  total,
  finishedBy: finishedBy ?? null,
  finishedAt: finishedBy ? '2026-12-08T09:00:00Z' : null,
  teachers: className === '5 Hazel' ? ['Mrs Hale'] : [],
});
const window = (...classes: ClassCollectionDto[]): WindowCollectionDto => ({
  windowId: 20262,
  kind: 'full',
  opensOn: '2026-12-01',
  dueOn: '2026-12-11',
  locksOn: '2026-12-18',
  reminders: { byItself: true, steps: [] },
  unlocks: [],
  classes,
});

describe('who has finished', () => {
  it('puts classes that are not finished first, by name', () => {
    const rows = classRows([
      one('5 Birch', 'Maths', 30, 30),
      one('6 Oak', 'Maths', 1, 30),
      one('5 Hazel', 'Maths', 2, 30),
    ]);
    expect(rows.map(({ className }) => className)).toEqual(['5 Hazel', '6 Oak', '5 Birch']);
    expect(rows.map(({ teachers }) => teachers)).toEqual([
      'Mrs Hale',
      'Nobody teaches it yet',
      'Nobody teaches it yet',
    ]);
  });

  it('counts a class as finished when somebody said so, though marks are missing', () => {
    const [row] = classRows([one('5 Hazel', 'Maths', 28, 30, 'Mrs Hale')]);
    expect(row).toMatchObject({ finished: true, missing: 0 });
    expect(progressWords(one('5 Hazel', 'Maths', 28, 30, 'Mrs Hale'))).toBe('Finished: 28 of 30, Mrs Hale');
    expect(progressWords(one('5 Hazel', 'Maths', 28, 30))).toBe('28 of 30');
    expect(progressWords(one('5 Hazel', 'Maths', 30, 30))).toBe('All 30');
  });

  it('names the subjects that are in, and lists only the others', () => {
    const [row] = classRows([
      one('5 Hazel', 'Reading', 30, 30),
      one('5 Hazel', 'Science', 28, 30, 'Mrs Hale'),
      one('5 Hazel', 'Maths', 30, 30),
      one('5 Hazel', 'Writing', 12, 30),
    ]);
    expect(row?.subjects.map(({ subjectName }) => subjectName)).toEqual(['Science', 'Writing']);
    expect(row?.allIn).toBe('All in: reading and maths.');
    expect(classRows([one('5 Hazel', 'Writing', 12, 30)])[0]?.allIn).toBe('');
  });

  it('opens with the answer', () => {
    expect(collectionAnswer(window(one('5 Birch', 'Maths', 30, 30), one('5 Hazel', 'Maths', 28, 30)))).toBe(
      '1 of 2 classes have finished Autumn 2. 2 marks are still to come; due Fri 11 Dec.',
    );
    expect(collectionAnswer(window(one('5 Hazel', 'Maths', 29, 30)))).toBe(
      'Your class has not finished Autumn 2. 1 mark is still to come; due Fri 11 Dec.',
    );
    expect(collectionAnswer(window(one('5 Birch', 'Maths', 30, 30)))).toBe('All marks of Autumn 2 are in.');
    expect(collectionAnswer(window())).toBe('Autumn 2 asks for no marks.');
  });

  it('says what came of reminding', () => {
    expect(remindedWords({ people: 1, unfinished: 2, withoutTeacher: 1 })).toBe(
      '1 person has a reminder at the bell. 1 unfinished without a teacher to remind.',
    );
    expect(remindedWords({ people: 0, unfinished: 2, withoutTeacher: 0 })).toBe(
      'Everybody had been reminded today already.',
    );
    expect(remindedWords({ people: 0, unfinished: 0, withoutTeacher: 0 })).toMatch(/everything is in/);
  });

  it('says when the window reminds by itself, and whom it has', () => {
    const steps = (before: number, after: number): WindowRemindersDto['steps'] => [
      { step: 'before', from: '2026-12-08', until: '2026-12-11', people: before },
      { step: 'after', from: '2026-12-14', until: '2026-12-18', people: after },
    ];
    const on = (before: number, after: number, today: string): string =>
      remindersWords({ byItself: true, steps: steps(before, after) }, today);
    expect(on(0, 0, '2026-12-01')).toBe('Whoever has marks to enter gets a notice on Tue 8 Dec and on Mon 14 Dec.');
    expect(on(3, 0, '2026-12-09')).toBe(
      '3 people were reminded before marks were due. Whoever has marks to enter gets a notice on Mon 14 Dec.',
    );
    expect(on(3, 1, '2026-12-16')).toBe(
      '3 people were reminded before marks were due. 1 person was reminded after they were due.',
    );
    expect(on(0, 0, '2026-12-16')).toBe('Nobody needed reminding.');
    expect(remindersWords({ byItself: false, steps: steps(3, 0) }, '2026-12-09')).toBe(
      '3 people were reminded before marks were due. Nobody is reminded unless you do it.',
    );
    expect(remindersWords({ byItself: true, steps: [] }, '2026-12-09')).toMatch(/Too few school days/);
  });
});
