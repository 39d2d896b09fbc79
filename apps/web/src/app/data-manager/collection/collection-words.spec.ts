import type { ClassCollectionDto, WindowCollectionDto } from '@headway/api-client';
import { classRows, collectionAnswer, progressWords, remindedWords } from './collection-words';

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
});
