import { type Waiting, savingLine } from './saving-line';

const all: Waiting = { unsent: 0, refused: 0, state: 'idle', storedOnDevice: true };

describe('how safe the marks are', () => {
  it.each<[Partial<Waiting>, string, boolean]>([
    [{}, 'All saved', false],
    [{ unsent: 2, state: 'sending' }, 'Saving 2 marks', false],
    [{ unsent: 6, state: 'offline' }, '6 marks are kept on this device', true],
    [{ unsent: 1, state: 'failed' }, '1 mark is kept on this device', true],
    [{ unsent: 1, state: 'offline', storedOnDevice: false }, '1 mark is kept on this page only', true],
    [{ refused: 1 }, '1 mark not saved: please look', true],
    [
      { unsent: 3, refused: 2, state: 'offline' },
      '3 marks are kept on this device · 2 marks not saved: please look',
      true,
    ],
  ])('with %j is "%s"', (over, text, waits) => expect(savingLine({ ...all, ...over })).toEqual({ text, waits }));
});
