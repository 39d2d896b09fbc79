import { Injectable, signal } from '@angular/core';

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

  set(path: string, count: number | string, warm = false): void {
    this.counts.update((counts) => ({ ...counts, [path]: { text: String(count), warm } }));
  }

  clear(): void {
    this.counts.set({});
  }
}
