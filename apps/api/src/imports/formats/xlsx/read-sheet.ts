import { layoutOf } from '../../file/file-layout';
import { UnreadableFile } from '../../file/unreadable-file';
import type { FilePart } from '../file-format';
import { TableBytes } from '../table/table-bytes';
import { readXml } from '../xml/read-xml';
import type { SafeZip } from '../zip/safe-zip';
import { foldHeadings, type SheetRow } from './fold-headings';
import { type SheetContext, SheetReader } from './sheet-reader';
import type { Sheet } from './workbook';

/** Rows among which the names of the columns stand; they are held back until merged cells, which come last, are known. */
const headRows = 12;

/** A sheet that holds no table, with the reason; that is no fault of a workbook that has another. */
export class NoTable {
  constructor(readonly why: string) {}
}

/** The table of a sheet. */
export async function readSheet(
  zip: SafeZip,
  sheet: Sheet,
  context: Omit<SheetContext, 'place'>,
  mostBytes: number,
): Promise<FilePart | NoTable> {
  const place = `Sheet “${sheet.name}”`;
  const head: SheetRow[] = [];
  const rest = new TableBytes(place, mostBytes);
  let width = 0;
  const reader = new SheetReader(
    { ...context, place },
    (cells, row) => {
      if (head.length < headRows) {
        head.push({ row, cells });
        width = Math.max(width, cells.length);
      } else {
        rest.add(padded(cells, width), row - (head.at(-1)?.row ?? 0));
      }
    },
    () => head.at(-1)?.row ?? 0,
  );
  await readXml(zip.stream(sheet.path), place, reader);
  const last = head.at(-1)?.row;
  if (last === undefined) return new NoTable(`${place} is empty.`);
  const top = new TableBytes(place, mostBytes);
  for (const { row, cells } of foldHeadings(head, reader.merged)) top.add(padded(cells, width), row);
  const bytes = Buffer.concat([top.bytes(), rest.bytes()]);
  try {
    return { name: sheet.name, kind: null, layout: await layoutOf(bytes, ','), bytes, columns: null };
  } catch (error) {
    if (error instanceof UnreadableFile) return new NoTable(`${place}: ${error.message}`);
    throw error;
  }
}

/** Empty cells at the end of a row are not in the file, but every row of a table has them. */
function padded(cells: string[], width: number): string[] {
  while (cells.length < width) cells.push('');
  return cells;
}
