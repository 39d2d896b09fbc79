import path from 'node:path';
import { API, LOGS, WEB } from './folders.mjs';
import { untilHealthy } from './health.mjs';
import { Problem } from './problem.mjs';
import { Service } from './service.mjs';

const HOPELESS_AFTER_DEATHS = 3;
const HOPELESS_AFTER_MILLISECONDS = 120_000;

/**
 * The API (which also serves the pages) and the worker, as one thing to start and stop.
 */
export class Headway {
  /**
   * @param {object} options
   * @param {number} options.port
   * @param {NodeJS.ProcessEnv} options.environment of both processes, beyond this one's own
   * @param {string} [options.logs]
   * @param {(text: string) => void} options.say
   * @param {(children: { pid: number, script: string }[]) => void} [options.changed] told when a process is started
   */
  constructor({ port, environment, logs = LOGS, say, changed }) {
    this.url = `http://localhost:${port}`;
    /** @type {Map<string, number>} */
    const pids = new Map();
    // The owner's connection is for migrations; the processes work as the app's login.
    const inherited = { ...process.env };
    delete inherited.DATABASE_URL;
    const service = (/** @type {string} */ name, /** @type {string} */ file) => {
      const script = path.join(API, file);
      return new Service({
        name,
        script,
        log: path.join(logs, `${path.basename(file, '.js')}.log`),
        environment: { NODE_ENV: 'production', WEB_ROOT: WEB, ...inherited, ...environment, PORT: String(port) },
        say,
        started: (pid) => {
          pids.set(script, pid);
          changed?.([...pids].map(([key, value]) => ({ pid: value, script: key })));
        },
      });
    };
    this.api = service('API', 'main.js');
    this.worker = service('worker', 'worker.js');
  }

  /**
   * Starts both and waits until the API answers.
   * @param {AbortSignal} [signal]
   */
  async start(signal) {
    this.api.start();
    this.worker.start();
    const until = Date.now() + HOPELESS_AFTER_MILLISECONDS;
    const hopeless = () =>
      this.api.deaths >= HOPELESS_AFTER_DEATHS || Date.now() > until
        ? `The API does not start. The end of ${this.api.options.log}:\n${this.api.lastWords()}`
        : undefined;
    try {
      await untilHealthy(this.url, hopeless, signal);
    } catch (error) {
      await this.stop();
      throw error instanceof Error && error.name !== 'AbortError' ? new Problem(error.message) : error;
    }
  }

  async stop() {
    await Promise.all([this.api.stop(), this.worker.stop()]);
  }

  kill() {
    this.api.kill();
    this.worker.kill();
  }
}
