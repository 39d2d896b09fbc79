import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Session } from '../session/session';
import { keyOf } from './cell-key';
import type { DeviceRecords, KeptRecord } from './device-records';
import { DeviceWiped } from './device-records';
import { DeviceStore } from './device-store';
import type { MarkCell, SaveOutcome, UnsentMark } from './mark-types';
import { LastPerson } from './last-person';
import { SheetOnDevice } from './sheet-on-device';
import { Tabs } from './tabs';
import { EMPTY, type KeptMark, type UnsentList, afterAnswer, byCell, over, toSend } from './unsent-list';

export interface WaitingClass {
  readonly classId: string;
  readonly name: string;
  readonly marks: number;
}

/** The marks that were typed here and are not saved yet. They stay on this device until the server has answered for each. */
@Injectable({ providedIn: 'root' })
export class UnsentMarks {
  private readonly session = inject(Session);
  private readonly store = inject(DeviceStore);
  private readonly sheets = inject(SheetOnDevice);
  private readonly last = inject(LastPerson);
  private readonly tabs = inject(Tabs);
  /** As it stands on the device. */
  private readonly list = signal<UnsentList>(EMPTY);
  /** Typed, and on the way to the device. */
  private readonly arriving = signal<readonly KeptMark[]>([]);
  private readonly opened = signal<string | null>(null);
  private records: Promise<DeviceRecords> | null = null;
  private owner: string | null = null;

  /** Everything of this person that is not saved. */
  readonly marks = computed<readonly UnsentMark[]>(() => {
    const marks = new Map([...this.list().kept].map(([key, { mark }]) => [key, mark]));
    for (const { mark } of this.arriving()) marks.set(keyOf(mark), over(marks.get(keyOf(mark)), mark));
    return [...marks.values()];
  });
  /** The classes they are of. */
  readonly classes = computed<readonly WaitingClass[]>(() => {
    const classes = new Map<string, WaitingClass>();
    for (const { mark, className } of [...this.list().kept.values(), ...this.arriving()]) {
      const { classId } = mark;
      if (!classes.has(classId)) {
        const marks = this.marks().filter((each) => each.classId === classId).length;
        classes.set(classId, { classId, name: className ?? 'A class', marks });
      }
    }
    return [...classes.values()];
  });
  /** Whether the device has been asked what it kept. */
  readonly ready = computed(() => this.opened() !== null && this.opened() === this.session.me()?.accountId);
  /** False where this browser keeps nothing: a reload loses what is not saved. */
  readonly storedOnDevice = this.store.storedOnDevice;

  constructor() {
    effect(() => {
      const accountId = this.session.me()?.accountId ?? null;
      if (this.session.standing() !== 'unknown') untracked(() => this.belongTo(accountId));
    });
    this.tabs.news.subscribe(({ kind }) => {
      if (kind === 'wiped') this.forget();
      else if (this.records) void this.alone(async () => undefined);
    });
  }

  /** Keeps marks, one for each cell: the newest, against what stood there before the first. */
  async put(marks: readonly UnsentMark[]): Promise<void> {
    const schoolId = this.session.schoolId();
    const typed = marks.map((mark) => ({ schoolId, className: this.sheets.className(mark.classId), mark }));
    this.arriving.update((arriving) => [...arriving, ...typed]);
    try {
      await this.alone(async (records, list) => {
        const put = typed.map((each) =>
          unsent({ ...each, mark: over(list.kept.get(keyOf(each.mark))?.mark, each.mark) }),
        );
        await records.change([...put, ...this.last.record(this.session.me(), this.session.school())]);
      });
    } finally {
      this.arriving.update((arriving) => arriving.filter((each) => !typed.includes(each)));
    }
    this.tabs.tell({ kind: 'changed' });
  }

