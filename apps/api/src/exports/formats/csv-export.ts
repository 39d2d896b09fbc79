import { csvLine } from '../../imports/file/formula';
import type { Row } from '../export-kind';

/** A table as CSV: UTF-8 with the mark that tells Excel so, formulas behind an apostrophe. */
export async function* csvExport(
  columns: readonly string[],
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<string> {
  yield `\uFEFF${csvLine(columns)}`;
  for await (const batch of batches) {
    if (batch.length > 0) yield batch.map((row) => csvLine(row.map((cell) => cell ?? ''))).join('');
  }
}
