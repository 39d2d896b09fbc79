import fc from 'fast-check';
import { MarksDevice, type Tab, typed } from '../../../testing/marks-device';
import type { Fate } from '../../../testing/marks-server';
import { keyOf } from './cell-key';
import type { MarkValue, UnsentMark } from './mark-types';

const CELLS = ['amira', 'jakub', 'zofia'].map((pupilId) => ({ pupilId, subjectId: 3, windowId: 20262 }));
/** Marks of the person are even, of somebody else on another device odd: each is given once. */
const mine = (value: number | null): boolean => value !== null && value % 2 === 0;

/** What a person has typed, and what they saw when they did. */
class Person {
  readonly last = new Map<string, number>();
  readonly saw = new Map<number, number | null>();
  private next = 100;

  constructor(
    readonly device: MarksDevice,
    public tab: Tab,
  ) {}

  kept(key: string): UnsentMark | undefined {
    return this.tab.unsent.marks().find((mark) => keyOf(mark) === key);
  }

  async type(cell: number): Promise<void> {
    const at = CELLS[cell];
    if (!at) return;
    const key = keyOf(at);
    const kept = this.kept(key);
    const standing = kept?.refused ? (kept.refused.now?.value ?? null) : (this.device.server.standing.get(key) ?? null);
    this.next += 2;
    this.last.set(key, this.next);
    // Over a mark of one's own that waits, one sees only that.
    if (!kept || kept.refused) this.saw.set(this.next, standing);
    else this.saw.set(this.next, this.saw.get(Number(kept.mark)) ?? null);
    const previous: MarkValue = { value: standing, code: null };
    await this.tab.unsent.put([
      typed({ ...at, mark: String(this.next), previous, typedAt: new Date(this.next).toISOString() }),
    ]);
  }

  async send(fate: Fate): Promise<void> {
    this.device.server.fate = fate;
    await this.tab.send();
  }

  async reload(): Promise<void> {
    // The first thing a page does is to send what is left.
    this.tab.close();
    this.tab = await this.device.tab();
  }

  /** Each last mark waits here or was answered; each was written once; over nothing that its person had not seen. */
  check(): void {
    for (const [key, value] of this.last) {
      const history = this.device.server.history.get(key) ?? [];
      expect([key, value, this.kept(key)?.mark === String(value) || history.includes(value)]).toEqual([
        key,
        value,
        true,
      ]);
    }
    // Nobody is in conflict with themselves.
    for (const { refused } of this.tab.unsent.marks()) expect(mine(refused?.now?.value ?? null)).toBe(false);
    for (const history of this.device.server.history.values()) {
      history.forEach((value, index) => {
        if (!mine(value)) return;
        expect(history.indexOf(value)).toBe(index);
        const before = history[index - 1] ?? null;
        expect(mine(before) || before === this.saw.get(Number(value))).toBe(true);
      });
    }
  }
}

const cell = fc.nat({ max: CELLS.length - 1 });
const step = fc.oneof(
  { weight: 5, arbitrary: fc.record({ do: fc.constant('type' as const), cell }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constant('send' as const),
      fate: fc.constantFrom<Fate>('answered', 'lost', 'answer lost', 503),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant('reload' as const), fate: fc.constantFrom<Fate>('lost', 'answer lost') }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('reload in mid-request' as const) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('somebody else' as const), cell, value: fc.nat({ max: 999 }) }) },
);

type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

async function take(person: Person, each: Step, index: number): Promise<void> {
  const { server } = person.device;
  switch (each.do) {
    case 'type':
      return person.type(each.cell);
    case 'send':
      return person.send(each.fate);
    case 'reload':
      server.fate = each.fate;
      return person.reload();
    case 'reload in mid-request':
      await person.send('never answered');
      server.fate = 'lost';
      return person.reload();
    case 'somebody else': {
      const at = CELLS[each.cell];
      if (at) server.write(at, 10_001 + 2 * (1_000 * index + each.value));
    }
  }
}

describe('whatever happens in between', () => {
  it('every mark is still on the device or was answered, is written once, and writes over nothing unseen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const device = new MarksDevice();
        const person = new Person(device, await device.tab());
        for (const [index, each] of steps.entries()) {
          await take(person, each, index);
          person.check();
        }
        // In the end the network is back, and the person settles what is in conflict by keeping their own.
        await person.send('answered');
        for (let answers = 0; answers < 2; answers += 1) {
          // What they see of the other mark may be old by now: then they are told once more.
          for (const mark of person.tab.unsent.marks()) {
            await person.type(CELLS.findIndex((each) => keyOf(each) === keyOf(mark)));
          }
          await person.send('answered');
        }
        person.check();
        expect(person.tab.unsent.marks()).toEqual([]);
        for (const [key, value] of person.last) expect(device.server.history.get(key)).toContain(value);
        person.tab.close();
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});
