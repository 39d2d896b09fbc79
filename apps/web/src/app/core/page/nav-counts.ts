import { Injectable, effect, inject, signal } from '@angular/core';
import { Session } from '../session/session';

/** A number beside a page's name in the side bar. At most one is warm: the one that somebody has to act on. */
export interface NavCount {
  readonly text: string;
  readonly warm: boolean;
}

/** Counts beside page names, by path. Pages report what they have just read; nothing is fetched for them. */
@Injectable({ providedIn: 'root' })
export class NavCounts {
  private readonly counts = signal<Readonly<Record<string, NavCount>>>({});
  readonly byPath = this.counts.asReadonly();

  constructor() {
    const session = inject(Session);
    // The next person's counts are others.
    effect(() => {
      if (session.me() === null) this.counts.set({});
    });
  }

  set(path: string, count: number | string, warm = false): void {
    this.counts.update((counts) => ({ ...counts, [path]: { text: String(count), warm } }));
  }
}
