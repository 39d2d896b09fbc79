import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** Not part of any build: tests, what is generated from other sources, what tools leave behind. */
const IGNORED =
  /(^|\/)(node_modules|dist|generated|test|test-results|coverage)$|\.(spec|test)\.[cm]?[jt]sx?$|\.snap$|\.md$/;

/**
 * @param {string} root
 * @param {string} relative
 * @returns {string[]}
 */
function filesBelow(root, relative) {
  if (IGNORED.test(relative)) return [];
  const found = statSync(path.join(root, relative), { throwIfNoEntry: false });
  if (!found) return [];
  if (!found.isDirectory()) return [relative];
  return readdirSync(path.join(root, relative))
    .sort()
    .flatMap((name) => filesBelow(root, `${relative}/${name}`));
}

/**
 * A mark of the content of files and folders; it changes when a file that a build reads changes, comes or goes.
 * @param {string} root
 * @param {string[]} entries relative to the root
 * @returns {string}
 */
export function sourceHash(root, entries) {
  const hash = createHash('sha256');
  for (const file of entries.flatMap((entry) => filesBelow(root, entry))) {
    const content = readFileSync(path.join(root, file));
    hash.update(`${file}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
