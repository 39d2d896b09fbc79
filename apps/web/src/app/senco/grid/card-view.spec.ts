import { exampleBoard, exampleCard, exampleGroup, exampleWaiting } from '../../../testing/board';
import { gridAnswer } from './answer';
import { groupCard, waitingCard } from './card-view';

const today = '2026-11-23';
const card = (over: Partial<Parameters<typeof exampleCard>[0]>) =>
  groupCard(exampleCard({ pupilId: 'kit', placementId: 'p', ...over }), 'word', today);

describe('a card', () => {
  it.each([
    [{ startsOn: '2026-11-02' }, 'since 2 Nov'],
    [{ startsOn: today }, 'since today'],
    [{ startsOn: '2026-11-30' }, 'from 30 Nov'],
    [{ endsOn: today }, 'last day today'],
    [{ endsOn: '2026-12-04' }, 'until 4 Dec'],
  ])('with %p is %s', (over, since) => expect(card(over).since).toBe(since));

  it('says what was written when no flag says why', () => {
    expect(card({ why: null, reason: 'Mishears sounds' }).why).toBe('Mishears sounds');
    expect(card({ why: { rule: 'missing-result', subject: 'Maths' } }).why).toMatch(/^Maths: [a-z]/);
  });

  it('has the last result alone where there is one', () => {
    expect(card({ results: [{ windowId: 20261, value: 91, label: '91' }] }).results).toEqual({
      before: null,
      now: '91',
      change: null,
    });
  });

  it('says few sessions when under half of some happened', () => {
    expect(
      [card({ had: 6, due: 14 }), card({ had: 7, due: 14 }), card({ had: 0, due: 2 })].map((of) => of.fewSessions),
    ).toEqual([true, false, false]);
  });

  it('of a pupil who waits says how long, and which group could take them', () => {
    const of = waitingCard(exampleWaiting({ pupilId: 'leon' }), exampleBoard, 'tray', today);
    expect(of).toMatchObject({ since: 'waiting 7 days', suggestion: 'Word reading has 5 places' });
    const youngest = [exampleCard({ pupilId: 'a', placementId: 'a', yearGroup: 2 })];
    const ofYear2 = { ...exampleBoard, groups: [exampleGroup({ id: 'word', yearGroups: [], cards: youngest })] };
    expect(waitingCard(exampleWaiting({ pupilId: 'leon' }), ofYear2, 'tray', today).suggestion).toBeNull();
    const full = { ...exampleBoard, groups: [exampleGroup({ id: 'word', capacity: 1, taken: 1 })] };
    expect(waitingCard(exampleWaiting({ pupilId: 'leon' }), full, 'tray', today).suggestion).toBeNull();
  });
});

describe('the answer', () => {
  it('says who needs help and has none, and how many places are free', () => {
    expect(gridAnswer(exampleBoard, 5, true)).toBe('1 in Year 5 needs help and has none. 10 places are free.');
    expect(gridAnswer({ ...exampleBoard, waiting: [] }, null, true)).toBe(
      'Everybody who needs help is getting it. 10 places are free.',
    );
    expect(gridAnswer({ groups: [], waiting: exampleBoard.waiting }, null, true)).toBe('1 needs help and has none.');
  });

  it('does not say "none" of a pupil who has help for another flag', () => {
    const kit = exampleWaiting({ pupilId: 'kit', subjectId: 2, why: { rule: 'gap-widening', subject: 'Maths' } });
    const both = { ...exampleBoard, waiting: [...exampleBoard.waiting, kit] };
    expect(gridAnswer(both, null, true)).toBe(
      '1 needs help and has none; 1 more has help, but not in every subject. 10 places are free.',
    );
    const unflagged = exampleGroup({
      id: 'word',
      cards: [exampleCard({ pupilId: 'leon', placementId: 'p', why: null })],
    });
    expect(gridAnswer({ ...exampleBoard, groups: [unflagged] }, null, true)).toContain('1 needs help and has none.');
  });

  it('speaks of groups to those who see no flags', () => {
    expect(gridAnswer(exampleBoard, null, false)).toBe('2 groups. 10 places are free.');
  });
});
