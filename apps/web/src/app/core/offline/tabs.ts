import { DestroyRef, Injectable, inject } from '@angular/core';
import { Observable, Subject } from 'rxjs';
import type { SaveOutcome } from './mark-types';

/** What one tab tells the others of this browser. */
export type TabNews =
  | { readonly kind: 'changed' }
  | { readonly kind: 'answered'; readonly outcomes: readonly SaveOutcome[] }
  /** Everything kept on this device is gone. */
  | { readonly kind: 'wiped' };

const CHANNEL = 'headway-device';

/** The tabs of this browser: one at a time where it matters, and news for the others. */
@Injectable({ providedIn: 'root' })
export class Tabs {
  private readonly channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(CHANNEL);
  private readonly heard = new Subject<TabNews>();
  private readonly waiting = new Map<string, Promise<unknown>>();
  readonly news: Observable<TabNews> = this.heard.asObservable();

  constructor() {
    if (this.channel) this.channel.onmessage = ({ data }: MessageEvent<TabNews>) => this.heard.next(data);
    inject(DestroyRef).onDestroy(() => this.channel?.close());
  }

  tell(news: TabNews): void {
    this.channel?.postMessage(news);
  }

  /** Runs `work` while no other tab, and nothing else in this one, does the work of that name. */
  async alone<T>(name: string, work: () => Promise<T>): Promise<T> {
    if ('locks' in navigator) return await navigator.locks.request(`headway-${name}`, work);
    const before = this.waiting.get(name) ?? Promise.resolve();
    const now = before.then(work, work);
    this.waiting.set(
      name,
      now.catch(() => undefined),
    );
    return now;
  }
}
