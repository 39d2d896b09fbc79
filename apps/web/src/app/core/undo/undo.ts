import { DOCUMENT, DestroyRef, Injectable, effect, inject } from '@angular/core';
import { MatSnackBar, type MatSnackBarRef } from '@angular/material/snack-bar';
import { Session } from '../session/session';
import { problemOf } from '../errors/problem';
import { UndoSnack, type UndoOffer } from '../../shared/feedback/undo-snack';

/** How long the offer stays on screen; Ctrl Z works after that as well. */
const ON_SCREEN_MS = 10_000;
const OUTCOME_MS = 5_000;
/** Acts that Ctrl Z can still take back. */
const REMEMBERED = 20;

interface Act {
  readonly message: string;
  readonly takeBack: () => Promise<void>;
}

/** Headway acts at once and offers the way back, instead of asking first. */
@Injectable({ providedIn: 'root' })
export class Undo {
  private readonly snackBar = inject(MatSnackBar);
  private readonly acts: Act[] = [];
  private shown: MatSnackBarRef<UndoSnack> | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor() {
    const document = inject(DOCUMENT);
    const listen = (event: KeyboardEvent): void => this.key(event);
    document.addEventListener('keydown', listen);
    const session = inject(Session);
    // The next person does not take back what this one did.
    effect(() => {
      if (session.me() === null) this.forget();
    });
    inject(DestroyRef).onDestroy(() => document.removeEventListener('keydown', listen));
  }

  /**
   * Call after the act is done. `message` says it in the past tense: "Jakub left Word reading: caught up".
   * What `takeBack` throws is shown in place of "Undone".
   * @returns takes the offer off the screen, for an act that has been taken back in another way.
   */
  offer(message: string, takeBack: () => Promise<void>): () => void {
    const act = { message, takeBack };
    this.acts.push(act);
    if (this.acts.length > REMEMBERED) this.acts.shift();

    const data: UndoOffer = {
      message,
      undo: () => void this.takeBack(act),
      hold: () => this.stopTimer(),
      release: () => this.startTimer(),
    };
    this.shown = this.snackBar.openFromComponent(UndoSnack, {
      data,
      announcementMessage: `${message}. Press Control Z to undo.`,
      horizontalPosition: 'start',
      panelClass: 'snack-pane',
    });
    this.startTimer();
    const shown = this.shown;
    return () => {
      const at = this.acts.indexOf(act);
      if (at !== -1) this.acts.splice(at, 1);
      if (this.shown === shown) this.close();
    };
  }

  private async takeBack(act: Act): Promise<void> {
    const at = this.acts.indexOf(act);
    if (at === -1) return;
    this.acts.splice(at, 1);
    this.close();
    this.snackBar.open(await outcome(act), undefined, { duration: OUTCOME_MS, horizontalPosition: 'start' });
  }

  private key(event: KeyboardEvent): void {
    const undo =
      event.key.toLowerCase() === 'z' && (event.ctrlKey || event.metaKey) && !event.shiftKey && !event.altKey;
    const last = this.acts.at(-1);
    // In a field Ctrl Z takes back what was typed there.
    if (!undo || !last || isField(event.target)) return;
    event.preventDefault();
    void this.takeBack(last);
  }

  private forget(): void {
    this.acts.length = 0;
    this.close();
  }

  private startTimer(): void {
    this.stopTimer();
    this.timer = setTimeout(() => this.close(), ON_SCREEN_MS);
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  private close(): void {
    this.stopTimer();
    this.shown?.dismiss();
    this.shown = null;
  }
}

async function outcome(act: Act): Promise<string> {
  try {
    await act.takeBack();
    return `Undone: ${act.message}`;
  } catch (error) {
    return `Not undone. ${problemOf(error).title}`;
  }
}

function isField(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
}
