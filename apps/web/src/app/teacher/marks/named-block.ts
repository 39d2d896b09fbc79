import type { SheetPupil } from '../../core/offline/mark-types';
import { NameMatch, plainName } from './name-match';

type Cells = readonly (readonly string[])[];

/** What a list of names and marks is laid on. */
export interface NamedGrid {
  readonly pupils: readonly Pick<SheetPupil, 'forename' | 'surname'>[];
  /** Names of the subjects, in the order of the grid's columns. */
  readonly subjects: readonly string[];
  /** The column in hand: marks whose columns have no names go in from here. */
  readonly left: number;
}

/** A line of the list: whose it is (null: several fit, undefined: nobody), and its marks by column of the grid. */
export interface NamedLine {
  readonly name: string;
  readonly row: number | null | undefined;
  /** Column undefined: the grid has none for it. */
  readonly marks: readonly { readonly column: number | undefined; readonly text: string }[];
}

export interface NamedBlock {
  readonly lines: readonly NamedLine[];
  /** Columns whose names are no subject here, as their first line calls them. */
  readonly leftOut: readonly string[];
}

/** Words that head a column of names. */
const NAME_HEADS =
  /^(full |pupils? |childs? |students? )?(name|names|pupil|child|student|surname|forename|first name|last name)$/;
/** Names stand among the first columns; a number or a UPN may come before them. */
const LOOKED_AT = 4;

/**
 * Reads a block as a list with names, as teachers keep them: each line is found by its pupil, whatever the order, and
 * each column by the subject in the first line, where there is one.
 * @returns null when the block has no names of this class: then it goes in cell by cell.
 */
export function readNamedBlock(block: Cells, grid: NamedGrid): NamedBlock | null {
  const match = new NameMatch(grid.pupils);
  const names = nameColumns(block, match);
  if (!names) return null;
  const nameOf = (line: readonly string[]) =>
    names
      .map((at) => line[at]?.trim() ?? '')
      .join(' ')
      .trim();
  const [first] = block;
  const heads = first && match.find(nameOf(first)) === undefined && isHead(first, names, grid.subjects) ? first : null;
  const wide = Math.max(...block.map(({ length }) => length));
  const columns = Array.from({ length: wide }, (_, at) => at).filter((at) => at > Math.max(...names) || heads);
  const places = heads ? byHead(heads, columns, names, grid) : inOrder(columns, names, grid);
  const lines = (heads ? block.slice(1) : block).filter((line) => line.some((text) => text.trim() !== ''));
  return {
    lines: lines.map((line) => ({
      name: nameOf(line),
      row: match.find(nameOf(line)),
      marks: [...places].flatMap(([at, column]) => {
        const text = line[at]?.trim() ?? '';
        return text === '' ? [] : [{ column, text }];
      }),
    })),
    leftOut: heads ? columns.flatMap((at) => leftOutHead(heads, at, names, places)) : [],
  };
}

/** One column with names, or two beside each other; the one in which most lines are pupils, if that is half of them. */
function nameColumns(block: Cells, match: NameMatch): readonly number[] | null {
  const known = (columns: readonly number[]) =>
    block.filter((line) => match.find(columns.map((at) => line[at] ?? '').join(' ')) !== undefined).length;
  const choices = Array.from({ length: LOOKED_AT }, (_, at) => [[at, at + 1], [at]]).flat();
  const [best] = choices.map((columns) => ({ columns, known: known(columns) })).sort((a, b) => b.known - a.known);
  const lines = block.filter((line) => line.some((text) => text.trim() !== '')).length;
  return best && best.known > 0 && best.known >= (lines - 1) / 2 ? best.columns : null;
}

function isHead(line: readonly string[], names: readonly number[], subjects: readonly string[]): boolean {
  const isName = names.some((at) => NAME_HEADS.test(plainName(line[at] ?? '')));
  return isName || line.some((text) => subjectAt(text, subjects) !== undefined);
}

/** The column of the grid for each column of the block, by the names in its first line. */
function byHead(
  heads: readonly string[],
  columns: readonly number[],
  names: readonly number[],
  grid: NamedGrid,
): Map<number, number | undefined> {
  const found = columns.flatMap((at): [number, number][] => {
    const subject = names.includes(at) ? undefined : subjectAt(heads[at] ?? '', grid.subjects);
    return subject === undefined ? [] : [[at, subject]];
  });
  // "Name, Score": the first line names no subject, so the marks go in from the column in hand.
  return found.length > 0
    ? new Map(found)
    : inOrder(
        columns.filter((at) => at > Math.max(...names)),
        names,
        grid,
      );
}

function inOrder(
  columns: readonly number[],
  names: readonly number[],
  { subjects, left }: NamedGrid,
): Map<number, number | undefined> {
  const marks = columns.filter((at) => !names.includes(at));
  return new Map(marks.map((at, along) => [at, left + along < subjects.length ? left + along : undefined]));
}

function leftOutHead(
  heads: readonly string[],
  at: number,
  names: readonly number[],
  places: ReadonlyMap<number, number | undefined>,
): string[] {
  const head = heads[at]?.trim() ?? '';
  return names.includes(at) || places.has(at) || head === '' ? [] : [head];
}

function subjectAt(text: string, subjects: readonly string[]): number | undefined {
  const name = plainName(text);
  const at = name === '' ? -1 : subjects.findIndex((subject) => plainName(subject) === name);
  return at === -1 ? undefined : at;
}
