import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

const FIXED = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe',
];

/** How to get a browser, for whoever has none. */
export const HOW_TO_GET_ONE = `The browser tests need Chromium or Chrome, and none was found. Any of these will do:
  Debian, Ubuntu   sudo apt-get install chromium
  macOS            brew install --cask chromium
  anywhere         npx playwright install chromium
  or set CHROME_PATH to a browser you have.`;

/** @param {string} file */
function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * A program of the search path.
 * @param {string} name
 * @param {string} [searchPath]
 * @returns {string | undefined}
 */
export function programInPath(name, searchPath = process.env.PATH ?? '') {
  return searchPath
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => isProgram(file));
}

/**
 * A Chromium or Chrome on this machine: CHROME_PATH, the search path, the usual places, Playwright's own.
 * @param {NodeJS.ProcessEnv} [environment]
 * @returns {Promise<string | undefined>}
 */
export async function findBrowser(environment = process.env) {
  const set = environment.CHROME_PATH;
  if (set) return isProgram(set) ? set : undefined;
  for (const name of NAMES) {
    const found = programInPath(name, environment.PATH);
    if (found) return found;
  }
  const fixed = FIXED.find((file) => existsSync(file));
  if (fixed) return fixed;
  const { chromium } = await import('@playwright/test');
  const own = chromium.executablePath();
  return existsSync(own) ? own : undefined;
}
