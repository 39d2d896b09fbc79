/** A transaction that met another one: what it had read no longer stands. Nothing of it was kept; it may run again. */
export class LookAgain extends Error {}

const attempts = 4;

/** Serialization failure and deadlock: PostgreSQL asks to try again. */
const metAnother = new Set(['40001', '40P01']);

/**
 * Runs a transaction, again when it met another one.
 * @param transaction the whole of it, from its beginning
 */
export async function retried<T>(transaction: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await transaction();
    } catch (error) {
      if (attempt === attempts || !mayRunAgain(error)) throw error;
    }
  }
}

const mayRunAgain = (error: unknown): boolean =>
  error instanceof LookAgain ||
  (error instanceof Error && 'code' in error && typeof error.code === 'string' && metAnother.has(error.code));
