import { DestroyRef, Injectable, inject, signal } from '@angular/core';

/** Whether this device has a network at all, as the browser sees it. */
@Injectable({ providedIn: 'root' })
export class Connection {
  private readonly state = signal(navigator.onLine);
  readonly online = this.state.asReadonly();

  constructor() {
    const follow = () => this.state.set(navigator.onLine);
    window.addEventListener('online', follow);
    window.addEventListener('offline', follow);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', follow);
      window.removeEventListener('offline', follow);
    });
  }
}
