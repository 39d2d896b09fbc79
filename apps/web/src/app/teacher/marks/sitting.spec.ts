import fc from 'fast-check';
import { type Act, Sitting } from './sitting';

const act = (key: string, before: string, after: string): Act => [{ key, before, after }];

describe('going back and forth in one’s own changes', () => {
  it('takes the last back first, and does it again', () => {
    const sitting = new Sitting();
    sitting.did(act('a', '', '99'));
    sitting.did(act('a', '99', '98'));
    expect(sitting.undo()).toEqual(act('a', '98', '99'));
    expect(sitting.undo()).toEqual(act('a', '99', ''));
    expect(sitting.undo()).toEqual([]);
    expect(sitting.redo()).toEqual(act('a', '', '99'));
    sitting.did(act('b', '', '1'));
    expect(sitting.redo()).toEqual([]);
  });

  it('takes one act back out of order, once', () => {
    const sitting = new Sitting();
    const pasted = act('a', '', '99');
    sitting.did(pasted);
    sitting.did(act('b', '', '1'));
    expect(sitting.takeBack(pasted)).toEqual(act('a', '99', ''));
    expect(sitting.takeBack(pasted)).toEqual([]);
    expect(sitting.undo()).toEqual(act('b', '1', ''));
    expect(sitting.undo()).toEqual([]);
  });

  it('comes back to where it began, however many changes are taken back and done again', () => {
    const step = fc.oneof(fc.constant('undo'), fc.constant('redo'), fc.stringMatching(/^[0-9]{1,2}$/));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const sitting = new Sitting();
        let text = 'first';
        const write = (changes: Act) => changes.forEach(({ after }) => (text = after));
        for (const each of steps) {
          if (each === 'undo') write(sitting.undo());
          else if (each === 'redo') write(sitting.redo());
          else {
            sitting.did(act('a', text, each));
            text = each;
          }
        }
        for (let back = sitting.undo(); back.length > 0; back = sitting.undo()) write(back);
        expect(text).toBe('first');
      }),
    );
  });
});
