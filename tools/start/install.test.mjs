import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { installNeeded } from './install.mjs';

describe('whether packages must be installed', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-install-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  /**
   * @param {Record<string, object>} wanted
   * @param {Record<string, object>} [installed]
   */
  const needed = (wanted, installed) => {
    const modules = path.join(folder, 'node_modules');
    rmSync(modules, { recursive: true, force: true });
    writeFileSync(path.join(folder, 'package-lock.json'), JSON.stringify({ packages: { '': {}, ...wanted } }));
    if (installed) {
      mkdirSync(modules);
      writeFileSync(path.join(modules, '.package-lock.json'), JSON.stringify({ packages: installed }));
    }
    return installNeeded(folder);
  };
  const one = { 'node_modules/one': { version: '1.0.0', integrity: 'sha512-a' } };

  it('yes on a fresh clone, and after an installation that was broken off', () => {
    assert.equal(needed(one), true);
  });

  it('no when everything is there', () => {
    assert.equal(needed(one, one), false);
  });

  it('no when only packages for other systems are missing', () => {
    const wanted = { ...one, 'node_modules/for-windows': { version: '1.0.0', optional: true } };
    assert.equal(needed(wanted, one), false);
  });

  it('yes when a package is missing, or has another version or content', () => {
    assert.equal(needed({ ...one, 'node_modules/two': { version: '1.0.0' } }, one), true);
    assert.equal(needed({ 'node_modules/one': { version: '1.0.1', integrity: 'sha512-a' } }, one), true);
    assert.equal(needed({ 'node_modules/one': { version: '1.0.0', integrity: 'sha512-b' } }, one), true);
  });
});
