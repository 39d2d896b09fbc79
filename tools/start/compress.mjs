import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const brotli = promisify(brotliCompress);
const gzipped = promisify(gzip);

const WORTH_IT = /\.(js|css|svg|json|txt|map|webmanifest|ico|html)$/;
const LEAST_BYTES = 1024;
/** The one page is written anew for each response, with that response's nonce. */
const NEVER = new Set(['index.html', 'index.csr.html']);

/**
 * Whether serving a file compressed is worth a second file.
 * @param {string} name
 * @param {number} bytes
 */
export function isCompressed(name, bytes) {
  return WORTH_IT.test(name) && !NEVER.has(name) && bytes >= LEAST_BYTES;
}

/**
 * Writes a .br and a .gz beside each file of a built web app that is worth it, so that serving needs no compressing.
 * @param {string} folder
 * @returns {Promise<number>} files compressed
 */
export async function compressFolder(folder) {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => {
      const found = statSync(file);
      return found.isFile() && isCompressed(path.basename(file), found.size);
    });
  await Promise.all(
    files.map(async (file) => {
      const content = readFileSync(file);
      const params = {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      };
      writeFileSync(`${file}.br`, await brotli(content, { params }));
      writeFileSync(`${file}.gz`, await gzipped(content, { level: 9 }));
    }),
  );
  return files.length;
}

const [, script, folder] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) {
  if (!folder) throw new Error('usage: node tools/start/compress.mjs FOLDER');
  console.log(`${await compressFolder(folder)} files compressed`);
}
