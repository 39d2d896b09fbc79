import { type Pressed, wishOf } from './grid-keys';

const press = (key: string, over: Partial<Pressed> = {}): Pressed => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...over,
});
const ctrl = { ctrlKey: true };
const shift = { shiftKey: true };

describe('a key in the grid', () => {
  it.each([
    [press('ArrowDown'), { do: 'move', rows: 1, columns: 0, extend: false }],
    [press('ArrowLeft', shift), { do: 'move', rows: 0, columns: -1, extend: true }],
    [press('Enter'), { do: 'enter' }],
    [press('Enter', shift), { do: 'move', rows: -1, columns: 0, extend: false }],
    [press('Tab'), { do: 'along', by: 1 }],
    [press('Tab', shift), { do: 'along', by: -1 }],
    [press('Home'), { do: 'end', last: false, whole: false, extend: false }],
    [press('End', ctrl), { do: 'end', last: true, whole: true, extend: false }],
    [press('PageDown'), { do: 'page', down: true, extend: false }],
    [press('Delete'), { do: 'clear' }],
    [press('F2'), { do: 'open' }],
    [press('F2', shift), { do: 'about' }],
    [press('ArrowDown', ctrl), { do: 'next-empty' }],
    [press('d', ctrl), { do: 'fill-down' }],
    [press('Z', { ctrlKey: true, shiftKey: true }), { do: 'redo' }],
    [press('z', { metaKey: true }), { do: 'undo' }],
    [press('y', ctrl), { do: 'redo' }],
    [press('9'), { do: 'type', first: '9' }],
    [press('e'), { do: 'type', first: 'e' }],
    [press('?', shift), { do: 'keys' }],
  ])('%j asks for %j', (pressed, wish) => expect(wishOf(pressed)).toEqual(wish));

  it.each([
    ['copying, pasting and finding', press('c', ctrl)],
    ['a key with Alt', press('9', { altKey: true })],
    ['a key that writes nothing', press('Shift', shift)],
    ['Escape', press('Escape')],
  ])('leaves %s to the browser', (_words, pressed) => expect(wishOf(pressed)).toBeNull());
});
