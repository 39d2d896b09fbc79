import type { FilePart, FileFormat, GivenFile } from './file-format';
import { csvFormat } from './csv/csv-format';

/** Tried in this order; CSV last, because it takes anything. */
const formats: readonly FileFormat[] = [csvFormat];

/**
 * The tables of a file, whatever its format.
 * @throws UnreadableFile in plain words, with the place.
 */
export async function readFile(file: GivenFile): Promise<{ format: FileFormat['key']; parts: FilePart[] }> {
  const format = formats.find((each) => each.recognises(file)) ?? csvFormat;
  return { format: format.key, parts: await format.read(file) };
}
