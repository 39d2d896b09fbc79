import { type Injector, afterNextRender } from '@angular/core';

const cards = (within: ParentNode): HTMLElement[] => [...within.querySelectorAll<HTMLElement>('button[data-card]')];

/** The card an arrow key leads to: up and down in a column, left and right to the next column that has cards. */
export function neighbourOf({ key, currentTarget }: KeyboardEvent): HTMLElement | null {
  if (!(currentTarget instanceof HTMLElement)) return null;
  const list = currentTarget.closest('ul');
  const board = currentTarget.closest('.gg');
  if (!list || !board) return null;
  const inColumn = cards(list);
  const at = inColumn.indexOf(currentTarget);
  if (key === 'ArrowUp' || key === 'ArrowDown') return inColumn[at + (key === 'ArrowDown' ? 1 : -1)] ?? null;
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  const columns = [...board.querySelectorAll('ul')].filter((column) => cards(column).length > 0);
  const next = columns[columns.indexOf(list) + (key === 'ArrowRight' ? 1 : -1)];
  if (!next) return null;
  const there = cards(next);
  return there[Math.min(at, there.length - 1)] ?? null;
}

/** Brings the focus to a card once it is drawn in its place. */
export function focusCard(injector: Injector, key: string): void {
  afterNextRender(
    () =>
      cards(document)
        .find((card) => card.dataset['card'] === key)
        ?.focus(),
    { injector },
  );
}

/** Scrolls a column into sight. */
export function showColumn(id: string): void {
  const column = [...document.querySelectorAll<HTMLElement>('[data-column]')].find(
    (one) => one.dataset['column'] === id,
  );
  column?.scrollIntoView({ inline: 'nearest', block: 'nearest' });
}
