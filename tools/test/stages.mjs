import path from 'node:path';
import { build } from '../start/build.mjs';
import { ROOT } from '../start/folders.mjs';
import { Problem } from '../start/problem.mjs';
import { findBrowser, HOW_TO_GET_ONE } from './browser-path.mjs';
import { nodeTestFiles } from './node-tests.mjs';
import { startRedis } from './redis.mjs';
import { check, jest, nodeTests, playwright } from './runner.mjs';
import { serveForTests } from './served.mjs';

const NX = 'node_modules/nx/dist/bin/nx.js';

/**
 * What the tests of a stage need from outside.
 * @typedef {object} Context
 * @property {AbortSignal} signal
 * @property {import('../start/progress.mjs').Progress} progress
 * @property {string[]} more arguments for the stage's runner
 *
 * @typedef {object} Part
 * @property {string} title
 * @property {(context: Context) => Promise<import('./counts.mjs').Counts>} run
 *
 * @typedef {{ name: string, onRequest?: boolean, parts: Part[] }} Stage
 *   `onRequest`: minutes long and about delivery, so run in continuous integration and when asked for
 */

/** @type {Stage} */
const lint = {
  name: 'lint',
  parts: [
    // First, for it generates the client whose types ESLint's rules read.
    {
      title: 'Types',
      run: (context) => check(NX, ['run-many', '-t', 'typecheck', '--parallel=2', '--output-style=stream'], context),
    },
    { title: 'ESLint', run: (context) => check('node_modules/eslint/bin/eslint.js', ['.'], context) },
    {
      title: 'Prettier',
      run: (context) => check('node_modules/prettier/bin/prettier.cjs', ['--check', '--log-level=warn', '.'], context),
    },
  ],
};

/** @type {Stage} */
const unit = {
  name: 'unit',
  parts: [
    { title: 'Domain', run: (context) => jest('libs/domain', context) },
    { title: 'Demo school', run: (context) => jest('libs/demo-school', context) },
    {
      title: 'Web',
      run: async (context) => {
        // The pages import the client that is generated from the API's description.
        const generated = await check(NX, ['run', 'api-client:generate'], { signal: context.signal });
        return generated.failed ? generated : jest('apps/web', context);
      },
    },
    {
      title: 'Tools and deployment files',
      run: (context) => nodeTests(nodeTestFiles(ROOT, ['tools', 'docker/test']), context),
    },
  ],
};

/** @type {Stage} */
const api = {
  name: 'api',
  parts: [
    {
      title: 'API on PostgreSQL, queue on PostgreSQL and Redis',
      run: async (context) => {
        const given = process.env.REDIS_URL;
        const redis = given ? undefined : await startRedis();
        const url = given ?? redis?.url;
        if (!url) context.progress.say('No redis-server is installed: the queue is tested on PostgreSQL alone.');
        try {
          return await jest('apps/api', {
            ...context,
            ...(url ? { environment: { HEADWAY_TEST_REDIS_URL: url } } : {}),
          });
        } finally {
          await redis?.stop();
        }
      },
    },
    {
      title: 'The schema is what the entities say',
      run: ({ signal }) => check('tools/schema/check-drift.mjs', [], { signal }),
    },
  ],
};

/** @type {Stage} */
const browser = {
  name: 'browser',
  parts: [
    {
      title: 'Journeys in a browser',
      run: async (context) => {
        const chrome = await findBrowser();
        if (!chrome) throw new Problem(HOW_TO_GET_ONE);
        await build(context.progress, context.signal);
        const served = await serveForTests(context.progress, context.signal);
        try {
          return await playwright({ ...context, environment: { ...served.environment, CHROME_PATH: chrome } });
        } finally {
          await served.stop();
        }
      },
    },
  ],
};

/** @type {Stage} */
const image = {
  name: 'image',
  onRequest: true,
  parts: [
    {
      title: 'The image’s own steps in a clean folder',
      run: (context) => nodeTests([path.join('docker', 'test', 'image.check.mjs')], context),
    },
  ],
};

/** In the order they are run: what fails fast and tells most comes first. */
export const STAGES = [lint, unit, api, browser, image];
