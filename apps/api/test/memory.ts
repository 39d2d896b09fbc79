import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

const mebibyte = 1024 * 1024;
const lookedEvery = 5;

/** How many MB more are held at the most while something runs; what is thrown away but not yet collected counts too. */
export async function memoryGrowth(work: () => Promise<unknown>): Promise<number> {
  const held = (): number => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  const before = held();
  let most = before;
  const watch = setInterval(() => (most = Math.max(most, held())), lookedEvery);
  try {
    await work();
  } finally {
    clearInterval(watch);
  }
  return (Math.max(most, held()) - before) / mebibyte;
}

const collect = ((): (() => void) => {
  setFlagsFromString('--expose-gc');
  return runInNewContext('gc') as () => void;
})();

/** How many bytes are held: where that looks like too much, only what is left when garbage has been collected. */
export function heldBytes(tooMuch: number): number {
  const held = (): number => {
    const { heapUsed, external } = process.memoryUsage();
    return heapUsed + external;
  };
  if (held() <= tooMuch) return held();
  collect();
  return held();
}
