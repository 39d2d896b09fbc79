import type { GridCardDto, GridColumnDto, GridWaitingDto } from '@headway/api-client';
import type { Board } from '../app/senco/grid/board';

/** A card for tests; everything that does not matter is left as it usually is. */
export function exampleCard(over: Partial<GridCardDto> & Pick<GridCardDto, 'pupilId' | 'placementId'>): GridCardDto {
  const forename = over.pupilId.charAt(0).toUpperCase() + over.pupilId.slice(1);
  return {
    name: `${forename} Stark`,
    forename,
    surname: 'Stark',
    className: '5H',
    yearGroup: 5,
    version: 1,
    startsOn: '2026-11-02',
    endsOn: null,
    why: { rule: 'below-expected', subject: 'Reading' },
    reason: null,
    had: 9,
    due: 9,
    results: [],
    change: null,
    ...over,
  };
}

export function exampleWaiting(over: Partial<GridWaitingDto> & Pick<GridWaitingDto, 'pupilId'>): GridWaitingDto {
  const forename = over.pupilId.charAt(0).toUpperCase() + over.pupilId.slice(1);
  return {
    name: `${forename} Nwosu`,
    forename,
    surname: 'Nwosu',
    className: '5H',
    yearGroup: 5,
    subjectId: 1,
    why: { rule: 'slower-than-peers', subject: 'Reading' },
    need: 50,
    since: '2026-11-16',
    subjectIds: [1],
    ...over,
  };
}

export function exampleGroup(over: Partial<GridColumnDto> & Pick<GridColumnDto, 'id'>): GridColumnDto {
  return {
    name: over.id,
    subjectId: 1,
    subject: 'Reading',
    yearGroups: [5],
    leader: 'Mrs Sandhu',
    room: 'Room 3',
    slots: [{ weekday: 1, startsAt: '09:10', minutes: 20 }],
    startsOn: '2026-11-02',
    endsOn: '2026-12-18',
    reviewOn: '2026-12-04',
    capacity: 6,
    taken: over.cards?.length ?? 0,
    cost: null,
    rateMissing: false,
    cards: [],
    ...over,
  };
}

/** Kit is in Word reading, Rafi in Number sense; Leon waits for reading. */
export const exampleBoard: Board = {
  groups: [
    exampleGroup({ id: 'word', name: 'Word reading', cards: [exampleCard({ pupilId: 'kit', placementId: 'p-kit' })] }),
    exampleGroup({
      id: 'number',
      name: 'Number sense',
      subjectId: 2,
      subject: 'Maths',
      slots: [{ weekday: 2, startsAt: '11:00', minutes: 30 }],
      cards: [exampleCard({ pupilId: 'rafi', placementId: 'p-rafi', why: { rule: 'gap-widening', subject: 'Maths' } })],
    }),
  ],
  waiting: [exampleWaiting({ pupilId: 'leon' })],
};
