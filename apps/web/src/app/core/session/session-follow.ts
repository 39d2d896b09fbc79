import { DestroyRef, Injectable, effect, inject, untracked } from '@angular/core';
import { Router } from '@angular/router';
import { Connection } from '../device/connection';
import { Tabs } from '../offline/tabs';
import { Session } from './session';

/** How often the server is asked about a session that was started without it, in milliseconds. */
const ASK_AGAIN_MS = 15_000;

/** Keeps the session of this tab in step with the server and with the other tabs. */
@Injectable({ providedIn: 'root' })
export class SessionFollow {
  private readonly session = inject(Session);
  private readonly connection = inject(Connection);
  private readonly router = inject(Router);

  constructor() {
    // Started without a network: as soon as there is one, the server says whether the session still stands.
    effect((onCleanup) => {
      if (!this.session.fromDevice() || !this.connection.online()) return;
      const timer = setInterval(() => void this.confirm(), ASK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
      untracked(() => void this.confirm());
    });
    const news = inject(Tabs).news.subscribe(({ kind }) => {
      if (kind === 'wiped') this.leave();
    });
    inject(DestroyRef).onDestroy(() => news.unsubscribe());
  }

  private async confirm(): Promise<void> {
    try {
      await this.session.confirm();
      if (!this.session.me()) this.leave('away');
    } catch {
      // Headway answers, but not this: it is asked again.
    }
  }

  /** Somebody signed out in another tab, or signed in there as another person. */
  private leave(why?: string): void {
    const to = this.router.url;
    this.session.forget();
    void this.router.navigate(['/sign-in'], { queryParams: why ? { why, to } : {} });
  }
}
