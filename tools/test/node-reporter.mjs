/**
 * A reporter for node:test that writes the counts as JSON: suites are not tests, a file that fails to load is one.
 * @param {AsyncIterable<{ type: string, data: { skip?: string | boolean, todo?: string | boolean, details?: { type?: string } } }>} events
 */
export default async function* counts(events) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for await (const { type, data } of events) {
    if (data?.details?.type === 'suite') continue;
    if (type === 'test:fail') total.failed++;
    else if (type === 'test:pass') {
      // An empty text is a skip without a reason.
      if (data.skip !== undefined && data.skip !== false) total.skipped++;
      else if (data.todo !== undefined && data.todo !== false) total.skipped++;
      else total.passed++;
    }
  }
  yield JSON.stringify(total);
}
