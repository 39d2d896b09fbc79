import { type Held, TRAY } from './board';
import { type Fit, canTake } from './fit';

/** A card being carried by keyboard over the columns. */
export interface Carry {
  readonly held: Held;
  /** The column it is over: a group, or the tray. */
  readonly over: string;
}

/** What a key does to a card in hand. */
export type Carried =
  | { readonly kind: 'carry'; readonly carry: Carry }
  | { readonly kind: 'drop'; readonly carry: Carry }
  | { readonly kind: 'put-back' }
  | null;

/** @param columns ids of the columns from left to right, the tray first. */
export function carryKey(carry: Carry, key: string, columns: readonly string[]): Carried {
  const at = columns.indexOf(carry.over);
  const to = (index: number): Carried => {
    const over = columns[Math.min(columns.length - 1, Math.max(0, index))];
    return over === undefined ? null : { kind: 'carry', carry: { ...carry, over } };
  };
  switch (key) {
    case 'ArrowLeft':
      return to(at - 1);
    case 'ArrowRight':
      return to(at + 1);
    case 'Home':
      return to(0);
    case 'End':
      return to(columns.length - 1);
    case ' ':
    case 'Enter':
      return carry.over === carry.held.from ? { kind: 'put-back' } : { kind: 'drop', carry };
    case 'Escape':
      return { kind: 'put-back' };
    default:
      return null;
  }
}

/** What is said of a card over a column: "Word reading, place 6 of 6, fits". */
export function overWords(
  over: string,
  held: Held,
  group: { readonly name: string; readonly taken: number; readonly capacity: number } | undefined,
  fit: Fit | null,
): string {
  if (over === TRAY || !group) {
    return held.placementId === null ? 'No help yet, where the card was.' : 'No help yet: leaves the group.';
  }
  if (over === held.from) return `${group.name}, where the card was.`;
  const words = fit?.words ?? '';
  return `${group.name}, ${fit && canTake(fit) ? `place ${group.taken + 1} of ${group.capacity}, ` : ''}${lowerFirst(words)}.`;
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLocaleLowerCase('en-GB') + text.slice(1);
}
