import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { API } from '../start/folders.mjs';

/** @typedef {{ id: number, answer?: object, failure?: string }} Answer */

/**
 * The product's own code in a process of its own, asked act by act (apps/api/src/bench.ts).
 */
export class Product {
  #asked = 0;
  /** @type {Map<number, { resolve: (answer: any) => void, reject: (error: Error) => void }>} */
  #waiting = new Map();
  /** @type {import('node:child_process').ChildProcess} */
  #child;

  /** @param {import('node:child_process').ChildProcess} child */
  constructor(child) {
    this.#child = child;
    child.on('message', (message) => {
      const { id, answer, failure } = /** @type {Answer} */ (message);
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (failure === undefined) waiting?.resolve(answer);
      else waiting?.reject(new Error(failure));
    });
    child.once('exit', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('The process that is measured has ended.'));
    });
  }

  /**
   * @param {NodeJS.ProcessEnv} environment
   * @returns {Promise<Product>}
   */
  static async start(environment) {
    const child = fork(path.join(API, 'bench.js'), {
      env: { NODE_ENV: 'production', ...process.env, ...environment },
      execArgv: ['--enable-source-maps'],
      // Statements have dates among their values, which JSON would turn into text.
      serialization: 'advanced',
    });
    const ended = once(child, 'exit').then(() => {
      throw new Error('The process that is measured did not start.');
    });
    await Promise.race([once(child, 'message'), ended]);
    ended.catch(() => undefined);
    return new Product(child);
  }

  /**
   * @template {keyof import('../../apps/api/src/bench/act.ts').Acts} Name
   * @param {Name} act
   * @param {import('../../apps/api/src/bench/act.ts').Acts[Name]['asks']} asks
   * @returns {Promise<import('../../apps/api/src/bench/act.ts').Acts[Name]['answers']>}
   */
  ask(act, asks) {
    const id = ++this.#asked;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
      this.#child.send({ id, act, asks });
    });
  }

  async stop() {
    if (this.#child.exitCode !== null) return;
    const ended = once(this.#child, 'exit');
    this.#child.disconnect();
    await ended;
  }
}
