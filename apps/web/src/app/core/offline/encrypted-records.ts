import type { DeviceDatabase, OpenKeys, SealedRecord } from './device-database';
import { keyedHash } from './device-keys';
import { type DeviceRecords, DeviceWiped, type KeptRecord, type RecordKind, type RecordName } from './device-records';

const encoder = new TextEncoder();
const decoder = new TextDecoder();
const IV_BYTES = 12;

/** Records in IndexedDB: the content sealed with AES-GCM, the name a keyed hash. In clear stands only how many of a kind. */
export class EncryptedRecords implements DeviceRecords {
  constructor(
    private readonly database: DeviceDatabase,
    private readonly keys: OpenKeys,
    /** Which keys these are: with others in their place nothing is read or written. */
    private readonly keysId: string,
  ) {}

  async read<T>(kind: RecordKind): Promise<T[]> {
    const tx = this.database.transaction(['keys', 'records']);
    const [stored, sealed] = await Promise.all([
      tx.objectStore('keys').get('device'),
      tx.objectStore('records').index('kind').getAll(kind),
      tx.done,
    ]);
    if (stored?.id !== this.keysId) throw new DeviceWiped();
    return Promise.all(sealed.map(async (record) => JSON.parse(await this.open(record)) as T));
  }

  async change(put: readonly KeptRecord[], remove: readonly RecordName[] = []): Promise<void> {
    // Sealing comes first: a transaction of IndexedDB ends as soon as anything else is waited for.
    const [sealed, gone] = await Promise.all([
      Promise.all(put.map((record) => this.seal(record))),
      Promise.all(remove.map((record) => this.slotOf(record))),
    ]);
    const tx = this.database.transaction(['keys', 'records'], 'readwrite');
    if ((await tx.objectStore('keys').get('device'))?.id !== this.keysId) {
      await tx.done;
      throw new DeviceWiped();
    }
    const records = tx.objectStore('records');
    await Promise.all([
      ...gone.map((slot) => records.delete(slot)),
      ...sealed.map((record) => records.put(record)),
      tx.done,
    ]);
  }

  private async seal(record: KeptRecord): Promise<SealedRecord> {
    const slot = await this.slotOf(record);
    const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
    const data = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: encoder.encode(slot) },
      this.keys.seal,
      encoder.encode(JSON.stringify(record.value)),
    );
    return { slot, kind: record.kind, iv, data };
  }

  /** The place is sealed in with the content, so that no record can be put in another's place. */
  private async open({ slot, iv, data }: SealedRecord): Promise<string> {
    const additionalData = encoder.encode(slot);
    return decoder.decode(await crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, this.keys.seal, data));
  }

  private async slotOf({ kind, name }: RecordName): Promise<string> {
    return `${kind} ${await keyedHash(this.keys, name)}`;
  }
}
