import { exampleBoard, exampleCard, exampleGroup, exampleWaiting } from '../../../testing/board';
import { type Act, type Board, applyAct, groupsOf, ofYear, othersMoves, yearsOf } from './board';

const today = '2026-11-23';
const place: Act = { kind: 'place', placementId: 'new', pupilId: 'leon', groupId: 'word' };
const move: Act = { kind: 'move', placementId: 'new', fromId: 'p-kit', groupId: 'number' };
const names = (board: Board, id: string) =>
  board.groups.find((group) => group.id === id)?.cards.map(({ forename }) => forename);

describe('the board with an act on top', () => {
  it('has a placed pupil in the group, in order of surname, and no longer in the tray', () => {
    const after = applyAct(exampleBoard, place, today);
    expect(names(after, 'word')).toEqual(['Leon', 'Kit']);
    expect(after.waiting).toEqual([]);
    expect(after.groups[0]).toMatchObject({ taken: 2, cards: [{ startsOn: today, had: 0, due: 0 }, {}] });
  });

  it('leaves a pupil in the tray whom the group does not help in what was flagged', () => {
    const after = applyAct(exampleBoard, { ...place, groupId: 'number' }, today);
    expect(names(after, 'number')).toEqual(['Leon', 'Rafi']);
    expect(after.waiting).toHaveLength(1);
  });

  it('starts with the group when that is still to come', () => {
    const later = { ...exampleBoard, groups: [exampleGroup({ id: 'word', startsOn: '2026-11-30' })] };
    expect(applyAct(later, place, today).groups[0]?.cards[0]?.startsOn).toBe('2026-11-30');
  });

  it('has a moved pupil in one group and not in the other', () => {
    const after = applyAct(exampleBoard, move, today);
    expect([names(after, 'word'), names(after, 'number')]).toEqual([[], ['Kit', 'Rafi']]);
    expect(after.groups.map(({ taken }) => taken)).toEqual([0, 2]);
  });

  it('has nobody who left', () => {
    const after = applyAct(exampleBoard, { kind: 'exit', placementId: 'p-kit' }, today);
    expect(names(after, 'word')).toEqual([]);
    expect(after.groups[0]?.taken).toBe(0);
  });

  it('is the same once the server has the act in its answer', () => {
    for (const act of [place, move, { kind: 'exit', placementId: 'p-kit' } as const]) {
      const after = applyAct(exampleBoard, act, today);
      expect(applyAct(after, act, today)).toEqual(after);
    }
  });

  it('is not touched itself, so that a refused act is undone by leaving it out', () => {
    const before = JSON.stringify(exampleBoard);
    applyAct(exampleBoard, place, today);
    applyAct(exampleBoard, move, today);
    expect(JSON.stringify(exampleBoard)).toBe(before);
  });
});

describe('one year of the board', () => {
  const board: Board = {
    waiting: [exampleWaiting({ pupilId: 'leon' }), exampleWaiting({ pupilId: 'ida', yearGroup: 3 })],
    groups: [
      exampleGroup({ id: 'five', cards: [exampleCard({ pupilId: 'kit', placementId: 'a' })] }),
      exampleGroup({ id: 'empty', yearGroups: [3] }),
      exampleGroup({ id: 'any', yearGroups: [] }),
    ],
  };

  it('has who of it waits, groups with its pupils, and empty groups meant for it', () => {
    expect(ofYear(board, 5).groups.map(({ id }) => id)).toEqual(['five', 'any']);
    expect(ofYear(board, 3).groups.map(({ id }) => id)).toEqual(['empty', 'any']);
    expect(ofYear(board, 3).waiting.map(({ pupilId }) => pupilId)).toEqual(['ida']);
    expect(ofYear(board, null)).toBe(board);
  });

  it('is one of those there is anybody of', () => expect(yearsOf(board)).toEqual([3, 5]));
});

describe('what others do', () => {
  it('is told once, and one’s own acts are not', () => {
    const after = applyAct(applyAct(exampleBoard, place, today), { kind: 'exit', placementId: 'p-rafi' }, today);
    expect(othersMoves(exampleBoard, after, new Set())).toEqual([
      'Leon Nwosu is now in Word reading.',
      'Rafi Stark is no longer in Number sense.',
    ]);
    expect(othersMoves(exampleBoard, after, new Set(['new', 'p-rafi']))).toEqual([]);
    expect(othersMoves(exampleBoard, applyAct(exampleBoard, move, today), new Set())).toEqual([
      'Kit Stark is now in Number sense.',
    ]);
  });

  it('is noticed by the groups a pupil was seen in', () => {
    expect(groupsOf(exampleBoard, 'kit')).toEqual(['word']);
    expect(groupsOf(exampleBoard, 'leon')).toEqual([]);
  });
});
