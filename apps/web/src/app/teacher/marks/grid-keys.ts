/** What a key asks for in the grid, while no cell is being typed in. */
export type Wish =
  | { readonly do: 'move'; readonly rows: number; readonly columns: number; readonly extend: boolean }
  /** To the first or last of the row, or of the whole grid. */
  | { readonly do: 'end'; readonly last: boolean; readonly whole: boolean; readonly extend: boolean }
  | { readonly do: 'page'; readonly down: boolean; readonly extend: boolean }
  | { readonly do: 'along'; readonly by: 1 | -1 }
  | { readonly do: 'next-empty' | 'clear' | 'fill-down' | 'undo' | 'redo' | 'select-all' | 'about' | 'keys' }
  /** Starts typing in what stands there. */
  | { readonly do: 'open' }
  /** Goes down, unless the mark here was not taken: then it opens. */
  | { readonly do: 'enter' }
  /** Starts typing over what stands there, with the first character. */
  | { readonly do: 'type'; readonly first: string };

export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly shiftKey: boolean;
  readonly altKey: boolean;
}

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** Null: the key is none of the grid's, and goes where it always goes. */
export function wishOf(pressed: Pressed): Wish | null {
  if (pressed.altKey) return null;
  return pressed.ctrlKey || pressed.metaKey ? withControl(pressed) : alone(pressed);
}

function alone({ key, shiftKey }: Pressed): Wish | null {
  const arrow = ARROWS[key];
  if (arrow) return { do: 'move', rows: arrow[0], columns: arrow[1], extend: shiftKey };
  switch (key) {
    case 'Enter':
      return shiftKey ? { do: 'move', rows: -1, columns: 0, extend: false } : { do: 'enter' };
    case 'Tab':
      return { do: 'along', by: shiftKey ? -1 : 1 };
    case 'Home':
    case 'End':
      return { do: 'end', last: key === 'End', whole: false, extend: shiftKey };
    case 'PageUp':
    case 'PageDown':
      return { do: 'page', down: key === 'PageDown', extend: shiftKey };
    case 'Delete':
    case 'Backspace':
      return { do: 'clear' };
    case 'F2':
      return { do: shiftKey ? 'about' : 'open' };
    case '?':
      return { do: 'keys' };
    default:
      return [...key].length === 1 && key !== ' ' ? { do: 'type', first: key } : null;
  }
}

function withControl({ key, shiftKey }: Pressed): Wish | null {
  switch (key.length === 1 ? key.toLowerCase() : key) {
    case 'Home':
    case 'End':
      return { do: 'end', last: key === 'End', whole: true, extend: shiftKey };
    case 'ArrowDown':
      return { do: 'next-empty' };
    case 'a':
      return { do: 'select-all' };
    case 'd':
      return { do: 'fill-down' };
    case 'y':
      return { do: 'redo' };
    case 'z':
      return { do: shiftKey ? 'redo' : 'undo' };
    default:
      return null;
  }
}
