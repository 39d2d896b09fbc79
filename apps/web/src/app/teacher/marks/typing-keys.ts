import type { Pressed, Wish } from './grid-keys';

/**
 * What a key ends typing with: a move to another cell, or giving the typed text up. Null: the key belongs to the text.
 * @param over typing began over the old mark, so left and right go to other cells as well
 */
export function wishWhileTyping(
  { key, shiftKey, ctrlKey, metaKey, altKey }: Pressed,
  over: boolean,
): Wish | 'give-up' | null {
  if (ctrlKey || metaKey || altKey) return null;
  const move = (rows: number, columns: number): Wish => ({ do: 'move', rows, columns, extend: false });
  switch (key) {
    case 'Escape':
      return 'give-up';
    case 'Enter':
      return move(shiftKey ? -1 : 1, 0);
    case 'Tab':
      return { do: 'along', by: shiftKey ? -1 : 1 };
    case 'ArrowUp':
      return move(-1, 0);
    case 'ArrowDown':
      return move(1, 0);
    case 'ArrowLeft':
      return over ? move(0, -1) : null;
    case 'ArrowRight':
      return over ? move(0, 1) : null;
    default:
      return null;
  }
}
