import { READING, WRITING, exampleSheet, standing } from '../../../testing/mark-sheet';
import { withAnswers } from './with-answers';

const outcome = (pupilId: string, subjectId: number, now: ReturnType<typeof standing> | null, windowId = 20262) => ({
  at: 1,
  outcome: { pupilId, subjectId, windowId, state: 'saved' as const, message: null, now },
});

describe('answers about single marks', () => {
  it('stand in the sheet, the latest of a cell last; every other cell is the very same', () => {
    const sheet = exampleSheet();
    const answered = withAnswers(sheet, [
      outcome('birch', READING, standing('101')),
      outcome('birch', READING, standing('102')),
      outcome('ash', READING, null),
    ]);
    const textOf = (pupilId: string) =>
      answered.cells.find((cell) => cell.pupilId === pupilId && cell.subjectId === READING)?.mark?.text;
    expect([textOf('ash'), textOf('birch')]).toEqual([undefined, '102']);
    const untouched = (cell: (typeof sheet.cells)[number]) => cell.subjectId === WRITING || cell.pupilId === 'cedar';
    expect(answered.cells.filter(untouched)).toEqual(sheet.cells.filter(untouched));
    answered.cells.filter(untouched).forEach((cell) => expect(sheet.cells).toContain(cell));
  });

  it('of another window are for another sheet', () => {
    const sheet = exampleSheet();
    expect(withAnswers(sheet, [outcome('ash', READING, null, 20256)]).cells).toEqual(sheet.cells);
    expect(withAnswers(sheet, [])).toBe(sheet);
  });
});
