import { type Block, type Place, type Size, sizeOf } from './block';
import type { NamedBlock } from './named-block';
import type { Typed } from './read-typed';

/** A cell that a pasted block may land on. */
export interface Target {
  readonly key: string;
  /** "Isla Dalgleish, reading" */
  readonly name: string;
  /** Reads a text on the scale of the cell; null where it has none yet. */
  readonly read: ((text: string) => Typed) | null;
  /** Why nothing can be written here, or null. */
  readonly lockedWhy: string | null;
}

export interface PasteFit {
  readonly key: string;
  readonly text: string;
}

/** A pasted cell that cannot be written, and why. */
export interface Misfit {
  /** Whose cell, or which part of the block has no cell at all. */
  readonly where: string;
  readonly text: string;
  readonly because: string;
}

export interface PastePlan {
  readonly fits: readonly PasteFit[];
  readonly misfits: readonly Misfit[];
}

/**
 * Lays a block on the grid, its first cell on the first cell of the selection; one single cell fills the whole
 * selection. Blank cells of the block leave what stands there. Every other cell is either written or named.
 */
export function planPaste(
  pasted: readonly (readonly string[])[],
  selected: Block,
  grid: Size,
  target: (place: Place) => Target | null,
): PastePlan {
  const rows = filling(pasted, selected);
  const fits: PasteFit[] = [];
  const misfits: Misfit[] = [];
  rows.forEach((cells, down) => {
    cells.forEach((text, along) => {
      if (text.trim() === '') return;
      const place = { row: selected.top + down, column: selected.left + along };
      const beyond = outside(place, grid, down, along);
      const cell = beyond ? null : target(place);
      if (beyond || !cell) misfits.push({ where: beyond?.where ?? '', text, because: beyond?.because ?? NO_CELL });
      else layOn(cell, text, fits, misfits);
    });
  });
  return { fits, misfits };
}

/**
 * Lays a list with names on the grid: each mark on its own pupil, in the column of its subject. Rows are those of the
 * class as given to `readNamedBlock`. Whoever is not found, and what has no subject here, is named.
 */
export function planNamed(
  { lines, leftOut }: NamedBlock,
  subjects: number,
  target: (place: Place) => Target | null,
): PastePlan {
  const fits: PasteFit[] = [];
  const misfits: Misfit[] = leftOut.map((head) => ({
    where: `Column “${head}”`,
    text: '',
    because: 'No subject here is called that.',
  }));
  const given = new Set<number>();
  for (const { name, row, marks } of lines) {
    if (marks.length === 0) continue;
    const twice = row != null && given.has(row);
    if (row == null || twice) {
      const because = row === undefined ? NOBODY : twice ? TWICE : SEVERAL;
      misfits.push({ where: name, text: marks.map(({ text }) => text).join(' · '), because });
      continue;
    }
    given.add(row);
    for (const { column, text } of marks) {
      const cell = column === undefined || column >= subjects ? null : target({ row, column });
      if (cell) layOn(cell, text, fits, misfits);
      else misfits.push({ where: name, text, because: NO_SUBJECT });
    }
  }
  return { fits, misfits };
}

function layOn(cell: Target, text: string, fits: PasteFit[], misfits: Misfit[]): void {
  const typed = cell.lockedWhy === null && cell.read ? cell.read(text) : null;
  if (typed?.ok) fits.push({ key: cell.key, text: typed.text });
  else misfits.push({ where: cell.name, text, because: typed?.because ?? cell.lockedWhy ?? NO_SCALE });
}

const NO_CELL = 'There is no cell here.';
const NO_SCALE = 'This subject has no scale yet.';
const NO_SUBJECT = 'There is no subject left for it.';
const NOBODY = 'Nobody in this class has this name.';
const SEVERAL = 'More than one pupil in this class could be meant.';
const TWICE = 'This pupil stands in the list twice; the first line counts.';

function filling(pasted: readonly (readonly string[])[], selected: Block): readonly (readonly string[])[] {
  const only = pasted.length === 1 && pasted[0]?.length === 1 ? pasted[0][0] : undefined;
  if (only === undefined) return pasted;
  const { rows, columns } = sizeOf(selected);
  return Array.from({ length: rows }, () => Array.from({ length: columns }, () => only));
}

function outside(
  { row, column }: Place,
  grid: Size,
  down: number,
  along: number,
): { where: string; because: string } | null {
  if (row >= grid.rows) return { where: `Row ${down + 1} of the block`, because: 'There is no pupil left for it.' };
  if (column >= grid.columns) {
    return { where: `Column ${along + 1} of the block`, because: NO_SUBJECT };
  }
  return null;
}
