import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename } from 'node:fs/promises';
import path from 'node:path';
import { mostMegabytes } from '../csv-upload.interceptor';

/** A file nobody has touched for so long is complete. */
const quietMs = 30_000;
const mostBytes = mostMegabytes * 1024 * 1024;

/** What a file system takes as the name of a file, in bytes. */
const longestName = 255;

/** A file that waits in the folder of a feed. */
export interface FolderFile {
  name: string;
  /** The name as the folder has it: another system may write it in other characters than ours. */
  entry: Buffer;
  /** When it was last written. */
  writtenAt: Date;
  /** Null: it is larger than any file that is taken. */
  bytes: Buffer | null;
}

type Found = Pick<FolderFile, 'entry' | 'writtenAt'>;

/** The folder of a feed: HEADWAY_FEED_FOLDER/<school>/<feed>. Links, and whatever leads out of it, are passed over. */
export class FeedFolder {
  private constructor(private readonly folder: string) {}

  /** @returns null when there is no such folder. */
  static async at(root: string, schoolId: number, feedId: string): Promise<FeedFolder | null> {
    const folder = path.join(root, String(schoolId), feedId);
    try {
      // Nothing on the way may lead elsewhere.
      if ((await realpath(folder)) !== path.join(await realpath(root), String(schoolId), feedId)) return null;
      return (await lstat(folder)).isDirectory() ? new FeedFolder(folder) : null;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  }

  /** The complete files, the oldest first, one after the other. */
  async *files(now: Date): AsyncGenerator<FolderFile> {
    const found: Found[] = [];
    for (const entry of await readdir(this.folder, { encoding: 'buffer' })) {
      if (entry.toString('latin1').startsWith('.')) continue;
      const stat = await lstat(this.placeOf(entry)).catch(noneIfMissing);
      if (!stat?.isFile()) continue;
      if (now.getTime() - stat.mtime.getTime() >= quietMs) found.push({ entry, writtenAt: stat.mtime });
    }
    found.sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
    for (const one of found) {
      const bytes = await this.read(one);
      if (bytes !== undefined) yield { ...one, name: one.entry.toString('utf8'), bytes };
    }
  }

  /** Puts a file that has been taken in aside, under a name that nothing else has. */
  async putAside({ entry }: Pick<FolderFile, 'entry'>, at: Date, to: 'done' | 'waiting'): Promise<void> {
    const folder = path.join(this.folder, to);
    await mkdir(folder, { recursive: true });
    if (!(await lstat(folder)).isDirectory()) throw new Error('The place for files that are done is no folder.');
    const stamp = Buffer.from(`${at.toISOString().replace(/[:.]/g, '-')}-`);
    const aside = [Buffer.from(`${folder}${path.sep}`), stamp, entry.subarray(-(longestName - stamp.length))];
    await rename(this.placeOf(entry), Buffer.concat(aside));
  }

  /** @returns undefined when it is no plain file any more, or is being written again. */
  private async read({ entry, writtenAt }: Found): Promise<Buffer | null | undefined> {
    // What has become a pipe in the meantime would be waited for.
    const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;
    const file = await open(this.placeOf(entry), flags).catch(() => null);
    if (!file) return undefined;
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.mtime.getTime() !== writtenAt.getTime()) return undefined;
      return stat.size > mostBytes ? null : await file.readFile();
    } finally {
      await file.close();
    }
  }

  private placeOf(entry: Buffer): Buffer {
    return Buffer.concat([Buffer.from(`${this.folder}${path.sep}`), entry]);
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');

function noneIfMissing(error: unknown): null {
  if (isMissing(error)) return null;
  throw error;
}
