import { Injectable, InjectionToken, inject, signal } from '@angular/core';
import { type DeviceDatabase, type OpenKeys, type StoredKeys, openDeviceDatabase } from './device-database';
import { keyedHash, newKeys, openKeys } from './device-keys';
import type { DeviceRecords } from './device-records';
import { EncryptedRecords } from './encrypted-records';
import { MemoryRecords } from './memory-records';
import { ServerHalf } from './server-half';
import { Tabs } from './tabs';

/** Opens the browser's database; replaced in tests. */
export const OPEN_DEVICE_DATABASE = new InjectionToken<() => Promise<DeviceDatabase>>('open device database', {
  providedIn: 'root',
  factory: () => openDeviceDatabase,
});

/** What names pupils or staff. */
const NAMES = ['person', 'sheet'] as const;

/**
 * What this browser keeps for the person at it, and for nobody else. The keys of another person's records are not there
 * to be used: they go, with the records, when somebody signs out or another person signs in.
 */
@Injectable({ providedIn: 'root' })
export class DeviceStore {
  private readonly openDatabase = inject(OPEN_DEVICE_DATABASE);
  private readonly serverHalf = inject(ServerHalf);
  private readonly tabs = inject(Tabs);
  private readonly stored = signal(true);
  private readonly left = signal(0);
  private database: Promise<DeviceDatabase> | null = null;
  private memory: { readonly accountId: string; readonly records: MemoryRecords } | null = null;

  /** False where the browser keeps nothing, or not safely: then work is lost with the tab. */
  readonly storedOnDevice = this.stored.asReadonly();
  /** Unsent marks of a person whose session has ended: they are sent when the same person signs in again. */
  readonly waiting = this.left.asReadonly();

  /** The records of this person; those of anybody else are gone afterwards. */
  async open(accountId: string): Promise<DeviceRecords> {
    this.left.set(0);
    if (this.stored()) {
      try {
        return await this.tabs.alone('device', () => this.openStored(accountId));
      } catch {
        this.stored.set(false);
      }
    }
    if (this.memory?.accountId !== accountId) this.memory = { accountId, records: new MemoryRecords() };
    return this.memory.records;
  }

  /** The records of whoever was last signed in and has not left since: for starting without a network. */
  async openLast(): Promise<DeviceRecords | null> {
    try {
      const database = await this.connect();
      const keys = await database.get('keys', 'device');
      return keys?.open ? new EncryptedRecords(database, keys.open, keys.id) : null;
    } catch {
      return null;
    }
  }

  /** From now on in memory: the browser refuses to write. */
  giveUp(accountId: string): DeviceRecords {
    this.stored.set(false);
    this.memory = { accountId, records: new MemoryRecords() };
    return this.memory.records;
  }

  /**
   * The session has ended without a sign-out. Names go. Marks that are not saved stay, sealed: the keys to them are made
   * again with the server's half when the same person signs in.
   */
  async sessionEnded(): Promise<void> {
    if (this.memory) {
      this.memory.records.forget(NAMES);
      this.left.set((await this.memory.records.read('unsent')).length);
    }
    await this.stop(async (database) => {
      const keys = await database.get('keys', 'device');
      const unsent = await database.countFromIndex('records', 'kind', 'unsent');
      if (!keys || unsent === 0) return this.clear(database);
      const tx = database.transaction(['keys', 'records'], 'readwrite');
      const records = tx.objectStore('records');
      const names = await Promise.all(NAMES.map((kind) => records.index('kind').getAllKeys(kind)));
      await Promise.all([
        ...names.flat().map((slot) => records.delete(slot)),
        tx.objectStore('keys').put({ ...keys, open: null }, 'device'),
        tx.done,
      ]);
      this.left.set(unsent);
    });
  }

  /** Nothing of anybody is left on this device, in any tab. */
  async wipe(): Promise<void> {
    this.memory = null;
    this.left.set(0);
    await this.stop(async (database) => {
      if (!(await database.get('keys', 'device'))) return;
      await this.clear(database);
      this.tabs.tell({ kind: 'wiped' });
    });
  }

  private async stop(work: (database: DeviceDatabase) => Promise<void>): Promise<void> {
    let database: DeviceDatabase;
    try {
      database = await this.connect();
    } catch {
      return; // Where nothing can be kept there is nothing to take away.
    }
    await this.tabs.alone('device', () => work(database));
  }

  private async openStored(accountId: string): Promise<DeviceRecords> {
    const database = await this.connect();
    const found = await database.get('keys', 'device');
    const open = found ? await this.keysFor(accountId, found) : null;
    if (found && open) {
      if (!found.open) await database.put('keys', { ...found, open }, 'device');
      return new EncryptedRecords(database, open, found.id);
    }
    const { keys, open: opened } = await newKeys(accountId, await this.serverHalf.read());
    if (found) {
      await this.clear(database);
      this.tabs.tell({ kind: 'wiped' });
    }
    await database.put('keys', keys, 'device');
    return new EncryptedRecords(database, opened, keys.id);
  }

  /** The keys, if they are this person's. */
  private async keysFor(accountId: string, found: StoredKeys): Promise<OpenKeys | null> {
    const open = found.open ?? (await openKeys(found.half, await this.serverHalf.read()));
    return (await keyedHash(open, accountId)) === found.owner ? open : null;
  }

  private async clear(database: DeviceDatabase): Promise<void> {
    const tx = database.transaction(['keys', 'records'], 'readwrite');
    await Promise.all([tx.objectStore('keys').clear(), tx.objectStore('records').clear(), tx.done]);
  }

  private connect(): Promise<DeviceDatabase> {
    this.database ??= this.openDatabase();
    return this.database;
  }
}
