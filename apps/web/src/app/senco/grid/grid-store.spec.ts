import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Api, exitPupil, movePupil, placePupil, readGrid, undoPlacement } from '@headway/api-client';
import { of } from 'rxjs';
import { exampleBoard } from '../../../testing/board';
import { settled } from '../../../testing/render';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import type { Board, Held } from './board';
import { GridStore } from './grid-store';

const leon: Held = { pupilId: 'leon', forename: 'Leon', name: 'Leon Nwosu', placementId: null, from: 'tray' };
const kit: Held = { pupilId: 'kit', forename: 'Kit', name: 'Kit Stark', placementId: 'p-kit', from: 'word' };

interface Sent {
  readonly operation: unknown;
  readonly params: Record<string, unknown>;
  answer(): void;
  refuse(status: number, errors?: readonly { field: string; message: string }[]): void;
}

function setUp() {
  const sent: Sent[] = [];
  let onServer: Board = exampleBoard;
  const invoke = (operation: unknown, params: Record<string, unknown>) => {
    if (operation === readGrid) return Promise.resolve(onServer);
    return new Promise((resolve, reject) =>
      sent.push({
        operation,
        params,
        answer: () => resolve({ id: 'new' }),
        refuse: (status, errors = []) =>
          reject(new HttpErrorResponse({ status, error: { title: 'Mr Hale has just placed Leon.', errors } })),
      }),
    );
  };
  const offers: { message: string; takeBack: () => Promise<void> }[] = [];
  TestBed.configureTestingModule({
    providers: [
      GridStore,
      { provide: Api, useValue: { invoke } },
      { provide: Session, useValue: { schoolId: () => 1, school: () => ({ today: '2026-11-23' }) } },
      {
        provide: Undo,
        useValue: { offer: (message: string, takeBack: () => Promise<void>) => offers.push({ message, takeBack }) },
      },
      { provide: LiveEvents, useValue: { follow: () => of(exampleBoard) } },
    ],
  });
  const store = TestBed.inject(GridStore);
  store.start();
  const in_ = (id: string) =>
    store
      .board()
      ?.groups.find((group) => group.id === id)
      ?.cards.map(({ forename }) => forename);
  const last = (): Sent => {
    const call = sent.at(-1);
    if (!call) throw new Error('Nothing was sent.');
    return call;
  };
  return { store, offers, in_, last, sent, serve: (board: Board) => (onServer = board) };
}

describe('acts at the grid', () => {
  it('are seen at once, and sent with the groups the pupil was seen in', async () => {
    const { store, in_, last } = setUp();
    const outcome = store.put(leon, 'word');
    expect(in_('word')).toEqual(['Leon', 'Kit']);
    expect(last().operation).toBe(placePupil);
    expect(last().params['body']).toMatchObject({ groupId: 'word', pupilId: 'leon', knownGroupIds: [] });
    last().answer();
    expect(await outcome).toBe('done');
    expect(in_('word')).toEqual(['Leon', 'Kit']);
  });

  it('are back where they were when they are refused, and say why', async () => {
    const { store, in_, last, offers } = setUp();
    const outcome = store.put(leon, 'word');
    last().refuse(409);
    expect(await outcome).toBe('refused');
    expect(in_('word')).toEqual(['Kit']);
    expect(store.board()?.waiting).toHaveLength(1);
    expect(store.problem()?.title).toBe('Mr Hale has just placed Leon.');
    expect(offers).toEqual([]);
  });

  it('ask for a reason when the server knows of a clash', async () => {
    const { store, last } = setUp();
    const outcome = store.put(leon, 'word');
    last().refuse(409, [{ field: 'overrideReason', message: 'Also in Number sense.' }]);
    expect(await outcome).toBe('clash');
    expect(store.problem()).toBeNull();
    void store.put(leon, 'word', 'Every other week');
    expect(last().params['body']).toMatchObject({ overrideReason: 'Every other week' });
  });

  it('move a card of the version on screen', () => {
    const { store, in_, last } = setUp();
    void store.put(kit, 'number');
    expect([in_('word'), in_('number')]).toEqual([[], ['Kit', 'Rafi']]);
    expect(last().operation).toBe(movePupil);
    expect(last().params).toMatchObject({ placementId: 'p-kit', 'If-Match': '"1"', body: { knownGroupIds: ['word'] } });
  });

  it('can be taken back: each by what it was', async () => {
    const { store, last, offers } = setUp();
    const outcome = store.leave(kit, 'caught-up');
    expect(last().operation).toBe(exitPupil);
    last().answer();
    await outcome;
    expect(offers[0]?.message).toBe('Kit Stark left Word reading: caught up');
    const undone = offers[0]?.takeBack();
    expect(last().operation).toBe(undoPlacement);
    expect(last().params).toMatchObject({ placementId: 'p-kit', body: { act: 'exit' } });
    last().answer();
    await undone;
    expect(store.board()).toEqual(exampleBoard);
  });

  it('of two on their way stay apart: one refused leaves the other', async () => {
    const { store, in_, sent } = setUp();
    const first = store.put(leon, 'word');
    const second = store.leave(kit, 'other');
    expect(in_('word')).toEqual(['Leon']);
    sent[0]?.refuse(500);
    await first;
    expect(in_('word')).toEqual([]);
    sent[1]?.answer();
    await second;
    await settled();
    expect(in_('word')).toEqual([]);
    expect(store.board()?.waiting).toHaveLength(1);
  });
});
