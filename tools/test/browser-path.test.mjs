import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { findBrowser, programInPath } from './browser-path.mjs';

describe('looking for a browser', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-browser-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  /** @param {string} relative */
  const program = (relative) => {
    const file = path.join(folder, relative);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, '#!/bin/sh\n');
    chmodSync(file, 0o755);
    return file;
  };

  it('takes CHROME_PATH before any other', async () => {
    const own = program('own/my-browser');
    program('path/chromium');
    assert.equal(await findBrowser({ CHROME_PATH: own, PATH: path.join(folder, 'path') }), own);
  });

  it('finds none rather than another when CHROME_PATH is wrong', async () => {
    program('path/chromium');
    const environment = { CHROME_PATH: path.join(folder, 'nowhere'), PATH: path.join(folder, 'path') };
    assert.equal(await findBrowser(environment), undefined);
  });

  it('finds Chromium before Chrome in the search path, and only what can be run', async () => {
    program('later/google-chrome');
    mkdirSync(path.join(folder, 'first'), { recursive: true });
    writeFileSync(path.join(folder, 'first', 'google-chrome'), 'not a program', { mode: 0o644 });
    const search = ['first', 'later'].map((name) => path.join(folder, name)).join(path.delimiter);
    assert.equal(programInPath('google-chrome', search), path.join(folder, 'later', 'google-chrome'));
    const chromium = program('later/chromium');
    assert.equal(await findBrowser({ PATH: search }), chromium);
  });
});
