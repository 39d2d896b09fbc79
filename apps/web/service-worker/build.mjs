import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const HERE = path.dirname(fileURLToPath(import.meta.url));
const PAGES = path.join(HERE, '../../../dist/apps/web/browser');
const NAME = 'service-worker.js';
/** As the bundler names what it hashes. */
const HASHED = /-[A-Z0-9]{8}\.\w+$/;
const KEPT = /\.(js|css|svg|woff2)$/;

/**
 * What a browser keeps of a built web app to start it without a network: every file, and the page itself.
 * @param {string} folder
 * @returns {{ url: string, revision: string | null }[]}
 */
export function filesOf(folder) {
  const digest = (/** @type {string[]} */ ...parts) =>
    createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 16);
  const content = (/** @type {string} */ name) => readFileSync(path.join(folder, name), 'latin1');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll(path.sep, '/'))
    .filter((name) => KEPT.test(name) && name !== NAME)
    .sort()
    .map((name) => ({ url: `/${name}`, revision: HASHED.test(name) ? null : digest(content(name)) }));
  // The server writes the page anew for each answer: its revision is that of what it is written from.
  return [...files, { url: '/', revision: digest(content('index.html')) }];
}

/**
 * Writes the service worker beside the pages it keeps.
 * @param {string} folder
 */
export async function buildServiceWorker(folder) {
  const files = filesOf(folder);
  const { outputFiles } = await build({
    entryPoints: [path.join(HERE, 'service-worker.ts')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    legalComments: 'none',
    define: { FILES: JSON.stringify(files), 'process.env.NODE_ENV': '"production"' },
  });
  const [script] = outputFiles;
  if (!script) throw new Error('The bundler wrote no service worker.');
  writeFileSync(path.join(folder, NAME), script.contents);
  return { files: files.length, bytes: script.contents.length };
}

const [, script] = process.argv;
if (script && import.meta.url === pathToFileURL(script).href) {
  const { files, bytes } = await buildServiceWorker(PAGES);
  console.log(`${NAME}: ${bytes} bytes, keeps ${files} files`);
}
