import { readdirSync } from 'node:fs';
import path from 'node:path';

const REPORTER = path.join(import.meta.dirname, 'node-reporter.mjs');

/**
 * Arguments for Node to run test files: readable on the screen, counted in a file.
 * @param {string} report
 */
export function nodeTestArguments(report) {
  return [
    '--test',
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${REPORTER}`,
    `--test-reporter-destination=${report}`,
  ];
}

/**
 * The tests of plain Node in some folders (jest has its own way to find its own).
 * @param {string} root
 * @param {string[]} folders
 * @returns {string[]}
 */
export function nodeTestFiles(root, folders) {
  return folders.flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.test.mjs'))
      .sort()
      .map((name) => path.join(folder, name)),
  );
}
