// Five bundles from one source: the HTTP process, the queue process, the command line, the API description and what the
// benchmark measures.
// tsc (not swc) compiles, because the Swagger plugin reads types to describe requests and responses.
const { NxAppWebpackPlugin } = require('@nx/webpack/app-plugin');
const path = require('node:path');

process.env.NODE_ENV ??= 'production';

module.exports = {
  mode: 'production',
  output: { path: path.join(__dirname, '../../dist/apps/api'), devtoolModuleFilenameTemplate: '[resource-path]' },
  devtool: 'source-map',
  plugins: [
    new NxAppWebpackPlugin({
      target: 'node',
      compiler: 'tsc',
      main: './src/main.ts',
      additionalEntryPoints: [
        { entryName: 'worker', entryPath: 'apps/api/src/worker.ts' },
        { entryName: 'cli', entryPath: 'apps/api/src/cli.ts' },
        { entryName: 'openapi', entryPath: 'apps/api/src/openapi.ts' },
        { entryName: 'bench', entryPath: 'apps/api/src/bench.ts' },
      ],
      tsConfig: './tsconfig.app.json',
      optimization: false,
      outputHashing: 'none',
      // What the image installs: the packages these bundles use, and no more.
      generatePackageJson: true,
      sourceMap: true,
      transformers: [
        { name: '@nestjs/swagger/plugin', options: { classValidatorShim: true, introspectComments: true } },
      ],
    }),
  ],
};
