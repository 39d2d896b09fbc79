import { installBrowserStorage } from '../../../testing/browser-storage';
import { BrowserTabs } from '../../../testing/browser-tabs';
import { TestBed } from '@angular/core/testing';
import { EnvironmentInjector, createEnvironmentInjector } from '@angular/core';
import { type DeviceDatabase, openDeviceDatabase } from './device-database';
import { DeviceWiped, type KeptRecord } from './device-records';
import { DeviceStore, OPEN_DEVICE_DATABASE } from './device-store';
import { ServerHalf } from './server-half';
import { Tabs } from './tabs';

const mark: KeptRecord = { kind: 'unsent', name: 'amira 3 20262', value: { pupil: 'Amira', mark: '104' } };
const sheet: KeptRecord = { kind: 'sheet', name: 'maple', value: { pupils: ['Amira', 'Jakub'] } };

/** A browser that several people use, one after the other. */
class Laptop {
  readonly tabs = new BrowserTabs();
  asked = 0;

  /** @param account whose half the server would give now. */
  tab(account: string, open: () => Promise<DeviceDatabase> = openDeviceDatabase): DeviceStore {
    const read = (): Promise<string> => {
      this.asked += 1;
      return Promise.resolve(`half of ${account}`);
    };
    return createEnvironmentInjector(
      [
        DeviceStore,
        { provide: Tabs, useValue: this.tabs.open() },
        { provide: ServerHalf, useValue: { read } },
        { provide: OPEN_DEVICE_DATABASE, useValue: open },
      ],
      TestBed.inject(EnvironmentInjector),
    ).get(DeviceStore);
  }

  /** Everything in the browser's database, as somebody with the tools of the browser sees it. */
  async contents(): Promise<{ keys: unknown[]; records: unknown[] }> {
    const database = await openDeviceDatabase();
    const [keys, records] = [await database.getAll('keys'), await database.getAll('records')];
    database.close();
    return { keys, records };
  }
}

/** All text and bytes somewhere in a value, the bytes as text. */
function readable(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value);
  const bytes = Object.prototype.toString.call(value);
  if (bytes === '[object ArrayBuffer]') return Buffer.from(value as ArrayBuffer).toString('latin1');
  if (ArrayBuffer.isView(value)) return Buffer.from(value.buffer as ArrayBuffer).toString('latin1');
  return Object.entries(value)
    .map(([key, each]) => `${key} ${readable(each)}`)
    .join(' ');
}

