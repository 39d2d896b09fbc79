import type { DeviceRecords, KeptRecord, RecordKind, RecordName } from './device-records';

/** Where a browser keeps nothing (private windows, no encryption): for as long as the tab is open. */
export class MemoryRecords implements DeviceRecords {
  private readonly kept = new Map<string, KeptRecord>();

  read<T>(kind: RecordKind): Promise<T[]> {
    const values = [...this.kept.values()].filter((record) => record.kind === kind).map(({ value }) => value as T);
    return Promise.resolve(values);
  }

  change(put: readonly KeptRecord[], remove: readonly RecordName[] = []): Promise<void> {
    for (const record of remove) this.kept.delete(slot(record));
    for (const record of put) this.kept.set(slot(record), record);
    return Promise.resolve();
  }

  forget(kinds: readonly RecordKind[]): void {
    for (const record of [...this.kept.values()]) if (kinds.includes(record.kind)) this.kept.delete(slot(record));
  }
}

const slot = ({ kind, name }: RecordName): string => `${kind} ${name}`;
