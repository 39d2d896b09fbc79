import { Injectable, inject } from '@angular/core';
import { Observable, share } from 'rxjs';
import { Session } from '../session/session';
import { OPEN_EVENT_SOURCE } from './event-source';
import { type StreamEvent, type Topic, schoolStream } from './school-stream';

export interface Follow<T> {
  readonly topics: readonly Topic[];
  /** Only announcements about this one. */
  readonly id?: string;
  /** Reads what is so now. Called at the start, after each announcement, and every `everyMs` while there is no stream. */
  readonly read: () => Promise<T>;
  /** Milliseconds between two readings without a stream. */
  readonly everyMs?: number;
}

const POLL_MS = 3_000;

/**
 * Follows something on the server. An announcement only says that something has changed: what it has become is read
 * through the ordinary call, so a lost one, or a proxy that holds streams back, costs time and never truth.
 */
@Injectable({ providedIn: 'root' })
export class LiveEvents {
  private readonly open = inject(OPEN_EVENT_SOURCE);
  private readonly session = inject(Session);
  /** One stream a school, shared: a browser allows few connections at a time. */
  private readonly streams = new Map<number, Observable<StreamEvent>>();

  /** What `read` gives, again and again. Ends with an error only when the very first reading is refused. */
  follow<T>({ topics, id, read, everyMs = POLL_MS }: Follow<T>): Observable<T> {
    const stream = this.streamOf(this.session.schoolId());
    const wanted: readonly string[] = topics;

    return new Observable<T>((subscriber) => {
      let polling: ReturnType<typeof setInterval> | null = null;
      let later: ReturnType<typeof setTimeout> | null = null;
      let reading = false;
      let again = false;
      let first = true;

      // Announcements that arrive while a reading is under way are answered by one more, not by one each.
      const refresh = async (): Promise<void> => {
        again = reading;
        if (reading) return;
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

      const hear = (event: StreamEvent): void => {
        if (event.kind === 'lost') {
          polling ??= setInterval(() => void refresh(), everyMs);
          return;
        }
        if (event.kind === 'changed' && (!wanted.includes(event.topic) || (id !== undefined && event.id !== id)))
          return;
        if (polling !== null) clearInterval(polling);
        polling = null;
        void refresh();
      };

      void refresh();
      const listening = stream.subscribe(hear);
      return () => {
        listening.unsubscribe();
        if (polling !== null) clearInterval(polling);
        if (later !== null) clearTimeout(later);
      };
    });
  }

  private streamOf(schoolId: number): Observable<StreamEvent> {
    const known = this.streams.get(schoolId);
    if (known) return known;
    const stream = schoolStream(this.open, `/api/v1/schools/${schoolId}/events`).pipe(share());
    this.streams.set(schoolId, stream);
    return stream;
  }
}
