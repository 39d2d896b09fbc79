import { type Carry, carryKey, overWords } from './carry';

const held = { pupilId: 'leon', forename: 'Leon', name: 'Leon Nwosu', placementId: null, from: 'tray' };
const columns = ['tray', 'word', 'number'];
const over = (id: string): Carry => ({ held, over: id });

describe('a card carried by keyboard', () => {
  it.each([
    ['tray', 'ArrowRight', 'word'],
    ['word', 'ArrowLeft', 'tray'],
    ['number', 'ArrowRight', 'number'],
    ['tray', 'ArrowLeft', 'tray'],
    ['tray', 'End', 'number'],
    ['number', 'Home', 'tray'],
  ])('goes from %s with %s over %s', (from, key, to) => {
    expect(carryKey(over(from), key, columns)).toEqual({ kind: 'carry', carry: over(to) });
  });

  it.each([' ', 'Enter'])('is dropped with %p where it is', (key) => {
    expect(carryKey(over('word'), key, columns)).toEqual({ kind: 'drop', carry: over('word') });
  });

  it('is put back with Escape, or when it is dropped where it came from', () => {
    expect(carryKey(over('word'), 'Escape', columns)).toEqual({ kind: 'put-back' });
    expect(carryKey(over('tray'), ' ', columns)).toEqual({ kind: 'put-back' });
  });

  it('minds no other key', () => expect(carryKey(over('word'), 'x', columns)).toBeNull());
});

describe('what is said of it', () => {
  const group = { name: 'Word reading', taken: 5, capacity: 6 };

  it('names the group, the place it would take and whether it fits', () => {
    const fits = { kind: 'fits', words: 'Fits. Nothing clashes' } as const;
    expect(overWords('word', held, group, fits)).toBe('Word reading, place 6 of 6, fits. Nothing clashes.');
  });

  it('has no place to name in a full group', () => {
    const full = { kind: 'full', words: 'Full until 18 Dec' } as const;
    expect(overWords('word', held, group, full)).toBe('Word reading, full until 18 Dec.');
  });

  it('says that the tray means leaving', () => {
    const inGroup = { ...held, placementId: 'p', from: 'word' };
    expect(overWords('tray', inGroup, undefined, null)).toBe('No help yet: leaves the group.');
    expect(overWords('tray', held, undefined, null)).toBe('No help yet, where the card was.');
    expect(overWords('word', inGroup, group, null)).toBe('Word reading, where the card was.');
  });
});
