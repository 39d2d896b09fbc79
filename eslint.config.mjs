import eslint from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import prettier from 'eslint-config-prettier';
import tseslint from 'typescript-eslint';

/** What each kind of project may import; a breach is an error. */
const depConstraints = [
  { sourceTag: 'type:domain', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:demo-school', onlyDependOnLibsWithTags: ['type:domain'] },
  { sourceTag: 'type:api-client', onlyDependOnLibsWithTags: [] },
  { sourceTag: 'type:api', onlyDependOnLibsWithTags: ['type:domain', 'type:demo-school'] },
  { sourceTag: 'type:web', onlyDependOnLibsWithTags: ['type:domain', 'type:api-client'] },
  { sourceTag: 'type:e2e', onlyDependOnLibsWithTags: ['type:domain', 'type:demo-school'] },
];

export default tseslint.config(
  {
    ignores: [
      '**/dist',
      '**/node_modules',
      '.nx',
      '.angular',
      '.headway',
      'coverage',
      'libs/api-client/src/generated',
      '**/test-results',
      '**/playwright-report',
    ],
  },
  eslint.configs.recommended,
  {
    files: ['**/*.mjs', '**/*.cjs'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'fetch',
          'setTimeout',
          'clearTimeout',
          'setInterval',
          'clearInterval',
          'module',
          'require',
          '__dirname',
          'Buffer',
          'AbortController',
          'AbortSignal',
          'performance',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },
  {
    files: ['**/*.ts'],
    extends: [...tseslint.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@nx/enforce-module-boundaries': ['error', { depConstraints, allow: [] }],
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      'no-console': 'error',
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
  {
    // Saving a loaded graph of entities is 50 times slower and can overwrite what others wrote.
    files: ['apps/api/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='save']",
          message: 'Write with insert, update by key or set SQL, never save().',
        },
        {
          selector: "CallExpression[callee.property.name='synchronize']",
          message: 'Migrations are the only way to the schema.',
        },
      ],
    },
  },
  {
    // core is technical and knows no capability.
    files: ['apps/api/src/core/**/*.ts'],
    ignores: ['apps/api/src/core/database/**'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '**/identity/**',
                '**/schools/**',
                '**/pupils/**',
                '**/assessments/**',
                '**/imports/**',
                '**/flags/**',
                '**/interventions/**',
                '**/impact/**',
                '**/finance/**',
              ],
              message: 'core knows no capability.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/web/**/*.ts'],
    extends: [...angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
    rules: {
      '@angular-eslint/component-selector': [
        'error',
        [
          { type: 'element', prefix: 'hw', style: 'kebab-case' },
          // Rows and cells of a table stay what they are: <tr hwMarkRow>.
          { type: 'attribute', prefix: 'hw', style: 'camelCase' },
        ],
      ],
      '@angular-eslint/prefer-on-push-component-change-detection': 'error',
      '@angular-eslint/prefer-standalone': 'error',
    },
  },
  {
    // No page folder imports another's; what two need is in shared or core.
    files: [
      'apps/web/src/app/{senco,leader,teacher,tutor,data-manager,business,governor,trust}/**/*.ts',
      'apps/web/src/app/{core,shared}/**/*.ts',
    ],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              group: [
                '**/senco/**',
                '**/leader/**',
                '**/teacher/**',
                '**/tutor/**',
                '**/data-manager/**',
                '**/business/**',
                '**/governor/**',
                '**/trust/**',
                '**/shell/**',
              ],
              message: 'Pages do not import each other: move what both need to shared or core.',
            },
          ],
        },
      ],
    },
  },
  {
    files: ['apps/web/**/*.html'],
    extends: [...angular.configs.templateRecommended, ...angular.configs.templateAccessibility],
  },
  { files: ['tools/**', 'apps/api/src/cli/**', 'apps/api/src/*.ts', 'apps/e2e/**'], rules: { 'no-console': 'off' } },
  prettier,
);
