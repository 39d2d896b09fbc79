import type { WindowNumber } from '@headway/domain';

/** What checking found, or applying did. For pupils each counts pupils, for results each counts results. */
export interface ImportCounts {
  /** Rows of the file under its column names. */
  rows: number;
  created: number;
  changed: number;
  unchanged: number;
  /** Cells or rows that cannot be read. */
  invalid: number;
  /** Results of pupils this school does not know, and how many pupils those are. */
  notOnRoll: number;
  pupilsNotOnRoll: number;
  /** Cells without a result. */
  blank: number;
  /** Results that stand in the file more than once with the same value. */
  repeated: number;
  /** Results of subjects that were left out. */
  leftOut: number;
  warnings: number;
  /** Of a full roll: pupils on roll who are not in the file. */
  wouldLeave: number;
  /** Pupils with something new or changed. */
  pupils: number;
  windows: WindowNumber[];
  /** Year groups the results belong to (−2 nursery … 14). */
  yearGroups: number[];
}

export const noCounts = (): ImportCounts => ({
  rows: 0,
  created: 0,
  changed: 0,
  unchanged: 0,
  invalid: 0,
  notOnRoll: 0,
  pupilsNotOnRoll: 0,
  blank: 0,
  repeated: 0,
  leftOut: 0,
  warnings: 0,
  wouldLeave: 0,
  pupils: 0,
  windows: [],
  yearGroups: [],
});

/** What several parts come to together. */
export function totalOf(parts: readonly ImportCounts[]): ImportCounts {
  const total = noCounts();
  for (const { windows, yearGroups, ...numbers } of parts) {
    for (const key of Object.keys(numbers) as (keyof typeof numbers)[]) total[key] += numbers[key];
    total.windows = different([...total.windows, ...windows]);
    total.yearGroups = different([...total.yearGroups, ...yearGroups]);
  }
  return total;
}

const different = (numbers: number[]): number[] => [...new Set(numbers)].sort((a, b) => a - b);

/** One thing that would be, or was, changed. */
export interface ImportChange {
  row: number;
  /** Null: not known in this school before the import. */
  pupilId: string | null;
  pupil: string;
  /** What changes: the subject and window, or the fact about the pupil. */
  what: string;
  before: string;
  after: string;
}

/** So many changes are kept to be shown. */
export const changesKept = 300;
