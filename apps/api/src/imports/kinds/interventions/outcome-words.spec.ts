import { outcomeLabel, parseOutcome } from './outcome-words';

describe('outcomes of a stay', () => {
  it.each([
    ['Caught up', 'caught-up'],
    ['Met target and left', 'caught-up'],
    ['No progress', 'not-working'],
    ['Moved to another group', 'moved'],
    ['Left school in June', 'left-school'],
    ['Programme finished', 'group-ended'],
    ['Grandmother is ill', 'other'],
  ])('%p is read as %s', (text, value) => expect(parseOutcome(text)).toEqual({ ok: true, value }));

  it.each(['caught-up', 'moved', 'not-working', 'left-school', 'group-ended', 'other'])(
    '%s reads back as it is written',
    (value) => expect(parseOutcome(outcomeLabel(value))).toEqual({ ok: true, value }),
  );
});
