import { Injectable, inject } from '@angular/core';
import { Observable } from 'rxjs';
import { OPEN_EVENT_SOURCE } from './event-source';

export interface Follow<T> {
  /** Address of the event stream. */
  readonly url: string;
  /** Names of the events to listen for. */
  readonly events: readonly string[];
  /** Reads what is so now. Called at the start, after each event, and every `everyMs` while there is no stream. */
  readonly read: () => Promise<T>;
  /** Milliseconds between two readings without a stream. */
  readonly everyMs?: number;
}

const POLL_MS = 3_000;
/** Without a stream, one is tried again after this many milliseconds. */
const RETRY_MS = 60_000;
/** A browser reconnects by itself; after this many failures in a row we stop waiting for it. */
const FAILURES = 2;

/**
 * Follows something on the server. An event only says that something has changed: what it has become is read through
 * the ordinary, checked call, so a lost event or a proxy that holds streams back costs time, never truth.
 */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  private readonly open = inject(OPEN_EVENT_SOURCE);

  follow<T>({ url, events, read, everyMs = POLL_MS }: Follow<T>): Observable<T> {
    return new Observable<T>((subscriber) => {
      let source: EventSource | null = null;
      let polling: ReturnType<typeof setInterval> | null = null;
      let retry: ReturnType<typeof setTimeout> | null = null;
      let failures = 0;
      let reading = false;
      let again = false;
      let first = true;
      let later: ReturnType<typeof setTimeout> | null = null;

      // Events that arrive while one reading is under way are answered by one more reading, not by one each.
      const refresh = async (): Promise<void> => {
        if (reading) {
          again = true;
          return;
        }
        reading = true;
        try {
          do {
            again = false;
            const now = await read();
            first = false;
            if (!subscriber.closed) subscriber.next(now);
          } while (again && !subscriber.closed);
        } catch (error) {
          // A page that could not start says so; one that has started keeps what it shows and tries again.
          if (first) subscriber.error(error);
          else if (polling === null && !subscriber.closed) later = setTimeout(() => void refresh(), everyMs);
        } finally {
          reading = false;
        }
      };

      const stopPolling = (): void => {
        if (polling !== null) clearInterval(polling);
        polling = null;
      };

      const listen = (): void => {
        source = this.open(url);
        source.onopen = () => {
          failures = 0;
          if (polling !== null) void refresh();
          stopPolling();
        };
        source.onerror = () => {
          failures += 1;
          if (failures < FAILURES && source?.readyState !== 2) return;
          source?.close();
          polling ??= setInterval(() => void refresh(), everyMs);
          retry = setTimeout(listen, RETRY_MS);
        };
        for (const event of events) source.addEventListener(event, () => void refresh());
      };

      void refresh();
      listen();
      return () => {
        source?.close();
        stopPolling();
        for (const timer of [retry, later]) if (timer !== null) clearTimeout(timer);
      };
    });
  }
}
