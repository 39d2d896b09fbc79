import { exampleBoard, exampleCard, exampleGroup } from '../../../testing/board';
import type { Board, Held } from './board';
import { canTake, fitOf } from './fit';

const today = '2026-11-23';
const leon: Held = { pupilId: 'leon', forename: 'Leon', name: 'Leon Nwosu', placementId: null, from: 'tray' };
const kit: Held = { pupilId: 'kit', forename: 'Kit', name: 'Kit Stark', placementId: 'p-kit', from: 'word' };
const fit = (held: Held, over: Parameters<typeof exampleGroup>[0], board: Board = exampleBoard) =>
  fitOf(board, held, exampleGroup(over), today);

describe('whether a group fits the pupil in hand', () => {
  it('fits with a free place at a free time', () => {
    expect(fit(leon, { id: 'word' })).toEqual({ kind: 'fits', words: 'Fits. Nothing clashes' });
  });

  it('is full, until the first known leaving or the end', () => {
    expect(fit(leon, { id: 'x', capacity: 2, taken: 2 }).words).toBe('Full until 18 Dec');
    const cards = [exampleCard({ pupilId: 'a', placementId: 'a', endsOn: '2026-12-04' })];
    expect(fit(leon, { id: 'x', capacity: 1, cards })).toEqual({ kind: 'full', words: 'Full until 4 Dec' });
  });

  it('clashes with a group the pupil is in at that time, and says which', () => {
    const slots = [
      { weekday: 3, startsAt: '09:00', minutes: 20 },
      { weekday: 1, startsAt: '09:25', minutes: 20 },
    ];
    const held = { ...kit, placementId: null, from: 'tray' };
    expect(fit(held, { id: 'x', slots })).toEqual({ kind: 'clash', words: 'Clash: Mon 09:10 Word reading' });
  });

  it('does not clash with the group the pupil is moved out of, nor with one that has ended before', () => {
    const slots = [{ weekday: 1, startsAt: '09:10', minutes: 20 }];
    expect(fit(kit, { id: 'x', slots }).kind).toBe('fits');
    const later = { id: 'x', slots, startsOn: '2027-01-04', endsOn: '2027-02-05' };
    expect(fit({ ...kit, placementId: null }, later).kind).toBe('fits');
  });

  it('says when it is for another subject than the one flagged', () => {
    const { kind, words } = fit(leon, { id: 'x', subjectId: 3, subject: 'Writing' });
    expect([kind, words]).toEqual(['other-subject', 'For writing; Leon is flagged in reading']);
  });

  it('says when its pupils are of other years, which hinders nobody who means it', () => {
    const cards = [exampleCard({ pupilId: 'a', placementId: 'a', yearGroup: 6 })];
    const found = fit(leon, { id: 'x', yearGroups: [], cards });
    expect(found).toEqual({ kind: 'other-year', words: 'For other years; Leon is in Year 5' });
    expect(canTake(found)).toBe(true);
    expect(fit(leon, { id: 'x', yearGroups: [1, 2] }).kind).toBe('other-year');
    expect(fit(kit, { id: 'x', yearGroups: [1, 2], slots: [] }).words).toBe('For other years; Kit is in Year 5');
  });

  it('is where the pupil is', () => {
    const [word] = exampleBoard.groups;
    expect(word && fitOf(exampleBoard, kit, word, today).words).toBe('Is here now');
    expect(word && fitOf(exampleBoard, { ...kit, placementId: null }, word, today).words).toBe('Is in it already');
  });

  it('is over after its last day', () => {
    expect(fit(leon, { id: 'x', endsOn: '2026-11-20' })).toEqual({ kind: 'over', words: 'Ended 20 Nov' });
  });
});
