import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, beforeEach, describe, it } from 'node:test';
import { sourceHash } from './source-hash.mjs';

describe('the mark of what a build is made from', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-hash-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  const mark = () => sourceHash(folder, ['apps', 'lock.json', 'not-there']);
  /**
   * @param {string} relative
   * @param {string} text
   */
  const write = (relative, text) => {
    mkdirSync(path.dirname(path.join(folder, relative)), { recursive: true });
    writeFileSync(path.join(folder, relative), text);
  };
  beforeEach(() => {
    rmSync(path.join(folder, 'apps'), { recursive: true, force: true });
    write('apps/api/main.ts', 'one');
    write('apps/web/page.html', 'two');
    write('lock.json', '{}');
  });

  it('stays when nothing changes but the time of writing', () => {
    const before = mark();
    write('apps/api/main.ts', 'one');
    assert.equal(mark(), before);
  });

  it('changes with the content, the name, the coming and the going of a file', () => {
    const before = mark();
    const marks = new Set([before]);
    write('apps/api/main.ts', 'ONE');
    marks.add(mark());
    write('apps/api/main.ts', 'one');
    renameSync(path.join(folder, 'apps/web/page.html'), path.join(folder, 'apps/web/leaf.html'));
    marks.add(mark());
    write('apps/web/page.html', 'two');
    marks.add(mark());
    rmSync(path.join(folder, 'apps/web'), { recursive: true });
    marks.add(mark());
    write('lock.json', '{ }');
    marks.add(mark());
    assert.equal(marks.size, 6);
  });

  it('does not confuse content that moves from one file to the next', () => {
    write('apps/a', 'xy');
    write('apps/b', 'z');
    const before = mark();
    write('apps/a', 'x');
    write('apps/b', 'yz');
    assert.notEqual(mark(), before);
  });

  it('does not change with tests and generated files, which no build reads', () => {
    const before = mark();
    write('apps/api/main.spec.ts', 'test');
    write('apps/api/test/harness.ts', 'test');
    write('apps/web/generated/client.ts', 'generated');
    write('apps/web/README.md', 'words');
    assert.equal(mark(), before);
  });
});
