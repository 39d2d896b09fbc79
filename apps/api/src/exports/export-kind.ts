import type { IsoDate } from '@headway/domain';
import type { Permission } from '../core/access/permissions';
import type { Transaction } from '../core/database/database';

export const exportKeys = [
  'pupils',
  'characteristics',
  'classes',
  'staff',
  'results',
  'marksheet',
  'attendance',
  'targets',
  'interventions',
  'flags',
  'windows',
  'scales',
] as const;
export type ExportKey = (typeof exportKeys)[number];

export type Cell = string | number | null;
export type Row = readonly Cell[];

/** What an export is made for, and with. */
export interface ExportSetting {
  schoolId: number;
  today: IsoDate;
  /** Of a mark sheet: the half term it is of. */
  windowId: number | null;
  /** The caller may see the whole school. */
  wholeSchool: boolean;
  /** Pupils of whom the caller may know whether they are looked after. */
  lookedAfterKnown: ReadonlySet<string>;
}

/** Something a school can take away as a table. */
export interface ExportKind {
  readonly key: ExportKey;
  readonly title: string;
  /** What is in it, in a plain sentence. */
  readonly sentence: string;
  /** What the caller must be allowed to read, over the same pupils. */
  readonly needs: Permission;
  /** Only for those who see the whole school. */
  readonly wholeSchoolOnly: boolean;
  /** It is of one half term, which can be chosen. */
  readonly ofOneWindow?: true;
  /** The names of the columns: those by which an import knows them again. */
  columns(tx: Transaction, setting: ExportSetting): Promise<readonly string[]>;
  /** The rows of some pupils, in the order of the pupils. Left out: no row is a pupil's. */
  rowsOf?(tx: Transaction, setting: ExportSetting, pupilIds: readonly string[]): Promise<Row[]>;
  /** Rows that are no pupil's, at the end. */
  rest?(tx: Transaction, setting: ExportSetting): Promise<Row[]>;
}
