import { install } from '../start/install.mjs';
import { interruption } from '../start/interruption.mjs';
import { report } from '../start/problem.mjs';
import { Progress } from '../start/progress.mjs';
import { readArguments } from './arguments.mjs';
import { lastLine, NONE, sum } from './counts.mjs';

/** @param {number} since */
function secondsSince(since) {
  return `${((performance.now() - since) / 1000).toFixed(0)} s`;
}

/**
 * Runs one part of a stage under its headline; what keeps it from running is a failure.
 * @param {string} headline
 * @param {import('./stages.mjs').Part} part
 * @param {import('./stages.mjs').Context} context
 */
async function runPart(headline, part, context) {
  const began = performance.now();
  console.log(`\n━━ ${headline}\n`);
  let counts;
  try {
    counts = await part.run(context);
  } catch (error) {
    if (context.signal.aborted) throw error;
    report(error);
    counts = { ...NONE, failed: 1 };
  }
  const summary = `${headline}: ${lastLine(counts)} (${secondsSince(began)})`;
  console.log(`\n${summary}`);
  return { summary, counts };
}

/**
 * `npm test`: everything there is to check, from a fresh clone; the last line counts it.
 * @param {string[]} args
 */
export async function runTests(args) {
  const began = performance.now();
  const signal = interruption(() => process.exit(130));
  const progress = new Progress();
  const results = [];
  try {
    await install(progress, signal);
    // Not before: the stages need installed packages.
    const { STAGES } = await import('./stages.mjs');
    const usual = STAGES.filter(({ onRequest }) => !onRequest || process.env.CI === 'true');
    const names = (/** @type {typeof STAGES} */ stages) => stages.map(({ name }) => name);
    const { only, more } = readArguments(args, names(STAGES), names(usual));
    for (const stage of STAGES.filter(({ name }) => only.includes(name))) {
      for (const part of stage.parts) {
        results.push(await runPart(`${stage.name}: ${part.title}`, part, { signal, progress, more }));
      }
    }
  } catch (error) {
    if (!signal.aborted) report(error);
    results.push({ summary: signal.aborted ? 'stopped' : 'could not go on', counts: { ...NONE, failed: 1 } });
  }
  if (signal.aborted) {
    // A runner that is stopped does not stop its database.
    const { removeAbandonedPostgres } = await import('../postgres/throw-away.mjs');
    await removeAbandonedPostgres();
  }
  const total = sum(results.map(({ counts }) => counts));
  console.log(`\n━━ All of it, in ${secondsSince(began)}\n`);
  for (const { summary } of results) console.log(summary);
  console.log(`\n${lastLine(total)}`);
  process.exitCode = signal.aborted ? 130 : total.failed ? 1 : 0;
  // Not process.exit(): the last line may still be on its way to a pipe.
}
