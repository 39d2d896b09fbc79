import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { RecordKind } from './device-records';

/** Keys that are ready for use. They work here, and no script can read their bytes. */
export interface OpenKeys {
  /** AES-GCM over the content of records. */
  readonly seal: CryptoKey;
  /** HMAC over the names of records and the account they belong to. */
  readonly name: CryptoKey;
}

/** The keys of one person on this device. */
export interface StoredKeys {
  /** New with each person and after each sign-out. */
  readonly id: string;
  /** One half: made by this device. The other is the server's; both keys are derived from the two. */
  readonly half: CryptoKey;
  /** Keyed hash of the account. */
  readonly owner: string;
  /** Gone when the session has ended: then the server's half is needed again. */
  readonly open: OpenKeys | null;
}

export interface SealedRecord {
  /** Kind and keyed hash of the name. */
  readonly slot: string;
  readonly kind: RecordKind;
  readonly iv: Uint8Array<ArrayBuffer>;
  readonly data: ArrayBuffer;
}

export interface DeviceSchema extends DBSchema {
  keys: { key: 'device'; value: StoredKeys };
  records: { key: string; value: SealedRecord; indexes: { kind: RecordKind } };
}

export type DeviceDatabase = IDBPDatabase<DeviceSchema>;

const NAME = 'headway-device';

/** Opens the browser's database of this origin. Rejects where the browser has none to give. */
export async function openDeviceDatabase(): Promise<DeviceDatabase> {
  // Without a secure connection a browser has no encryption, and then nothing is kept.
  if (typeof indexedDB === 'undefined' || !globalThis.crypto?.subtle) throw new Error('This browser keeps nothing.');
  return openDB<DeviceSchema>(NAME, 1, {
    upgrade: (database) => {
      database.createObjectStore('keys');
      database.createObjectStore('records', { keyPath: 'slot' }).createIndex('kind', 'kind');
    },
  });
}
