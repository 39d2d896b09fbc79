import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { fromJest, fromPlaywright, lastLine, outcome, sum } from './counts.mjs';
import { nodeTestArguments } from './node-tests.mjs';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

describe('the last line', () => {
  it('counts everything, and names skipped tests only when there are any', () => {
    assert.equal(lastLine({ passed: 12, failed: 0, skipped: 0 }), '12 passed, 0 failed');
    assert.equal(lastLine({ passed: 12, failed: 1, skipped: 3 }), '12 passed, 1 failed, 3 skipped');
  });

  it('adds up', () => {
    const counts = [
      { passed: 1, failed: 2, skipped: 3 },
      { passed: 10, failed: 20, skipped: 30 },
    ];
    assert.deepEqual(sum(counts), { passed: 11, failed: 22, skipped: 33 });
    assert.deepEqual(sum([]), { passed: 0, failed: 0, skipped: 0 });
  });
});

describe('what a runner says', () => {
  it('is believed when report and exit code agree', () => {
    assert.deepEqual(outcome(0, { passed: 3, failed: 0, skipped: 1 }), { passed: 3, failed: 0, skipped: 1 });
    assert.deepEqual(outcome(1, { passed: 3, failed: 2, skipped: 0 }), { passed: 3, failed: 2, skipped: 0 });
  });

  it('counts as a failure when there is no report, no test, or a failure nobody reported', () => {
    assert.equal(outcome(0, undefined).failed, 1);
    assert.equal(outcome(0, { passed: 0, failed: 0, skipped: 0 }).failed, 1);
    assert.equal(outcome(1, { passed: 3, failed: 0, skipped: 0 }).failed, 1);
    assert.equal(outcome(null, { passed: 3, failed: 0, skipped: 0 }).failed, 1);
  });

  it('includes Playwright’s errors outside any test, and tests that passed at the second try', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 2 };
    assert.deepEqual(fromPlaywright({ stats, errors: [{}] }), { passed: 5, failed: 2, skipped: 2 });
  });
});

describe('real runners', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-counts-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('jest: passed, failed, skipped, and a file that does not load', () => {
    writeFileSync(
      path.join(folder, 'some.spec.js'),
      `test('a', () => {}); test('b', () => { throw new Error('wrong'); }); test.skip('c', () => {}); test.todo('d');`,
    );
    writeFileSync(path.join(folder, 'broken.spec.js'), `require('./nowhere');`);
    writeFileSync(path.join(folder, 'jest.config.cjs'), 'module.exports = { rootDir: __dirname };');
    const report = path.join(folder, 'jest.json');
    const jest = path.join(ROOT, 'node_modules', 'jest', 'bin', 'jest.js');
    const args = [jest, '-c', path.join(folder, 'jest.config.cjs'), '--json', `--outputFile=${report}`];
    const { status } = spawnSync(process.execPath, args, { cwd: folder });
    assert.equal(status, 1);
    const counts = fromJest(JSON.parse(readFileSync(report, 'utf8')));
    assert.deepEqual(counts, { passed: 1, failed: 2, skipped: 2 });
  });

  it('node:test: passed, failed, skipped, suites not counted, and a file that does not load', () => {
    const some = path.join(folder, 'some.test.mjs');
    const broken = path.join(folder, 'broken.test.mjs');
    writeFileSync(
      some,
      `import { describe, it } from 'node:test';
       describe('suite', () => { it('a', () => {}); it('b', () => { throw new Error('wrong'); });
         it('c', { skip: true }, () => {}); it('d', (t) => t.skip()); it('e', () => {}); });`,
    );
    writeFileSync(broken, `import './nowhere.mjs';`);
    const report = path.join(folder, 'node.json');
    // Unset, so that this inner run reports for itself.
    const env = { ...process.env };
    delete env.NODE_TEST_CONTEXT;
    const { status } = spawnSync(process.execPath, [...nodeTestArguments(report), some, broken], { env });
    assert.equal(status, 1);
    assert.deepEqual(JSON.parse(readFileSync(report, 'utf8')), { passed: 2, failed: 2, skipped: 2 });
  });
});
