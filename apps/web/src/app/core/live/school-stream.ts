import { Observable } from 'rxjs';

/** What the server announces: enough to read again, nothing more. */
export type Topic =
  | 'analysis'
  | 'imports'
  | 'flags'
  | 'grid'
  | 'register'
  | 'impact'
  | 'marks'
  | 'targets'
  | 'classes'
  | 'windows'
  | 'notices'
  | 'alerts'
  | 'rules'
  | 'jobs';

export type StreamEvent =
  | { readonly kind: 'changed'; readonly topic: string; readonly id: string | null }
  /** Something may have been missed: read again. */
  | { readonly kind: 'gap' }
  /** The stream does not get through: read now and then instead. */
  | { readonly kind: 'lost' };

/** Without a stream, one is tried again after this many milliseconds. */
const RETRY_MS = 60_000;
/** A browser reconnects by itself; after this many failures in a row we stop waiting for it. */
const FAILURES = 2;
const CLOSED = 2;

/** Everything announced in one school, for as long as somebody listens. */
export function schoolStream(open: (url: string) => EventSource, url: string): Observable<StreamEvent> {
  return new Observable<StreamEvent>((subscriber) => {
    let source: EventSource | null = null;
    let retry: ReturnType<typeof setTimeout> | null = null;
    let failures = 0;
    let interrupted = false;

    const listen = (): void => {
      const opened = open(url);
      source = opened;
      opened.onopen = () => {
        failures = 0;
        if (interrupted) subscriber.next({ kind: 'gap' });
        interrupted = false;
      };
      opened.onerror = () => {
        failures += 1;
        interrupted = true;
        if (failures < FAILURES && opened.readyState !== CLOSED) return;
        opened.close();
        subscriber.next({ kind: 'lost' });
        retry = setTimeout(listen, RETRY_MS);
      };
      opened.addEventListener('gap', () => subscriber.next({ kind: 'gap' }));
      opened.addEventListener('changed', (event) => {
        const change = changeOf(event.data);
        if (change) subscriber.next(change);
      });
    };

    listen();
    return () => {
      source?.close();
      if (retry !== null) clearTimeout(retry);
    };
  });
}

function changeOf(data: unknown): StreamEvent | null {
  const change: unknown = typeof data === 'string' ? JSON.parse(data) : null;
  if (typeof change !== 'object' || change === null || !('topic' in change)) return null;
  const id = 'id' in change && typeof change.id === 'string' ? change.id : null;
  return { kind: 'changed', topic: String(change.topic), id };
}
