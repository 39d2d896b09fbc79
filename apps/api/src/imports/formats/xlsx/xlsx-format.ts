import { cutText } from '../../file/cut-text';
import { UnreadableFile } from '../../file/unreadable-file';
import type { FileFormat, FilePart, GivenFile } from '../file-format';
import { mostTableBytes } from '../table/table-bytes';
import { looksLikeZip, seemsToHold } from '../zip/looks-like-zip';
import { SafeZip } from '../zip/safe-zip';
import { readNumberFormats } from './number-formats';
import { adviceFor, isCompoundFile } from './old-workbook';
import { NoTable, readSheet } from './read-sheet';
import { readSharedTexts } from './shared-texts';
import { readWorkbook } from './workbook';

const mebibyte = 1024 * 1024;
/** Sheets are read in pieces and never held, so that they may be large: a million cells are about 50 MB. */
const limits = { entries: 5_000, entryBytes: 256 * mebibyte, totalBytes: 320 * mebibyte };
/** Sheets that are left out are named, but not all of a hundred. */
const [namedAtMost, longestName] = [5, 40];
const marks = ['[Content_Types].xml', 'xl/workbook', 'content.xml'];

/** Excel workbooks: every sheet with a table is a part. The others, and hidden ones, are left out, and that is said. */
export const xlsxFormat: FileFormat = {
  key: 'xlsx',

  recognises: ({ bytes }) =>
    isCompoundFile(bytes) || (looksLikeZip(bytes) && marks.some((mark) => seemsToHold(bytes, mark))),

  async read({ bytes }: GivenFile): Promise<FilePart[]> {
    if (isCompoundFile(bytes)) throw new UnreadableFile(adviceFor(bytes));
    const zip = await SafeZip.open(bytes, limits, 'workbook');
    const { sheets, hidden, from1904, sharedStrings, styles } = await readWorkbook(zip);
    const context = {
      from1904,
      texts: sharedStrings ? await readSharedTexts(zip, sharedStrings) : [],
      formats: styles ? await readNumberFormats(zip, styles) : [],
    };
    const parts: FilePart[] = [];
    const without: string[] = [];
    let left = mostTableBytes;
    for (const sheet of sheets) {
      const read = await readSheet(zip, sheet, context, left);
      if (read instanceof NoTable) without.push(read.why);
      else {
        parts.push(read);
        left -= read.bytes.length;
      }
    }
    const [first, ...others] = parts;
    if (first) return [{ ...first, layout: { ...first.layout, notes: notesOn(without, hidden) } }, ...others];
    throw new UnreadableFile(without[0] ?? 'The workbook has no sheet that can be seen. Show the sheet to be read.');
  },
};

/** What the person does not find in the preview, and why. */
function notesOn(without: readonly string[], hidden: readonly string[]): string[] {
  const said = without.slice(0, namedAtMost).map((why) => `Left out. ${why.replace(/\.$/, '')}`);
  const names = hidden.slice(0, namedAtMost).map((name) => `“${cutText(name, longestName)}”`);
  return [
    ...said,
    ...(without.length > said.length ? [`Left out: ${without.length - said.length} more sheets without a table`] : []),
    ...(names.length > 0 ? [`Left out because they are hidden: ${names.join(', ')}${others(hidden, names)}`] : []),
  ];
}

const others = (all: readonly string[], named: readonly string[]): string =>
  all.length > named.length ? ` and ${all.length - named.length} more` : '';
