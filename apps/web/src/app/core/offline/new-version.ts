import { DOCUMENT, DestroyRef, Injectable, InjectionToken, inject, isDevMode, signal } from '@angular/core';

/** The browser's service workers, where it has any and the pages are a built version; replaced in tests. */
export const SERVICE_WORKERS = new InjectionToken<ServiceWorkerContainer | null>('service workers', {
  providedIn: 'root',
  factory: () => (!isDevMode() && 'serviceWorker' in navigator ? navigator.serviceWorker : null),
});

const SCRIPT = '/service-worker.js';
/** As the service worker hears it. */
const TAKE_OVER = 'take-over';
/** A page that stays open asks for a new version this often, in milliseconds. */
const ASK_MS = 60 * 60_000;

/** Keeps the pages on this device, so that they start without a network, and says when there is a newer version of them. */
@Injectable({ providedIn: 'root' })
export class NewVersion {
  private readonly workers = inject(SERVICE_WORKERS);
  private readonly document = inject(DOCUMENT);
  private readonly waiting = signal<ServiceWorker | null>(null);
  private started = false;

  readonly ready = () => this.waiting() !== null;

  constructor() {
    const destroy = inject(DestroyRef);
    const timer = setInterval(() => void this.ask(), ASK_MS);
    destroy.onDestroy(() => clearInterval(timer));
  }

  /** Called when somebody opens work that goes on without a network. */
  async start(): Promise<void> {
    if (!this.workers || this.started) return;
    this.started = true;
    try {
      const registration = await this.workers.register(SCRIPT, { updateViaCache: 'none' });
      this.follow(registration);
      registration.addEventListener('updatefound', () => this.follow(registration));
    } catch {
      // Not allowed here, or no network just now: Headway works, and does not start without one.
      this.started = false;
    }
  }

  /** Loads the pages again in the new version. What is not saved stays on the device meanwhile. */
  reload(): void {
    const reload = (): void => this.document.location.reload();
    const worker = this.waiting();
    if (!worker) return reload();
    this.workers?.addEventListener('controllerchange', reload, { once: true });
    worker.postMessage(TAKE_OVER);
  }

  private follow({ waiting, installing }: ServiceWorkerRegistration): void {
    // The first one on this device replaces nothing: there is no older version on the page.
    if (waiting && this.workers?.controller) this.waiting.set(waiting);
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed' && this.workers?.controller) this.waiting.set(installing);
    });
  }

  private async ask(): Promise<void> {
    if (this.started) await (await this.workers?.getRegistration())?.update().catch(() => undefined);
  }
}
