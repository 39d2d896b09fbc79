import type { FileLayout } from '../file/file-layout';
import { readRows } from '../file/read-rows';
import { type ColumnMapping, fieldsOf, type ImportKind } from './import-mapping';

/** More different cells in a subject are remarks, not results: no scale follows from them. */
const mostDifferent = 2_000;
/** A scale is proposed from at most about this many cells of a subject. */
const mostCells = 20_000;
/** More subjects than any school has: the column holds something else. */
const mostSubjects = 300;

/** The different cells of a subject, with how often each stands in the file. */
type Tally = Map<string, number>;

/** Each subject of the file as written there, with its results: each different one, and those that repeat repeated in proportion. */
export async function subjectValues(
  bytes: Buffer,
  layout: FileLayout,
  kind: ImportKind,
  columns: readonly ColumnMapping[],
): Promise<Map<string, string[]>> {
  const read = readerFor(kind, columns);
  const tallies = new Map<string, { name: string; tally: Tally }>();
  for await (const batch of readRows(bytes, layout.delimiter, layout.headerRow + 1)) {
    for (const { cells } of batch) {
      for (const [subject, result] of read(cells)) {
        const key = subject.toLowerCase();
        let entry = tallies.get(key);
        if (!entry) {
          if (tallies.size >= mostSubjects) continue;
          tallies.set(key, (entry = { name: subject, tally: new Map() }));
        }
        const { tally } = entry;
        if (result === '' || (tally.size >= mostDifferent && !tally.has(result))) continue;
        tally.set(result, (tally.get(result) ?? 0) + 1);
      }
    }
  }
  return new Map([...tallies.values()].map(({ name, tally }) => [name, sampleOf(tally)]));
}

function readerFor(kind: ImportKind, columns: readonly ColumnMapping[]): (cells: string[]) => [string, string][] {
  const { subjects } = fieldsOf(kind);
  if (subjects === 'headers') {
    const marks = columns.filter(({ field }) => field === 'mark');
    return (cells) => marks.map(({ column, subject }) => [subject?.trim() ?? '', cells[column] ?? '']);
  }
  const subject = columns.find(({ field }) => field === subjects?.subject)?.column;
  const result = columns.find(({ field }) => field === subjects?.mark)?.column;
  if (subject === undefined || result === undefined) return () => [];
  return (cells) => {
    const name = cells[subject] ?? '';
    return name === '' ? [] : [[name, cells[result] ?? '']];
  };
}

function sampleOf(tally: Tally): string[] {
  const total = [...tally.values()].reduce((sum, count) => sum + count, 0);
  const share = Math.min(1, mostCells / Math.max(1, total));
  return [...tally].flatMap(([cell, count]) => Array.from({ length: Math.ceil(count * share) }, () => cell));
}
