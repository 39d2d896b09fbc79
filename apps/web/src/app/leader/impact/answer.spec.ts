import type { Verdict } from '@headway/domain';
import { impactRow } from '../../../testing/impact';
import { answerSentence, ledeSentence } from './answer';
import { kindsOf } from './kinds';

const kinds = (...verdicts: Verdict[]) => verdicts.map((verdict, index) => ({ name: `Help ${index + 1}`, verdict }));

describe('the answer of the impact page', () => {
  it('counts what worked, what did not and what made no difference', () => {
    const nine = kinds(
      'helped',
      'less-progress',
      'no-difference',
      'no-difference',
      'no-difference',
      'unclear',
      'too-few',
      'too-early',
      'unclear',
    );
    expect(answerSentence(nine)).toBe(
      'Of nine kinds of help, one worked, in one pupils made less progress and three made no difference we can find.',
    );
    expect(ledeSentence(nine, false)).toBe(
      'For four we cannot say yet. Each group is compared with pupils who started level and had no such help.',
    );
  });

  it('says when nothing can be judged, and does not then say it twice', () => {
    expect(answerSentence(kinds('unclear', 'too-few', 'too-early'))).toBe(
      'Of three kinds of help, none can be judged yet.',
    );
    expect(ledeSentence(kinds('unclear', 'too-few'), false)).not.toContain('cannot say');
  });

  it('says all when all did the same', () => {
    expect(answerSentence(kinds('helped', 'helped'))).toBe('Of two kinds of help, both worked.');
    expect(answerSentence(kinds('no-difference', 'no-difference', 'no-difference'))).toBe(
      'Of three kinds of help, all three made no difference we can find.',
    );
  });

  it.each<[Verdict, string]>([
    ['helped', 'Help 1 worked: its pupils got further than pupils who started level.'],
    ['less-progress', 'In Help 1 pupils made less progress than pupils who started level.'],
    ['no-difference', 'Help 1 made no difference we can find.'],
    ['unclear', 'Whether Help 1 worked cannot be said yet.'],
    ['too-few', 'Whether Help 1 worked cannot be said yet.'],
    ['too-early', 'Whether Help 1 worked cannot be said yet.'],
  ])('of one kind of help that is %s names it', (verdict, sentence) =>
    expect(answerSentence(kinds(verdict))).toBe(sentence),
  );

  it('says why groups are taken together', () => {
    expect(ledeSentence(kinds('helped'), true)).toContain('groups of one programme say more together');
  });

  it('of no group at all says what will be here', () => {
    expect(answerSentence([])).toBe('No group has run long enough to be looked at.');
    expect(ledeSentence([], false)).toContain('once they have started');
  });
});

describe('kinds of help', () => {
  const row = (groupId: string, verdict: Verdict) => impactRow({ groupId, verdict });

  it('are programmes, with what their groups say together', () => {
    const together = {
      programmeId: 'programme-1',
      name: 'Word reading',
      groups: 3,
      estimate: { effect: 0.3, lower: 0.1, upper: 0.5 },
      verdict: 'helped' as const,
      months: { effect: 4, lower: 2, upper: 6, orMore: false },
    };
    const rows = [row('a', 'unclear'), row('b', 'unclear'), row('c', 'too-few')];
    expect(kindsOf(rows, [together])).toEqual([{ name: 'Word reading', verdict: 'helped' }]);
  });

  it('without that are what all their groups say, and otherwise unclear', () => {
    expect(kindsOf([row('a', 'helped'), row('b', 'helped')], [])).toEqual([
      { name: 'Word reading', verdict: 'helped' },
    ]);
    expect(kindsOf([row('a', 'helped'), row('b', 'less-progress')], [])).toEqual([
      { name: 'Word reading', verdict: 'unclear' },
    ]);
    expect(kindsOf([row('a', 'helped')], [])).toEqual([{ name: 'Word reading, Year 4', verdict: 'helped' }]);
  });
});
