import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';

/** A zip of these files, in this order. */
export async function zipOf(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) {
    zip.addBuffer(Buffer.from(content), name, { mtime: new Date('2026-09-01T00:00:00Z') });
  }
  zip.end();
  return buffer(zip.outputStream);
}

/** The same zip with a name in it that no honest program would write; of the same length, so that all places stay right. */
export function renamed(zip: Buffer, from: string, to: string): Buffer {
  if (from.length !== to.length) throw new Error('The names must be equally long.');
  return Buffer.from(zip.toString('latin1').replaceAll(from, to), 'latin1');
}
