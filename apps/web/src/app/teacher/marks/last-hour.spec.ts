import { READING, WRITING, cell, exampleSheet, standing } from '../../../testing/mark-sheet';
import { recentMarks } from './last-hour';

const now = new Date('2026-11-26T11:00:00Z');
const given = (text: string, at: string, by = 'Ms Okafor') => ({ ...standing(text), at, by });

describe('marks of the last hour', () => {
  it('are one’s own of that hour, newest first', () => {
    const sheet = exampleSheet({
      cells: [
        cell({ pupilId: 'ash', mark: given('99', '2026-11-26T10:05:00Z') }),
        cell({ pupilId: 'birch', mark: given('98', '2026-11-26T10:55:00Z') }),
        cell({ pupilId: 'birch', subjectId: WRITING, mark: given('EXS', '2026-11-26T09:59:59Z') }),
        cell({ pupilId: 'cedar', subjectId: READING, mark: given('97', '2026-11-26T10:55:00Z', 'Mr Hale') }),
      ],
    });
    expect(recentMarks(sheet, 'Ms Okafor', now).map(({ name, subject, text }) => [name, subject, text])).toEqual([
      ['Ben Birch', 'Reading', '98'],
      ['Ada Ash', 'Reading', '99'],
    ]);
  });
});
