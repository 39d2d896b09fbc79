import { constants } from 'node:fs';
import { lstat, mkdir, open, readdir, realpath, rename } from 'node:fs/promises';
import path from 'node:path';

/** A file nobody has touched for so long is complete. */
const quietMs = 30_000;
const mostBytes = 64 * 1024 * 1024;

/** A file that waits in the folder of a feed. */
export interface FolderFile {
  name: string;
  /** When it was last written. */
  writtenAt: Date;
  bytes: Buffer;
}

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
    const found: { name: string; writtenAt: Date }[] = [];
    for (const name of await readdir(this.folder)) {
      if (name.startsWith('.')) continue;
      const stat = await lstat(path.join(this.folder, name));
      if (!stat.isFile() || stat.size > mostBytes) continue;
      const { mtime } = stat;
      if (now.getTime() - mtime.getTime() >= quietMs) found.push({ name, writtenAt: mtime });
    }
    found.sort((a, b) => a.writtenAt.getTime() - b.writtenAt.getTime());
    for (const { name, writtenAt } of found) {
      const bytes = await this.read(name, writtenAt);
      if (bytes) yield { name, writtenAt, bytes };
    }
  }

  /** Puts a file that has been taken in aside, under a name that nothing else has. */
  async putAside(name: string, at: Date, to: 'done' | 'waiting'): Promise<void> {
    const folder = path.join(this.folder, to);
    await mkdir(folder, { recursive: true });
    if (!(await lstat(folder)).isDirectory()) throw new Error('The place for files that are done is no folder.');
    const stamp = at.toISOString().replace(/[:.]/g, '-');
    await rename(path.join(this.folder, name), path.join(folder, `${stamp}-${name}`));
  }

  /** @returns null when it is no plain file any more, or is being written again. */
  private async read(name: string, writtenAt: Date): Promise<Buffer | null> {
    const file = await open(path.join(this.folder, name), constants.O_RDONLY | constants.O_NOFOLLOW).catch(() => null);
    if (!file) return null;
    try {
      const stat = await file.stat();
      if (!stat.isFile() || stat.size > mostBytes || stat.mtime.getTime() !== writtenAt.getTime()) return null;
      return await file.readFile();
    } finally {
      await file.close();
    }
  }
}

const isMissing = (error: unknown): boolean =>
  typeof error === 'object' &&
  error !== null &&
  'code' in error &&
  (error.code === 'ENOENT' || error.code === 'ENOTDIR');
