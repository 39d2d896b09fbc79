import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { compressFolder } from './compress.mjs';

describe('compressing the built pages', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'headway-compress-'));
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('writes smaller copies of what is worth it, which unpack to the same', async () => {
    const script = 'export const word = "progress";\n'.repeat(200);
    mkdirSync(path.join(folder, 'chunks'));
    writeFileSync(path.join(folder, 'chunks', 'main.js'), script);
    writeFileSync(path.join(folder, 'index.html'), '<p>written anew each time</p>'.repeat(200));
    writeFileSync(path.join(folder, 'tiny.css'), 'p{}');
    writeFileSync(path.join(folder, 'picture.png'), Buffer.alloc(5_000));

    assert.equal(await compressFolder(folder), 1);
    const brotli = readFileSync(path.join(folder, 'chunks', 'main.js.br'));
    const gzip = readFileSync(path.join(folder, 'chunks', 'main.js.gz'));
    assert.equal(brotliDecompressSync(brotli).toString(), script);
    assert.equal(gunzipSync(gzip).toString(), script);
    assert.ok(brotli.length < script.length / 10);
    for (const name of ['index.html', 'tiny.css', 'picture.png']) {
      assert.equal(existsSync(path.join(folder, `${name}.br`)), false, name);
    }
  });
});