describe('what a browser keeps', () => {
  let laptop: Laptop;
  beforeEach(() => {
    installBrowserStorage();
    laptop = new Laptop();
  });

  it('is there again after a reload, without asking the server', async () => {
    await (await laptop.tab('anna').open('anna')).change([mark, sheet]);
    expect(laptop.asked).toBe(1);
    const again = laptop.tab('anna');
    expect(await (await again.open('anna')).read('unsent')).toEqual([mark.value]);
    expect(await (await again.openLast())?.read('sheet')).toEqual([sheet.value]);
    expect(laptop.asked).toBe(1);
  });

  it('takes away and puts in one step, one record for each name', async () => {
    const records = await laptop.tab('anna').open('anna');
    await records.change([mark, sheet]);
    await records.change([{ ...mark, value: { mark: '99' } }], [sheet]);
    expect(await records.read('unsent')).toEqual([{ mark: '99' }]);
    expect(await records.read('sheet')).toEqual([]);
  });

  it('says nothing in clear: neither names nor marks nor whose they are', async () => {
    await (await laptop.tab('anna').open('anna')).change([mark, sheet]);
    const { keys, records } = await laptop.contents();
    expect(records).toHaveLength(2);
    const all = readable([keys, records]);
    expect(all).toContain('unsent');
    for (const word of ['Amira', 'amira', 'Jakub', '104', 'maple', 'anna']) expect(all).not.toContain(word);
  });

  it('has keys whose bytes no script can read', async () => {
    await (await laptop.tab('anna').open('anna')).change([mark]);
    const [stored] = (await laptop.contents()).keys as {
      half: CryptoKey;
      open: { seal: CryptoKey; name: CryptoKey };
    }[];
    for (const key of [stored?.half, stored?.open.seal, stored?.open.name]) {
      expect(key?.extractable).toBe(false);
      await expect(crypto.subtle.exportKey('raw', key as CryptoKey)).rejects.toThrow();
    }
  });

  it('does not take a record that was put in another’s place', async () => {
    const records = await laptop.tab('anna').open('anna');
    await records.change([mark, { ...mark, name: 'jakub 3 20262', value: { mark: '88' } }]);
    const database = await openDeviceDatabase();
    const [one, other] = await database.getAll('records');
    if (!one || !other) throw new Error('Two records were kept.');
    await database.put('records', { ...one, slot: other.slot });
    await expect(records.read('unsent')).rejects.toThrow();
  });

  it('is gone after a sign-out, keys included', async () => {
    const store = laptop.tab('anna');
    const records = await store.open('anna');
    await records.change([mark, sheet]);
    await store.wipe();
    expect(await laptop.contents()).toEqual({ keys: [], records: [] });
    await expect(records.read('unsent')).rejects.toBeInstanceOf(DeviceWiped);
    await expect(records.change([mark])).rejects.toBeInstanceOf(DeviceWiped);
    expect(await laptop.tab('anna').openLast()).toBeNull();
  });

  it('is gone when another person signs in, who sees nothing of it', async () => {
    await (await laptop.tab('anna').open('anna')).change([mark, sheet]);
    const next = await laptop.tab('ben').open('ben');
    expect([await next.read('unsent'), await next.read('sheet'), await next.read('person')]).toEqual([[], [], []]);
    expect((await laptop.contents()).records).toEqual([]);
    expect(await (await laptop.tab('anna').open('anna')).read('unsent')).toEqual([]);
  });

  it('tells the other tabs, where nothing can be written any more', async () => {
    const before = await laptop.tab('anna').open('anna');
    await before.change([mark]);
    const heard: string[] = [];
    laptop.tabs.open().news.subscribe(({ kind }) => heard.push(kind));
    await laptop.tab('ben').open('ben');
    expect(heard).toEqual(['wiped']);
    await expect(before.change([sheet])).rejects.toBeInstanceOf(DeviceWiped);
  });

  describe('when the session ends without a sign-out', () => {
    it('keeps what is not saved, and no names', async () => {
      const store = laptop.tab('anna');
      await (await store.open('anna')).change([mark, sheet, { kind: 'person', name: 'person', value: 'Anna' }]);
      await store.sessionEnded();
      expect(store.waiting()).toBe(1);
      expect((await laptop.contents()).records).toHaveLength(1);
      expect(await laptop.tab('anna').openLast()).toBeNull();
    });

    it('cannot be opened on this device until the server gives its half again', async () => {
      const store = laptop.tab('anna');
      await (await store.open('anna')).change([mark]);
      await store.sessionEnded();
      const [stored] = (await laptop.contents()).keys as { open: unknown }[];
      expect(stored?.open).toBeNull();
      expect(await (await laptop.tab('anna').open('anna')).read('unsent')).toEqual([mark.value]);
      expect(laptop.asked).toBe(2);
    });

    it('leaves nothing to another person who signs in', async () => {
      const store = laptop.tab('anna');
      await (await store.open('anna')).change([mark]);
      await store.sessionEnded();
      expect(await (await laptop.tab('ben').open('ben')).read('unsent')).toEqual([]);
      expect(await (await laptop.tab('anna').open('anna')).read('unsent')).toEqual([]);
    });

    it('leaves nothing at all when everything was saved', async () => {
      const store = laptop.tab('anna');
      await (await store.open('anna')).change([sheet]);
      await store.sessionEnded();
      expect(store.waiting()).toBe(0);
      expect(await laptop.contents()).toEqual({ keys: [], records: [] });
    });
  });

  describe('in a browser that keeps nothing', () => {
    const refuses = (): Promise<DeviceDatabase> => Promise.reject(new Error('private window'));

    it('is held as long as the tab is open, and says so', async () => {
      const store = laptop.tab('anna', refuses);
      const records = await store.open('anna');
      await records.change([mark]);
      expect(store.storedOnDevice()).toBe(false);
      expect(await (await store.open('anna')).read('unsent')).toEqual([mark.value]);
      expect(await (await laptop.tab('anna', refuses).open('anna')).read('unsent')).toEqual([]);
    });

    it('waits for the same person, and is nobody else’s', async () => {
      const store = laptop.tab('anna', refuses);
      await (await store.open('anna')).change([mark, sheet]);
      await store.sessionEnded();
      expect(store.waiting()).toBe(1);
      const back = await store.open('anna');
      expect([await back.read('unsent'), await back.read('sheet')]).toEqual([[mark.value], []]);
      await store.sessionEnded();
      expect(await (await store.open('ben')).read('unsent')).toEqual([]);
      expect(await (await store.open('anna')).read('unsent')).toEqual([]);
    });
  });
});
