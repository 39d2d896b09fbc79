import { Injectable, signal } from '@angular/core';

/** One short line at the right of the top line: "All saved 10:42", "Worked out last night". */
export interface PageState {
  readonly text: string;
  /** Ochre when something waits on this device, quiet otherwise. */
  readonly waiting: boolean;
}

/** What the page says about how fresh or how safe its data is. Cleared on every move to another page. */
@Injectable({ providedIn: 'root' })
export class PageStateLine {
  private readonly current = signal<PageState | null>(null);
  readonly state = this.current.asReadonly();

  say(text: string, waiting = false): void {
    this.current.set({ text, waiting });
  }

  clear(): void {
    this.current.set(null);
  }
}