  /** Takes the server's answers: what is saved goes, what is refused keeps its text and says why. */
  async settle(outcomes: readonly SaveOutcome[], sent: readonly UnsentMark[]): Promise<void> {
    await this.alone(async (records, list) => {
      const put: KeptRecord[] = [];
      const remove: MarkCell[] = [];
      sent.forEach((mark, index) => {
        const kept = list.kept.get(keyOf(mark));
        const outcome = outcomes[index];
        if (!kept || !outcome) return;
        const after = afterAnswer(kept, mark, outcome);
        if (after) put.push(unsent(after));
        else remove.push(mark);
      });
      const answered = new Set(sent.map(keyOf));
      const unanswered = [...list.tried].filter(([key]) => !answered.has(key)).map(([, each]) => each);
      await records.change(
        [...put, tried(unanswered)],
        remove.map((cell) => ({ kind: 'unsent', name: keyOf(cell) })),
      );
    });
    this.tabs.tell({ kind: 'changed' });
  }

  /** Gives up marks that are not saved: what the server has stands. */
  async drop(cells: readonly MarkCell[]): Promise<void> {
    const dropped = new Set(cells.map(keyOf));
    await this.alone((records, list) =>
      records.change(
        [tried([...list.tried].filter(([key]) => !dropped.has(key)).map(([, each]) => each))],
        [...dropped].map((name) => ({ kind: 'unsent', name })),
      ),
    );
    this.tabs.tell({ kind: 'changed' });
  }

  /** Takes everything of everybody off this device. */
  async wipe(): Promise<void> {
    this.forget();
    await this.store.wipe();
  }

  /** The next marks to send, of one school, written down as tried before anybody sends them. */
  async next(most: number): Promise<readonly KeptMark[]> {
    if (!this.records) return [];
    return this.alone(async (records, list) => {
      const batch = toSend(list, most);
      if (batch.length > 0) await records.change([tried([...new Map([...list.tried, ...byCell(batch)]).values()])]);
      return batch;
    });
  }

  private belongTo(accountId: string | null): void {
    if (accountId === this.owner && accountId !== null) return;
    this.forget();
    this.owner = accountId;
    // Without a sign-out: what is not saved stays sealed until this person comes back. After one nothing is left.
    if (accountId === null) return void this.store.sessionEnded();
    this.records = this.store.open(accountId);
    void this.alone(async () => undefined).then(() => {
      if (this.owner === accountId) this.opened.set(accountId);
    });
  }

  private forget(): void {
    this.records = null;
    this.owner = null;
    this.opened.set(null);
    this.list.set(EMPTY);
    this.arriving.set([]);
  }

  /** Works on what the device has, while no other tab does, and reads again afterwards. */
  private alone<T>(work: (records: DeviceRecords, list: UnsentList) => Promise<T>): Promise<T> {
    const opening = this.records;
    const owner = this.owner;
    if (!opening || owner === null) return Promise.reject(new DeviceWiped());
    return this.tabs.alone('marks', async () => {
      const attempt = async (records: DeviceRecords) => {
        const result = await work(records, await readList(records));
        const list = await readList(records);
        if (this.owner === owner) this.list.set(list);
        return result;
      };
      const records = await opening;
      try {
        return await attempt(records);
      } catch (error) {
        if (error instanceof DeviceWiped || this.owner !== owner || !this.storedOnDevice()) throw error;
        // The browser refuses to write, for example because the disk is full: go on in memory, and say so.
        return attempt(await this.moveToMemory(owner));
      }
    });
  }

  private async moveToMemory(owner: string): Promise<DeviceRecords> {
    const records = this.store.giveUp(owner);
    const list = this.list();
    await records.change([...[...list.kept.values()].map(unsent), tried([...list.tried.values()])]);
    this.records = Promise.resolve(records);
    return records;
  }
}

async function readList(records: DeviceRecords): Promise<UnsentList> {
  const [kept, tried] = await Promise.all([records.read<KeptMark>('unsent'), records.read<KeptMark[]>('tried')]);
  return { kept: byCell(kept), tried: byCell(tried.flat()) };
}

function unsent(kept: KeptMark): KeptRecord {
  return { kind: 'unsent', name: keyOf(kept.mark), value: kept };
}

function tried(marks: readonly KeptMark[]): KeptRecord {
  return { kind: 'tried', name: 'tried', value: marks };
}
