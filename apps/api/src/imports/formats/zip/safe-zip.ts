import { crc32 } from 'node:zlib';
import { type Entry, fromBufferPromise, type ZipFile } from 'yauzl';
import { UnreadableFile } from '../../file/unreadable-file';
import { nameFault } from './entry-name';

/** How much a zip may hold; what it says of its own sizes is never believed. */
export interface ZipLimits {
  /** Files in it, wanted or not. */
  entries: number;
  /** Bytes of one file, unpacked. */
  entryBytes: number;
  /** Bytes of all files read, unpacked. */
  totalBytes: number;
}

const mebibyte = 1024 * 1024;
/** Text packs to a tenth or a twentieth, a sheet of nearly equal cells to a hundredth; only bombs get near deflate's 1 : 1032. */
const mostGrowth = 300;
const growthAllowed = 2 * mebibyte;

/** A zip held in memory, of which single files are read; nothing is ever written to a disk. */
export class SafeZip {
  private unpacked = 0;

  private constructor(
    private readonly zip: ZipFile,
    private readonly entries: ReadonlyMap<string, Entry>,
    private readonly limits: ZipLimits,
    private readonly what: string,
  ) {}

  /**
   * Reads the list of files, all of whose names must be fit to be files in a folder.
   * @param what the person calls it: "zip", "workbook".
   * @throws UnreadableFile
   */
  static async open(bytes: Buffer, limits: ZipLimits, what = 'zip'): Promise<SafeZip> {
    const entries = new Map<string, Entry>();
    let zip: ZipFile;
    try {
      zip = await fromBufferPromise(bytes, { lazyEntries: true, autoClose: false, strictFileNames: true });
      if (zip.entryCount > limits.entries) {
        throw new UnreadableFile(
          `The ${what} says it holds more than ${limits.entries.toLocaleString('en-GB')} files.`,
        );
      }
      for await (const entry of zip.eachEntry()) add(entries, entry, what);
    } catch (error) {
      throw inWords(error, `The ${what}`);
    }
    return new SafeZip(zip, entries, limits, what);
  }

  /** Of all files in it, folders left out. */
  get names(): string[] {
    return [...this.entries.keys()].filter((name) => !name.endsWith('/'));
  }

  has(name: string): boolean {
    return this.entries.has(name);
  }

  /**
   * One file in pieces, counted while it is unpacked.
   * @throws UnreadableFile naming it, when it is not there, too large, packed too tightly or damaged.
   */
  async *stream(name: string): AsyncGenerator<Buffer> {
    const place = `${name} in the ${this.what}`;
    const entry = this.entries.get(name);
    if (!entry) throw new UnreadableFile(`There is no ${place}.`);
    let size = 0;
    let sum = 0;
    try {
      const stream = await this.zip.openReadStreamPromise(entry);
      try {
        for await (const piece of stream as AsyncIterable<Buffer>) {
          size += piece.length;
          this.unpacked += piece.length;
          this.checkSize(place, size, entry.compressedSize);
          sum = crc32(piece, sum);
          yield piece;
        }
      } finally {
        stream.destroy();
      }
    } catch (error) {
      throw inWords(error, place);
    }
    if (sum !== entry.crc32) throw new UnreadableFile(`${place} is damaged: its check sum is not right. ${again}`);
  }

  /** One file whole. */
  async read(name: string): Promise<Buffer> {
    const pieces: Buffer[] = [];
    for await (const piece of this.stream(name)) pieces.push(piece);
    return Buffer.concat(pieces);
  }

  private checkSize(place: string, size: number, packed: number): void {
    const { entryBytes, totalBytes } = this.limits;
    if (size > entryBytes) {
      throw new UnreadableFile(`${place} grows to more than ${inMegabytes(entryBytes)} when it is unpacked.`);
    }
    if (this.unpacked > totalBytes) {
      throw new UnreadableFile(`The ${this.what} grows to more than ${inMegabytes(totalBytes)} when it is unpacked.`);
    }
    if (size > growthAllowed && size > packed * mostGrowth) {
      throw new UnreadableFile(
        `${place} grows to more than ${mostGrowth} times its size when it is unpacked, as no file of a school does.`,
      );
    }
  }
}

const again = 'Export or save it once more and choose the new file.';
const inMegabytes = (bytes: number): string => `${Math.floor(bytes / mebibyte)} MB`;

function add(entries: Map<string, Entry>, entry: Entry, what: string): void {
  const name = entry.fileName;
  const fault = nameFault(name);
  if (fault) throw new UnreadableFile(`The ${what} holds a file whose name ${fault}. Nothing of it is read.`);
  if (entry.isEncrypted()) {
    throw new UnreadableFile(`${name} in the ${what} is protected by a password. Save it without one.`);
  }
  // A second file of a name is how one program is shown something else than the next.
  if (entries.has(name)) throw new UnreadableFile(`The ${what} holds ${name} twice. ${again}`);
  entries.set(name, entry);
}

/** What the zip library or zlib says, in words with the place. */
function inWords(error: unknown, place: string): UnreadableFile {
  if (error instanceof UnreadableFile) return error;
  const message = error instanceof Error ? error.message : '';
  if (/^(absolute path|invalid relative path|invalid characters in fileName)/.test(message)) {
    return new UnreadableFile(`${place} holds a file whose name leads out of it. Nothing of it is read.`);
  }
  if (message.includes('encrypt'))
    return new UnreadableFile(`${place} is protected by a password. Save it without one.`);
  if (message.startsWith('unsupported compression')) {
    return new UnreadableFile(`${place} is packed in a way that is not read here. ${again}`);
  }
  return new UnreadableFile(`${place} is damaged or not complete. ${again}`);
}
