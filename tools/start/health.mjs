import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Whether Headway answers at a URL and says it is well.
 * @param {string} url
 */
export async function isHealthy(url) {
  try {
    const response = await fetch(new URL('/api/health', url), { signal: AbortSignal.timeout(5_000) });
    return response.ok;
  } catch {
    return false;
  }
}

/**
 * Waits until Headway answers.
 * @param {string} url
 * @param {() => string | undefined} hopeless why there is no point in waiting, once there is none
 * @param {AbortSignal} [signal]
 */
export async function untilHealthy(url, hopeless, signal) {
  while (!(await isHealthy(url))) {
    signal?.throwIfAborted();
    const reason = hopeless();
    if (reason !== undefined) throw new Error(reason);
    await sleep(100);
  }
}
