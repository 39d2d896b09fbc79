import { HttpErrorResponse } from '@angular/common/http';
import { TestBed } from '@angular/core/testing';
import { Api, type RegisterDto, readRegister, takeRegister } from '@headway/api-client';
import { PageStateLine } from '../../core/page/page-state';
import { Session } from '../../core/session/session';
import { RegisterStore } from './register-store';

const register = (over: Partial<RegisterDto> = {}): RegisterDto => ({
  id: 's1',
  groupId: 'g1',
  group: 'Word reading',
  room: null,
  heldOn: '2026-11-23',
  startsAt: '09:10',
  endsAt: '09:30',
  plannedMinutes: 20,
  heldMinutes: null,
  status: 'planned',
  note: null,
  version: 1,
  canTake: true,
  strip: [],
  pupils: ['Kit', 'Alfie'].map((forename) => ({
    pupilId: forename,
    name: forename,
    forename,
    className: null,
    mark: null,
    why: null,
    first: false,
    awayBefore: 0,
  })),
  ...over,
});

interface Call {
  readonly version: string;
  readonly marks: readonly { pupilId: string; mark: string }[];
  answer(with_: RegisterDto): void;
  refuse(status: number): void;
}

/** A server whose answers come when the test says so. */
function setUp() {
  const calls: Call[] = [];
  let stored = register();
  const said: string[] = [];
  const invoke = (operation: unknown, params: Record<string, unknown>) => {
    if (operation === readRegister) return Promise.resolve(stored);
    if (operation !== takeRegister) throw new Error('Not a call of this page.');
    return new Promise<RegisterDto>((answer, reject) =>
      calls.push({
        version: String(params['If-Match']),
        marks: (params['body'] as { marks: Call['marks'] }).marks,
        answer,
        refuse: (status) => reject(new HttpErrorResponse({ status, error: { title: 'Refused' } })),
      }),
    );
  };
  TestBed.configureTestingModule({
    providers: [
      RegisterStore,
      { provide: Api, useValue: { invoke } },
      { provide: Session, useValue: { schoolId: () => 1 } },
      { provide: PageStateLine, useValue: { say: (text: string) => said.push(text) } },
    ],
  });
  const store = TestBed.inject(RegisterStore);
  const call = (index: number): Call => {
    const found = calls[index];
    if (!found) throw new Error(`There is no call ${index}.`);
    return found;
  };
  return { store, calls, call, said, serve: (next: RegisterDto) => (stored = next) };
}

const tap = (pupilId: string, mark: 'present' | 'absent') => ({
  status: 'held' as const,
  marks: { [pupilId]: { mark, why: null } },
});
const marks = (store: RegisterStore) => store.register()?.pupils.map(({ mark }) => mark);

describe('saving a register', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());
  const settle = () => jest.advanceTimersByTimeAsync(0);

  it('shows a tap at once and sends it with the version on screen', async () => {
    const { store, call, said } = setUp();
    await store.open('s1');
    store.set(tap('Kit', 'present'));
    expect(marks(store)).toEqual(['present', null]);
    expect(call(0)).toMatchObject({ version: '"1"', marks: [{ pupilId: 'Kit', mark: 'present', why: null }] });
    const saved = register({ status: 'held', version: 2 });
    call(0).answer({ ...saved, pupils: saved.pupils.map((one, at) => (at === 0 ? { ...one, mark: 'present' } : one)) });
    await settle();
    expect([store.saved(), marks(store)]).toEqual([true, ['present', null]]);
    expect(said[0]).toMatch(/^Saved \d\d:\d\d$/);
  });

  it('sends one call at a time; taps in between go with the next', async () => {
    const { store, calls, call } = setUp();
    await store.open('s1');
    store.set(tap('Kit', 'present'));
    store.set(tap('Alfie', 'absent'));
    store.set(tap('Alfie', 'present'));
    expect(calls).toHaveLength(1);
    call(0).answer(register({ status: 'held', version: 2 }));
    await settle();
    expect(call(1).version).toBe('"2"');
    expect(call(1).marks).toContainEqual({ pupilId: 'Alfie', mark: 'present', why: null });
    expect(marks(store)).toEqual(['present', 'present']);
  });

  it('keeps what was tapped when it does not get through, says so, and sends it again', async () => {
    const { store, calls, call, said } = setUp();
    await store.open('s1');
    store.set(tap('Kit', 'present'));
    call(0).refuse(0);
    await settle();
    expect(marks(store)).toEqual(['present', null]);
    expect(store.problem()?.kept).toBe('What you tapped is kept on this page, but not saved.');
    expect(said.at(-1)).toBe('Not saved yet · kept on this page');
    await jest.advanceTimersByTimeAsync(4_000);
    expect(calls).toHaveLength(2);
    call(1).answer(register({ status: 'held', version: 2 }));
    await settle();
    expect([store.saved(), store.problem()]).toEqual([true, null]);
  });

  it('puts its taps on top of what somebody else marked meanwhile', async () => {
    const { store, call, serve } = setUp();
    await store.open('s1');
    store.set(tap('Kit', 'present'));
    const theirs = register({ status: 'held', version: 5 });
    serve({ ...theirs, pupils: theirs.pupils.map((one, at) => (at === 1 ? { ...one, mark: 'absent' } : one)) });
    call(0).refuse(412);
    await settle();
    expect(marks(store)).toEqual(['present', 'absent']);
    expect(call(1).version).toBe('"5"');
  });

  it('does not try again what will never be accepted', async () => {
    const { store, calls, call } = setUp();
    await store.open('s1');
    store.set(tap('Kit', 'present'));
    call(0).refuse(422);
    await jest.advanceTimersByTimeAsync(60_000);
    expect(calls).toHaveLength(1);
    expect(store.problem()?.title).toBe('Refused');
  });
});
