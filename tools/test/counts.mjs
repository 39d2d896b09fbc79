/**
 * How many tests passed, failed and were skipped.
 * @typedef {{ passed: number, failed: number, skipped: number }} Counts
 */

/** @type {Counts} */
export const NONE = { passed: 0, failed: 0, skipped: 0 };

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  return all.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NONE,
  );
}

/**
 * The last line of `npm test`.
 * @param {Counts} counts
 */
export function lastLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/**
 * Counts of `jest --json`. A file that could not be run counts as one failure, for it holds no tests that could.
 * @param {{ numPassedTests: number, numFailedTests: number, numPendingTests: number, numTodoTests: number,
 *   numRuntimeErrorTestSuites: number }} report
 * @returns {Counts}
 */
export function fromJest(report) {
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + report.numRuntimeErrorTestSuites,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/**
 * Counts of Playwright's JSON report. Errors outside any test (a file that does not compile) count as failures.
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors: unknown[] }} report
 * @returns {Counts}
 */
export function fromPlaywright({ stats, errors }) {
  return { passed: stats.expected + stats.flaky, failed: stats.unexpected + errors.length, skipped: stats.skipped };
}

/**
 * What a runner's report and its exit code say together: a runner that fails without a failed test, leaves no report or
 * has run nothing has failed itself.
 * @param {number | null} code
 * @param {Counts | undefined} counts
 * @returns {Counts}
 */
export function outcome(code, counts) {
  if (!counts) return { ...NONE, failed: 1 };
  const ran = counts.passed + counts.failed + counts.skipped > 0;
  return counts.failed === 0 && (code !== 0 || !ran) ? { ...counts, failed: 1 } : counts;
}
