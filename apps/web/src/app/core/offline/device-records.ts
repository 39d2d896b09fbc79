/** What the device may keep: who was last signed in, their unsent marks, which of those were tried, the open class. */
export type RecordKind = 'person' | 'unsent' | 'tried' | 'sheet';

export interface RecordName {
  readonly kind: RecordKind;
  /** Of one kind each name stands once. */
  readonly name: string;
}

export interface KeptRecord extends RecordName {
  readonly value: unknown;
}

/** Records of one person on this device. */
export interface DeviceRecords {
  /** All values of a kind. */
  read<T>(kind: RecordKind): Promise<T[]>;
  /** Takes away and puts, all or nothing. */
  change(put: readonly KeptRecord[], remove?: readonly RecordName[]): Promise<void>;
}

/** Another tab has wiped the device, or another person has signed in there: nothing may be written any more. */
export class DeviceWiped extends Error {
  constructor() {
    super('What this browser kept has been wiped.');
  }
}
