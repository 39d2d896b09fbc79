import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { transform } from '@swc/core';
import { build, type Plugin } from 'esbuild';

const root = path.resolve(__dirname, '../../../..');

/** esbuild writes no metadata of decorators, which Nest injects by. */
const withMetadata: Plugin = {
  name: 'decorator-metadata',
  setup(bundling) {
    bundling.onLoad({ filter: /\/(apps|libs)\/.*\.ts$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, 'utf8'), {
        filename: file,
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          keepClassNames: true,
        },
        module: { type: 'es6' },
      });
      return { contents: code, loader: 'js' };
    });
  },
};

/** Makes one file of the queue process and all it is made of, so that it starts quickly however often it is killed. */
export async function bundleWorker(into: string): Promise<string> {
  const file = path.join(into, 'worker.cjs');
  await build({
    entryPoints: [path.join(__dirname, 'worker-entry.ts')],
    outfile: file,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    keepNames: true,
    logLevel: 'error',
    packages: 'external',
    alias: {
      '@headway/domain': path.join(root, 'libs/domain/src/index.ts'),
      '@headway/demo-school': path.join(root, 'libs/demo-school/src/index.ts'),
    },
    plugins: [withMetadata],
  });
  return file;
}
