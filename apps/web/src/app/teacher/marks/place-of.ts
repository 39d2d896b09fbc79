import type { Place } from './block';

/** The first row of the table holds the subjects, its first column the pupils; both are counted from 1. */
const HEADS = 2;

/** The place in the grid of an element in one of its cells; null outside them. */
export function placeOf(target: EventTarget | null): Place | null {
  const cell = target instanceof Element ? target.closest('td[aria-colindex]') : null;
  const row = cell?.closest('tr')?.getAttribute('aria-rowindex');
  return cell && row ? { row: Number(row) - HEADS, column: Number(cell.getAttribute('aria-colindex')) - HEADS } : null;
}

/** The cell of a place. */
export function elementAt({ row, column }: Place, table: Element): HTMLElement | null {
  return table.querySelector(`tr[aria-rowindex="${row + HEADS}"] > td[aria-colindex="${column + HEADS}"]`);
}
