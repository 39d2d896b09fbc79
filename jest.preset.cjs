// One jest set-up for every project that is plain TypeScript: compiled by swc (types are checked by the typecheck target).
const path = require('node:path');

module.exports = {
  testEnvironment: 'node',
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      {
        jsc: {
          target: 'es2022',
          parser: { syntax: 'typescript', decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
        },
        module: { type: 'commonjs' },
        sourceMaps: 'inline',
      },
    ],
  },
  moduleFileExtensions: ['ts', 'js', 'json'],
  moduleNameMapper: {
    '^@headway/domain$': path.join(__dirname, 'libs/domain/src/index.ts'),
    '^@headway/demo-school$': path.join(__dirname, 'libs/demo-school/src/index.ts'),
  },
};
