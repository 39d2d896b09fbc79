import { TestBed } from '@angular/core/testing';
import { OPEN_EVENT_SOURCE } from './event-source';
import { LiveEvents } from './live-events';

class FakeSource extends EventTarget {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  closed = false;

  close(): void {
    this.closed = true;
  }
}

function setUp(read: () => Promise<number>) {
  const sources: FakeSource[] = [];
  TestBed.configureTestingModule({
    providers: [
      {
        provide: OPEN_EVENT_SOURCE,
        useValue: () => {
          const source = new FakeSource();
          sources.push(source);
          return source;
        },
      },
    ],
  });
  const seen: number[] = [];
  const errors: unknown[] = [];
  const subscription = TestBed.inject(LiveEvents)
    .follow({ url: '/events', events: ['progress'], read, everyMs: 1_000 })
    .subscribe({ next: (value) => seen.push(value), error: (error: unknown) => errors.push(error) });
  return { sources, seen, errors, subscription };
}

/** The stream opened last. */
function last(sources: readonly FakeSource[]): FakeSource {
  const source = sources.at(-1);
  if (!source) throw new Error('No stream was opened.');
  return source;
}

describe('following something on the server', () => {
  let now = 0;
  const read = jest.fn(() => Promise.resolve((now += 1)));

  beforeEach(() => {
    now = 0;
    read.mockClear();
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('reads at once and again after each event', async () => {
    const { sources, seen, subscription } = setUp(read);
    await jest.advanceTimersByTimeAsync(0);
    expect(seen).toEqual([1]);
    last(sources).dispatchEvent(new Event('progress'));
    await jest.advanceTimersByTimeAsync(0);
    expect(seen).toEqual([1, 2]);
    subscription.unsubscribe();
    expect(last(sources).closed).toBe(true);
  });

  it('does not poll while the stream works', async () => {
    const { sources, subscription } = setUp(read);
    last(sources).onopen?.();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(read).toHaveBeenCalledTimes(1);
    subscription.unsubscribe();
  });

  it('polls when the stream does not get through, and tries the stream again', async () => {
    const { sources, seen, subscription } = setUp(read);
    last(sources).onerror?.();
    last(sources).onerror?.();
    await jest.advanceTimersByTimeAsync(3_000);
    expect(seen).toEqual([1, 2, 3, 4]);
    await jest.advanceTimersByTimeAsync(57_000);
    expect(sources).toHaveLength(2);
    last(sources).onopen?.();
    await jest.advanceTimersByTimeAsync(0);
    const readings = read.mock.calls.length;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(read).toHaveBeenCalledTimes(readings);
    subscription.unsubscribe();
  });

  it('stops polling when nobody follows any more', async () => {
    const { sources, subscription } = setUp(read);
    last(sources).onerror?.();
    last(sources).onerror?.();
    subscription.unsubscribe();
    const readings = read.mock.calls.length;
    await jest.advanceTimersByTimeAsync(70_000);
    expect(read).toHaveBeenCalledTimes(readings);
    expect(sources).toHaveLength(1);
  });

  it('keeps going when one later reading fails', async () => {
    const failing = jest.fn<Promise<number>, []>();
    failing.mockResolvedValueOnce(1).mockRejectedValueOnce(new Error('a bad moment')).mockResolvedValueOnce(2);
    const { sources, seen, errors, subscription } = setUp(failing);
    await jest.advanceTimersByTimeAsync(0);
    last(sources).dispatchEvent(new Event('progress'));
    await jest.advanceTimersByTimeAsync(1_000);
    expect(seen).toEqual([1, 2]);
    expect(errors).toEqual([]);
    subscription.unsubscribe();
  });

  it('hands a refused first reading to the page', async () => {
    const refused = new Error('refused');
    const { errors } = setUp(() => Promise.reject(refused));
    await jest.advanceTimersByTimeAsync(0);
    expect(errors).toEqual([refused]);
  });
});
