import { wishWhileTyping } from './typing-keys';

const press = (key: string, shiftKey = false) => ({ key, shiftKey, ctrlKey: false, metaKey: false, altKey: false });

describe('a key while a mark is typed', () => {
  it.each([
    [press('Enter'), { do: 'move', rows: 1, columns: 0, extend: false }],
    [press('Enter', true), { do: 'move', rows: -1, columns: 0, extend: false }],
    [press('Tab'), { do: 'along', by: 1 }],
    [press('Tab', true), { do: 'along', by: -1 }],
    [press('ArrowDown'), { do: 'move', rows: 1, columns: 0, extend: false }],
    [press('Escape'), 'give-up'],
  ])('%j ends it, with %j', (pressed, wish) => {
    expect(wishWhileTyping(pressed, true)).toEqual(wish);
    expect(wishWhileTyping(pressed, false)).toEqual(wish);
  });

  it('left and right go on from a mark that is typed over, and move in one that is changed', () => {
    expect(wishWhileTyping(press('ArrowRight'), true)).toEqual({ do: 'move', rows: 0, columns: 1, extend: false });
    expect(wishWhileTyping(press('ArrowLeft'), false)).toBeNull();
  });

  it.each(['1', 'a', 'Delete', 'Home', 'Backspace'])('%s belongs to the text', (key) =>
    expect(wishWhileTyping(press(key), true)).toBeNull(),
  );

  it('leaves keys with Ctrl to the field, so that Ctrl Z takes back letters', () =>
    expect(wishWhileTyping({ ...press('Enter'), ctrlKey: true }, true)).toBeNull());
});
