import { HttpErrorResponse } from '@angular/common/http';
import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { MeDto } from '@headway/api-client';
import { MatSnackBar } from '@angular/material/snack-bar';
import { person } from '../../../testing/people';
import type { UndoOffer } from '../../shared/feedback/undo-snack';
import { Session } from '../session/session';
import { Undo } from './undo';

/** Stands in for the bar at the foot of the page: remembers what it was asked to show. */
class Bar {
  offer: UndoOffer | null = null;
  said: string[] = [];
  open(message: string): void {
    this.said.push(message);
  }
  openFromComponent(_part: unknown, { data }: { data: UndoOffer }) {
    this.offer = data;
    return { dismiss: () => (this.offer = null) };
  }
}

function setUp() {
  const bar = new Bar();
  const me = signal<MeDto | null>(person());
  TestBed.configureTestingModule({
    providers: [
      { provide: MatSnackBar, useValue: bar },
      { provide: Session, useValue: { me } },
    ],
  });
  return { bar, undo: TestBed.inject(Undo), leave: () => me.set(null) };
}

const ctrlZ = (target: EventTarget = document.body) =>
  target.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, bubbles: true }));

describe('undo', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    jest.useRealTimers();
    document.body.replaceChildren();
  });

  it('offers the way back for ten seconds', async () => {
    const { bar, undo } = setUp();
    undo.offer('Jakub left Word reading: caught up', () => Promise.resolve());
    expect(bar.offer?.message).toBe('Jakub left Word reading: caught up');
    await jest.advanceTimersByTimeAsync(9_900);
    expect(bar.offer).not.toBeNull();
    await jest.advanceTimersByTimeAsync(200);
    expect(bar.offer).toBeNull();
  });

  it('waits while somebody points at it', async () => {
    const { bar, undo } = setUp();
    undo.offer('Jakub left Word reading', () => Promise.resolve());
    bar.offer?.hold();
    await jest.advanceTimersByTimeAsync(60_000);
    expect(bar.offer).not.toBeNull();
    bar.offer?.release();
    await jest.advanceTimersByTimeAsync(10_100);
    expect(bar.offer).toBeNull();
  });

  it('takes back once and says so', async () => {
    const { bar, undo } = setUp();
    const takeBack = jest.fn(() => Promise.resolve());
    undo.offer('Jakub left Word reading', takeBack);
    const offer = bar.offer;
    offer?.undo();
    offer?.undo();
    await jest.advanceTimersByTimeAsync(0);
    expect(takeBack).toHaveBeenCalledTimes(1);
    expect(bar.said).toEqual(['Undone: Jakub left Word reading']);
  });

  it('is withdrawn when the act was taken back in another way', async () => {
    const { bar, undo } = setUp();
    const takeBack = jest.fn(() => Promise.resolve());
    const first = undo.offer('7 marks filled down', takeBack);
    const second = undo.offer('3 marks pasted', takeBack);
    first();
    expect(bar.offer?.message).toBe('3 marks pasted');
    second();
    expect(bar.offer).toBeNull();
    ctrlZ();
    await jest.advanceTimersByTimeAsync(0);
    expect(takeBack).not.toHaveBeenCalled();
  });

  it('takes back the last acts one after the other with Ctrl Z, also when the bar is gone', async () => {
    const { undo } = setUp();
    const order: string[] = [];
    undo.offer('first', () => Promise.resolve(void order.push('first')));
    undo.offer('second', () => Promise.resolve(void order.push('second')));
    await jest.advanceTimersByTimeAsync(20_000);
    ctrlZ();
    ctrlZ();
    ctrlZ();
    await jest.advanceTimersByTimeAsync(0);
    expect(order).toEqual(['second', 'first']);
  });

  it('leaves Ctrl Z in a field to the field', async () => {
    const { undo } = setUp();
    const takeBack = jest.fn(() => Promise.resolve());
    undo.offer('Jakub left Word reading', takeBack);
    const field = document.body.appendChild(document.createElement('input'));
    ctrlZ(field);
    await jest.advanceTimersByTimeAsync(0);
    expect(takeBack).not.toHaveBeenCalled();
  });

  it('says why when it was refused', async () => {
    const { bar, undo } = setUp();
    const refused = new HttpErrorResponse({ status: 409, error: { title: 'Mr Hale has moved Jakub since.' } });
    undo.offer('Jakub left Word reading', () => Promise.reject(refused));
    bar.offer?.undo();
    await jest.advanceTimersByTimeAsync(0);
    expect(bar.said).toEqual(['Not undone. Mr Hale has moved Jakub since.']);
  });

  it('forgets what one person did before the next one signs in', async () => {
    const { undo, leave } = setUp();
    const takeBack = jest.fn(() => Promise.resolve());
    undo.offer('Jakub left Word reading', takeBack);
    leave();
    TestBed.tick();
    ctrlZ();
    await jest.advanceTimersByTimeAsync(0);
    expect(takeBack).not.toHaveBeenCalled();
  });
});
