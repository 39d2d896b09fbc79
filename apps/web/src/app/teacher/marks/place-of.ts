import type { Place } from './block';

/** The place in the grid of an element in one of its cells; null outside them. */
export function placeOf(target: EventTarget | null): Place | null {
  if (!(target instanceof Element)) return null;
  const column = target.closest('[data-column]')?.getAttribute('data-column');
  const row = target.closest('[data-row]')?.getAttribute('data-row');
  return row == null || column == null ? null : { row: Number(row), column: Number(column) };
}
