const REMINDER_SECONDS = 15;

/**
 * Says what is being done and for how long: on a terminal in one line that counts the seconds, elsewhere (logs) with a
 * line now and then.
 */
export class Progress {
  /** @param {NodeJS.WriteStream} stream */
  constructor(stream = process.stdout) {
    this.stream = stream;
  }

  /** @param {string} text */
  say(text) {
    this.stream.write(`${text}\n`);
  }

  /**
   * Does a piece of work that takes a while.
   * @template T
   * @param {string} what as in "Building the web pages"
   * @param {() => Promise<T>} work
   * @returns {Promise<T>}
   */
  async during(what, work) {
    const started = performance.now();
    const seconds = () => ((performance.now() - started) / 1000).toFixed(1);
    const { stream } = this;
    const line = (/** @type {string} */ end) => {
      if (stream.isTTY) stream.write(`\r\x1b[2K${what} … ${end}`);
      else stream.write(`${what} … ${end}\n`);
    };
    if (stream.isTTY) line('');
    const timer = setInterval(
      () => line(`${Number(seconds()).toFixed(0)} s`),
      stream.isTTY ? 1_000 : REMINDER_SECONDS * 1_000,
    );
    try {
      const result = await work();
      line(`done (${seconds()} s)`);
      return result;
    } catch (error) {
      line(`${error instanceof Error && error.name === 'AbortError' ? 'stopped' : 'failed'} after ${seconds()} s`);
      throw error;
    } finally {
      clearInterval(timer);
      if (stream.isTTY) stream.write('\n');
    }
  }
}
