const SIGNALS = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
/** Ctrl-C under npm arrives twice at once: from the terminal and from npm. */
const ONE_WISH_MILLISECONDS = 1_000;

/**
 * Turns Ctrl-C and its like into an abort signal; asking again, later, is taken as impatience.
 * @param {() => void} impatient
 * @returns {AbortSignal}
 */
export function interruption(impatient) {
  const controller = new AbortController();
  let first = 0;
  for (const name of SIGNALS) {
    process.on(name, () => {
      if (!first) {
        first = Date.now();
        controller.abort();
      } else if (Date.now() - first > ONE_WISH_MILLISECONDS) impatient();
    });
  }
  return controller.signal;
}
