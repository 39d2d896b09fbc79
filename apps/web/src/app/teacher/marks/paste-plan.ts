import type { Scale } from '@headway/domain';
import { type Block, type Place, type Size, sizeOf } from './block';
import { readTyped } from './read-typed';

/** A cell that a pasted block may land on. */
export interface Target {
  readonly key: string;
  /** "Isla Dalgleish, reading" */
  readonly name: string;
  readonly scale: Scale | null;
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
      else if (cell.lockedWhy || !cell.scale) {
        misfits.push({ where: cell.name, text, because: cell.lockedWhy ?? NO_SCALE });
      } else {
        const typed = readTyped(text, cell.scale);
        if (typed.ok) fits.push({ key: cell.key, text: typed.text });
        else misfits.push({ where: cell.name, text, because: typed.because });
      }
    });
  });
  return { fits, misfits };
}

const NO_CELL = 'There is no cell here.';
const NO_SCALE = 'This subject has no scale yet.';

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
    return { where: `Column ${along + 1} of the block`, because: 'There is no subject left for it.' };
  }
  return null;
}
