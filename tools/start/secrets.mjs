import { randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Problem } from './problem.mjs';

/**
 * Passwords of the database's logins: the superuser's, the schema owner's, the app's.
 * @typedef {{ superuser: string, owner: string, app: string }} Secrets
 */

/**
 * The passwords of this installation, made at the first start and kept beside the data, for their owner's eyes only.
 * @param {string} folder
 * @returns {Secrets}
 */
export function secretsIn(folder) {
  const file = path.join(folder, 'secrets.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EACCES') throw new Problem(`${file} belongs to another user: start Headway as that user.`);
    if (code !== 'ENOENT') throw error;
  }
  const password = () => randomBytes(24).toString('base64url');
  const secrets = { superuser: password(), owner: password(), app: password() };
  mkdirSync(folder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, `${JSON.stringify(secrets, undefined, 2)}\n`, { mode: 0o600 });
  try {
    // A link, unlike a rename, does not replace what another start made in the same moment.
    linkSync(unfinished, file);
    return secrets;
  } catch {
    return JSON.parse(readFileSync(file, 'utf8'));
  } finally {
    rmSync(unfinished, { force: true });
  }
}
