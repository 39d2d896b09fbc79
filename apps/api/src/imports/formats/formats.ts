import type { FilePart, FileFormat, GivenFile } from './file-format';
import { csvFormat } from './csv/csv-format';
import { ctfFormat } from './ctf/ctf-format';
import { oneRosterFormat } from './oneroster/oneroster-format';
import { xlsxFormat } from './xlsx/xlsx-format';

/** Tried in this order: a zip that is no workbook is taken for an export, and CSV takes anything. */
const formats: readonly FileFormat[] = [xlsxFormat, oneRosterFormat, ctfFormat, csvFormat];

/**
 * The tables of a file, whatever its format.
 * @throws UnreadableFile in plain words, with the place.
 */
export async function readFile(file: GivenFile): Promise<{ format: FileFormat['key']; parts: FilePart[] }> {
  const format = formats.find((each) => each.recognises(file)) ?? csvFormat;
  return { format: format.key, parts: await format.read(file) };
}
