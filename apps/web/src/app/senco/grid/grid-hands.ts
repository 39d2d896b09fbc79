import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, computed, inject, signal } from '@angular/core';
import { type Held, TRAY, columnOf } from './board';
import { type CardKey, cardKey } from './card-list';
import { type Carry, carryKey, overWords } from './carry';
import { fitOf } from './fit';
import { neighbourOf, showColumn } from './grid-focus';
import { GridStore } from './grid-store';

/** The card in hand, by mouse, touch or keyboard, and what is said of it: in the line at the foot and to screen readers. */
@Injectable()
export class GridHands {
  private readonly store = inject(GridStore);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly carry = signal<Carry | null>(null);

  readonly held = signal<Held | null>(null);
  /** The column the card is over. */
  readonly over = signal<string | null>(null);
  readonly line = signal('');
  /** A card carried by keyboard leaves a hole where it was. */
  readonly ghost = computed(() => {
    const carry = this.carry();
    return carry ? cardKey(carry.held) : null;
  });

  /** Forename of the pupil carried over this group by keyboard. */
  slotIn(groupId: string): string | null {
    const carry = this.carry();
    return carry && carry.over === groupId && carry.held.from !== groupId ? carry.held.forename : null;
  }

  carries(): boolean {
    return this.carry() !== null;
  }

  pickUp(held: Held): void {
    this.held.set(held);
    this.over.set(held.from);
  }

  letGo(): void {
    this.held.set(null);
    this.over.set(null);
    this.carry.set(null);
  }

  putBack(held: Held): void {
    this.letGo();
    this.say(`${held.name} is back where the card was.`);
  }

  /**
   * A key on a card. @param columns ids from left to right, the tray first; empty for who may not move cards
   * @returns the card and its column when the key dropped it there
   */
  key({ event, held }: CardKey, columns: readonly string[]): Carry | null {
    const carry = this.carry();
    if (!carry) {
      if (event.key === ' ') this.lift(event, held, columns);
      else this.walk(event);
      return null;
    }
    if (event.key === 'Tab') this.putBack(carry.held);
    const done = carryKey(carry, event.key, columns);
    if (!done) return null;
    event.preventDefault();
    if (done.kind === 'drop') return done.carry;
    if (done.kind === 'carry') this.carryOver(done.carry);
    else this.putBack(carry.held);
    return null;
  }

  say(text: string): void {
    this.line.set(text);
    void this.announcer.announce(text, 'assertive');
  }

  private lift(event: Event, held: Held, columns: readonly string[]): void {
    event.preventDefault();
    if (columns.length === 0) return;
    this.pickUp(held);
    this.carry.set({ held, over: held.from });
    this.say(`${held.name}, picked up. Arrow keys to move, Space to drop, Escape to put back.`);
  }

  private walk(event: KeyboardEvent): void {
    const card = neighbourOf(event);
    if (!card) return;
    event.preventDefault();
    card.focus();
  }

  private carryOver(carry: Carry): void {
    this.carry.set(carry);
    this.over.set(carry.over);
    const board = this.store.board();
    const group = board && carry.over !== TRAY ? columnOf(board, carry.over) : undefined;
    const fit = board && group ? fitOf(board, carry.held, group, this.store.today) : null;
    this.say(`${carry.held.forename}: ${overWords(carry.over, carry.held, group, fit)}`);
    showColumn(carry.over);
  }
}
