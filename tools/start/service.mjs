import { spawn } from 'node:child_process';
import { mkdirSync, openSync, closeSync, readFileSync, renameSync, statSync } from 'node:fs';
import path from 'node:path';

const EXIT_WITH_PARENT = new URL('./exit-with-parent.mjs', import.meta.url).href;
const LOG_LIMIT_BYTES = 10_000_000;
const GRACE_MILLISECONDS = 15_000;
/** A process that has run this long did not die of how it starts. */
const SETTLED_MILLISECONDS = 60_000;
const LONGEST_WAIT_SECONDS = 30;

/**
 * How long to wait before starting a process that died again: 1, 2, 4 … 30 seconds.
 * @param {number} deaths in a row
 * @returns {number} seconds
 */
export function waitAfter(deaths) {
  return Math.min(LONGEST_WAIT_SECONDS, 2 ** (deaths - 1));
}

/**
 * One of Headway's processes, kept running until it is stopped.
 *
 * @typedef {object} ServiceOptions
 * @property {string} name
 * @property {string} script
 * @property {NodeJS.ProcessEnv} environment
 * @property {string} log file
 * @property {(text: string) => void} say tells the person at the keyboard
 * @property {(pid: number) => void} [started]
 */
export class Service {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #child;
  /** @type {NodeJS.Timeout | undefined} */
  #timer;
  #stopping = false;
  #logStart = 0;
  /** Deaths in a row. */
  deaths = 0;

  /** @param {ServiceOptions} options */
  constructor(options) {
    this.options = options;
  }

  start() {
    const { log, script, environment, name, started } = this.options;
    mkdirSync(path.dirname(log), { recursive: true });
    this.#logStart = statSync(log, { throwIfNoEntry: false })?.size ?? 0;
    if (this.#logStart > LOG_LIMIT_BYTES) {
      renameSync(log, `${log}.old`);
      this.#logStart = 0;
    }
    const output = openSync(log, 'a');
    const began = Date.now();
    // A group of its own: Ctrl-C reaches us alone, and we end it in order.
    const child = spawn(process.execPath, ['--enable-source-maps', '--import', EXIT_WITH_PARENT, script], {
      env: environment,
      stdio: ['ignore', output, output, 'ipc'],
      detached: process.platform !== 'win32',
    });
    closeSync(output);
    this.#child = child;
    if (child.pid) started?.(child.pid);
    child.once('exit', (code, signal) => {
      this.#child = undefined;
      if (this.#stopping) return;
      this.deaths = Date.now() - began > SETTLED_MILLISECONDS ? 1 : this.deaths + 1;
      const seconds = waitAfter(this.deaths);
      this.options.say(
        `The ${name} ended unexpectedly (${signal ?? `code ${code}`}); starting it again in ${seconds} s. Its last words:\n${this.lastWords()}`,
      );
      this.#timer = setTimeout(() => this.start(), seconds * 1_000);
    });
  }

  /** The end of what it has logged since it was last started. */
  lastWords() {
    const said = readFileSync(this.options.log).subarray(this.#logStart).toString('utf8');
    return said.trimEnd().split('\n').slice(-20).join('\n');
  }

  /** Ends it: asks first, and after a while does not ask. */
  async stop() {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const child = this.#child;
    if (!child) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGTERM');
    const impatience = setTimeout(() => child.kill('SIGKILL'), GRACE_MILLISECONDS);
    await ended;
    clearTimeout(impatience);
  }

  /** Ends it at once. */
  kill() {
    this.#stopping = true;
    clearTimeout(this.#timer);
    this.#child?.kill('SIGKILL');
  }
}
