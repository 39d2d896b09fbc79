import { createHash } from 'node:crypto';
import path from 'node:path';
import { canEnter, serverUser } from '../postgres/server-user.mjs';

/** The repository's root. */
export const ROOT = path.resolve(import.meta.dirname, '..', '..');

/** Logs and locks of this working copy. */
export const LOCAL = path.join(ROOT, '.headway');

export const LOGS = path.join(LOCAL, 'logs');

/** What a build leaves. */
export const API = path.join(ROOT, 'dist', 'apps', 'api');
export const WEB = path.join(ROOT, 'dist', 'apps', 'web', 'browser');

/**
 * Where the database and its passwords are kept: HEADWAY_DATA_DIR, else in the working copy, else (root in a folder that
 * is closed to PostgreSQL's user) in /var/lib/headway under a name made from the working copy's.
 * @returns {string}
 */
export function dataFolder() {
  const set = process.env.HEADWAY_DATA_DIR;
  if (set) return path.resolve(set);
  const inside = path.join(LOCAL, 'data');
  if (canEnter(ROOT, serverUser(path.join(inside, 'postgres')))) return inside;
  const mark = createHash('sha256').update(ROOT).digest('hex').slice(0, 8);
  return path.join('/var/lib/headway', `${path.basename(ROOT)}-${mark}`);
}

/**
 * A path as one would type it here: relative below the current folder, else absolute.
 * @param {string} file
 */
export function shown(file) {
  const relative = path.relative(process.cwd(), file);
  return relative && !relative.startsWith('..') ? relative : file;
}
