import { TestBed } from '@angular/core/testing';
import { NewVersion, SERVICE_WORKERS } from './new-version';

class Worker extends EventTarget {
  state = 'installing';
  readonly heard: unknown[] = [];
  postMessage(message: unknown): void {
    this.heard.push(message);
  }
  become(state: string): void {
    this.state = state;
    this.dispatchEvent(new Event('statechange'));
  }
}

class Registration extends EventTarget {
  waiting: Worker | null = null;
  installing: Worker | null = null;
  find(): Worker {
    this.installing = new Worker();
    this.dispatchEvent(new Event('updatefound'));
    return this.installing;
  }
}

class Workers extends EventTarget {
  readonly registration = new Registration();
  registered = 0;
  constructor(readonly controller: object | null) {
    super();
  }
  register(): Promise<Registration> {
    this.registered += 1;
    return Promise.resolve(this.registration);
  }
}

async function setUp(workers: Workers | null): Promise<NewVersion> {
  TestBed.configureTestingModule({ providers: [{ provide: SERVICE_WORKERS, useValue: workers }] });
  const version = TestBed.inject(NewVersion);
  await version.start();
  return version;
}

describe('a new version of the pages', () => {
  it('is offered once it is there, and takes over when the person says so', async () => {
    const workers = new Workers({});
    const version = await setUp(workers);
    const found = workers.registration.find();
    expect(version.ready()).toBe(false);
    found.become('installed');
    expect([version.ready(), found.heard]).toEqual([true, []]);
    version.reload();
    expect(found.heard).toEqual(['take-over']);
  });

  it('is offered when it came before the page was opened', async () => {
    const workers = new Workers({});
    workers.registration.waiting = new Worker();
    expect((await setUp(workers)).ready()).toBe(true);
  });

  it('is not the first one a device gets: that replaces nothing', async () => {
    const workers = new Workers(null);
    const version = await setUp(workers);
    workers.registration.find().become('installed');
    expect(version.ready()).toBe(false);
  });

  it('is asked for once, and not at all where a browser keeps no pages', async () => {
    const workers = new Workers({});
    const version = await setUp(workers);
    await version.start();
    expect(workers.registered).toBe(1);
    TestBed.resetTestingModule();
    expect((await setUp(null)).ready()).toBe(false);
  });
});
