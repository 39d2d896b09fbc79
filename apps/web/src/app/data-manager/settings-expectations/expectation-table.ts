import type { ExpectationDto } from '@headway/api-client';
import { labelOf, parseMark, type Scale } from '@headway/domain';
import { subjectInSentence, yearName } from '../../shared/words/school-words';

/** The columns: all year, then what a half term has of its own. */
export const COLUMNS = ['ANY', 'AUT1', 'AUT2', 'SPR1', 'SPR2', 'SUM1', 'SUM2'] as const;
export type Column = (typeof COLUMNS)[number];

/** What stands in each cell as text, by `cellOf`; empty cells are left out. */
export type Texts = ReadonlyMap<string, string>;

export const cellOf = (yearGroup: number, column: Column): string => `${yearGroup} ${column}`;

/** What is expected in a subject on a scale. */
export function textsOf(expected: readonly ExpectationDto[], subjectId: number, scale: Scale & { id: number }): Texts {
  return new Map(
    expected
      .filter((one) => one.subjectId === subjectId && one.scaleId === scale.id)
      .map((one) => [cellOf(one.yearGroup, one.halfTerm), labelOf(one.expected, scale)]),
  );
}

/** "In reading, a mark is set for Reception to Year 6." */
export function expectedAnswer(subject: string, texts: Texts, yearGroups: readonly number[]): string {
  const name = subjectInSentence(subject);
  const set = yearGroups.filter((year) => COLUMNS.some((column) => texts.has(cellOf(year, column))));
  const [first, last] = [set[0], set.at(-1)];
  if (first === undefined || last === undefined) {
    return `In ${name} nothing is expected of a year group beyond what the scale says itself.`;
  }
  if (first === last) return `In ${name} a mark is expected of ${yearName(first)}.`;
  const whole = set.length === yearGroups.indexOf(last) - yearGroups.indexOf(first) + 1;
  return whole
    ? `In ${name} a mark is expected of ${yearName(first)} to ${yearName(last)}.`
    : `In ${name} a mark is expected of ${set.length} year groups.`;
}

/** Why a text cannot be expected; null where it can. */
export function cellProblem(text: string, scale: Scale): string | null {
  const mark = parseMark(text, scale);
  if (!mark.ok) return mark.because;
  return mark.value.kind === 'code' ? 'Expected is a mark of the scale, not a code.' : null;
}

/** A block as a spreadsheet copies it: lines of cells with tabs between; a last line end is no line. */
export function blockOf(text: string): string[][] {
  const lines = text.replace(/\r\n?/g, '\n').replace(/\n$/, '').split('\n');
  return lines.map((line) => line.split('\t').map((cell) => cell.trim()));
}

/** The texts with a block put in from a cell on; what reaches over the edge is counted and left out. */
export function pasted(
  texts: Texts,
  block: readonly (readonly string[])[],
  at: { yearGroup: number; column: Column; yearGroups: readonly number[] },
): { readonly texts: Texts; readonly leftOut: number } {
  const next = new Map(texts);
  let leftOut = 0;
  const [row, column] = [at.yearGroups.indexOf(at.yearGroup), COLUMNS.indexOf(at.column)];
  for (const [i, line] of block.entries()) {
    for (const [j, text] of line.entries()) {
      const [year, half] = [at.yearGroups[row + i], COLUMNS[column + j]];
      if (year === undefined || half === undefined) leftOut += text === '' ? 0 : 1;
      else put(next, cellOf(year, half), text);
    }
  }
  return { texts: next, leftOut };
}

export function withText(texts: Texts, cell: string, text: string): Texts {
  const next = new Map(texts);
  put(next, cell, text);
  return next;
}

function put(texts: Map<string, string>, cell: string, text: string): void {
  if (text.trim() === '') texts.delete(cell);
  else texts.set(cell, text);
}

/** The cells that say something else than before, as they are sent. */
export function changes(
  before: Texts,
  after: Texts,
  yearGroups: readonly number[],
): { yearGroup: number; halfTerm: Column; mark: string }[] {
  return yearGroups.flatMap((yearGroup) =>
    COLUMNS.flatMap((halfTerm) => {
      const cell = cellOf(yearGroup, halfTerm);
      const mark = (after.get(cell) ?? '').trim();
      return mark === (before.get(cell) ?? '') ? [] : [{ yearGroup, halfTerm, mark }];
    }),
  );
}
