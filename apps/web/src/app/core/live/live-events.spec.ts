import { TestBed } from '@angular/core/testing';
import { Session } from '../session/session';
import { OPEN_EVENT_SOURCE } from './event-source';
import { type Follow, LiveEvents } from './live-events';

class FakeSource extends EventTarget {
  onopen: (() => void) | null = null;
  onerror: (() => void) | null = null;
  readyState = 0;
  closed = false;

  close(): void {
    this.closed = true;
  }

  announce(topic: string, id: string | null = null): void {
    this.dispatchEvent(new MessageEvent('changed', { data: JSON.stringify({ topic, id }) }));
  }
}

function setUp() {
  const sources: FakeSource[] = [];
  const urls: string[] = [];
  TestBed.configureTestingModule({
    providers: [
      { provide: Session, useValue: { schoolId: () => 7 } },
      {
        provide: OPEN_EVENT_SOURCE,
        useValue: (url: string) => {
          const source = new FakeSource();
          urls.push(url);
          sources.push(source);
          return source;
        },
      },
    ],
  });
  return {
    urls,
    sources,
    /** The stream opened last. */
    source: (): FakeSource => {
      const source = sources.at(-1);
      if (!source) throw new Error('No stream was opened.');
      return source;
    },
    follow: (what: Partial<Follow<number>> & Pick<Follow<number>, 'read'>) => {
      const seen: number[] = [];
      const errors: unknown[] = [];
      const subscription = TestBed.inject(LiveEvents)
        .follow({ topics: ['flags'], everyMs: 1_000, ...what })
        .subscribe({ next: (value) => seen.push(value), error: (error: unknown) => errors.push(error) });
      return { seen, errors, stop: () => subscription.unsubscribe() };
    },
  };
}

const settled = () => jest.advanceTimersByTimeAsync(0);

describe('following something on the server', () => {
  let now = 0;
  const read = jest.fn(() => Promise.resolve((now += 1)));

  beforeEach(() => {
    now = 0;
    read.mockClear();
    jest.useFakeTimers();
  });
  afterEach(() => jest.useRealTimers());

  it('reads at once and again after each announcement about it', async () => {
    const { follow, source, urls } = setUp();
    const { seen, stop } = follow({ read });
    await settled();
    expect(seen).toEqual([1]);
    source().announce('flags');
    await settled();
    expect(seen).toEqual([1, 2]);
    source().announce('imports');
    await settled();
    expect(seen).toEqual([1, 2]);
    expect(urls).toEqual(['/api/v1/schools/7/events']);
    stop();
    expect(source().closed).toBe(true);
  });

  it('hears only about the one it follows', async () => {
    const { follow, source } = setUp();
    const { seen } = follow({ topics: ['imports'], id: '12', read });
    await settled();
    source().announce('imports', '13');
    await settled();
    expect(seen).toEqual([1]);
    source().announce('imports', '12');
    await settled();
    expect(seen).toEqual([1, 2]);
  });

  it('shares one stream between everything on the page', async () => {
    const { follow, sources, source } = setUp();
    const flags = follow({ read });
    const grid = follow({ topics: ['grid'], read });
    await settled();
    expect(sources).toHaveLength(1);
    flags.stop();
    expect(source().closed).toBe(false);
    grid.stop();
    expect(source().closed).toBe(true);
  });

  it('answers many announcements at once with one more reading', async () => {
    const { follow, source } = setUp();
    const { seen } = follow({ read });
    await settled();
    for (let each = 0; each < 5; each += 1) source().announce('flags');
    await settled();
    expect(seen).toEqual([1, 2, 3]);
  });

  it('reads again when something may have been missed', async () => {
    const { follow, source } = setUp();
    const { seen } = follow({ read });
    await settled();
    source().dispatchEvent(new Event('gap'));
    await settled();
    expect(seen).toEqual([1, 2]);
    source().onerror?.();
    source().onopen?.();
    await settled();
    expect(seen).toEqual([1, 2, 3]);
  });

  it('does not poll while the stream works', async () => {
    const { follow, source } = setUp();
    follow({ read });
    source().onopen?.();
    await jest.advanceTimersByTimeAsync(10_000);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('polls when the stream does not get through, and tries the stream again', async () => {
    const { follow, sources, source } = setUp();
    const { seen } = follow({ read });
    source().onerror?.();
    source().onerror?.();
    expect(source().closed).toBe(true);
    await jest.advanceTimersByTimeAsync(3_000);
    expect(seen).toEqual([1, 2, 3, 4]);
    await jest.advanceTimersByTimeAsync(57_000);
    expect(sources).toHaveLength(2);
    source().onopen?.();
    await settled();
    const readings = read.mock.calls.length;
    await jest.advanceTimersByTimeAsync(10_000);
    expect(read).toHaveBeenCalledTimes(readings);
  });

  it('stops polling when nobody follows any more', async () => {
    const { follow, sources, source } = setUp();
    const { stop } = follow({ read });
    source().onerror?.();
    source().onerror?.();
    stop();
    const readings = read.mock.calls.length;
    await jest.advanceTimersByTimeAsync(70_000);
    expect(read).toHaveBeenCalledTimes(readings);
    expect(sources).toHaveLength(1);
  });

  it('keeps going when one later reading fails', async () => {
    const { follow, source } = setUp();
    const failing = jest.fn<Promise<number>, []>();
    failing.mockResolvedValueOnce(1).mockRejectedValueOnce(new Error('a bad moment')).mockResolvedValueOnce(2);
    const { seen, errors } = follow({ read: failing });
    await settled();
    source().announce('flags');
    await jest.advanceTimersByTimeAsync(1_000);
    expect(seen).toEqual([1, 2]);
    expect(errors).toEqual([]);
  });

  it('hands a refused first reading to the page', async () => {
    const { follow } = setUp();
    const refused = new Error('refused');
    const { errors } = follow({ read: () => Promise.reject(refused) });
    await settled();
    expect(errors).toEqual([refused]);
  });
});
