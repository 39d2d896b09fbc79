const path = require('node:path');
const { createCjsPreset } = require('jest-preset-angular/presets');

const libs = path.join(__dirname, '../../libs');

/** Packages that ship ES modules only and have to be compiled for jest. */
const esModules = ['d3-', 'internmap', '@angular/', '@headway/'];

module.exports = {
  ...createCjsPreset({ tsconfig: path.join(__dirname, 'tsconfig.json') }),
  displayName: 'web',
  rootDir: __dirname,
  setupFilesAfterEnv: [path.join(__dirname, 'src/test-setup.ts')],
  transformIgnorePatterns: [`node_modules/(?!(.*\\.mjs$|${esModules.join('|')}))`],
  moduleNameMapper: {
    '^@headway/domain$': path.join(libs, 'domain/src/index.ts'),
    '^@headway/api-client$': path.join(libs, 'api-client/src/index.ts'),
  },
};
