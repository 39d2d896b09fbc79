import { InjectionToken } from '@angular/core';

/** Opens a stream of server-sent events; replaced in tests. */
export const OPEN_EVENT_SOURCE = new InjectionToken<(url: string) => EventSource>('open event source', {
  providedIn: 'root',
  factory: () => (url: string) => new EventSource(url),
});
