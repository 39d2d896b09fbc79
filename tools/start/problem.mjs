/** Something the person at the keyboard can put right; shown without a stack. */
export class Problem extends Error {}

/**
 * Shows why a command cannot go on.
 * @param {unknown} error
 */
export function report(error) {
  if (error instanceof Problem) console.error(`\n${error.message}`);
  else console.error(error);
}
