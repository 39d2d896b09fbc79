import { cellKey } from '../../core/offline/cell-key';
import type { MarkSheetDto, SaveOutcome } from '../../core/offline/mark-types';

/** The server's answer about one mark, and when it came: a later one has a greater number. */
export interface Answered {
  readonly at: number;
  readonly outcome: SaveOutcome;
}

/** The sheet with what the server said of single marks since it was read; cells that nothing was said of are the same. */
export function withAnswers(sheet: MarkSheetDto, answers: readonly Answered[]): MarkSheetDto {
  const latest = new Map(
    answers.map(({ outcome }) => [cellKey(outcome.pupilId, outcome.subjectId, outcome.windowId), outcome.now]),
  );
  if (latest.size === 0) return sheet;
  const cells = sheet.cells.map((cell) => {
    const mark = latest.get(cellKey(cell.pupilId, cell.subjectId, sheet.windowId));
    return mark === undefined ? cell : { ...cell, mark };
  });
  return { ...sheet, cells };
}
