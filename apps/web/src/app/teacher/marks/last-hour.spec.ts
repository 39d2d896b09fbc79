import { READING, WRITING, exampleSheet, standing } from '../../../testing/mark-sheet';
import { recentMarks } from './last-hour';

const outcome = (pupilId: string, now: string | null, back: string | null, subjectId = READING) => ({
  ...{ pupilId, subjectId, windowId: 20262, state: 'saved' as const, message: null, back },
  now: now === null ? null : standing(now),
});

describe('marks of the last hour', () => {
  it('are listed with what each goes back to, pupil by pupil, without those that stay', () => {
    const outcomes = [
      outcome('birch', '98', null),
      outcome('ash', null, 'EXS', WRITING),
      outcome('ash', '99', '97'),
      { ...outcome('cedar', '97', '97'), state: 'conflict' as const },
    ];
    expect(recentMarks(exampleSheet(), outcomes).map((mark) => Object.values(mark))).toEqual([
      ['Ada Ash', 'Writing', '', 'EXS'],
      ['Ada Ash', 'Reading', '99', '97'],
      ['Ben Birch', 'Reading', '98', ''],
    ]);
  });
});
