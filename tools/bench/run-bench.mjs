import { readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from '../start/build.mjs';
import { ROOT } from '../start/folders.mjs';
import { install } from '../start/install.mjs';
import { interruption } from '../start/interruption.mjs';
import { Problem, report } from '../start/problem.mjs';
import { Progress } from '../start/progress.mjs';
import { readArguments } from '../test/arguments.mjs';
import { withFigures } from './document.mjs';
import { machine, table } from './report.mjs';

const DOCUMENT = path.join(ROOT, 'docs', 'performance.md');

/**
 * @param {string[]} only
 * @param {AbortSignal} signal
 * @param {Progress} progress
 * @returns {Promise<{ findings: import('./measure.mjs').Finding[], postgres: string }>}
 */
async function measure(only, signal, progress) {
  const { startThrowAwayPostgres } = await import('../postgres/throw-away.mjs');
  const { freshDatabase, withClient } = await import('./fresh-database.mjs');
  const { MEASUREMENTS } = await import('./measure.mjs');
  const server = await startThrowAwayPostgres();
  try {
    const postgres = await withClient(server.ownerUrl, async (client) => {
      const { rows } = await client.query(`SELECT split_part(current_setting('server_version'), ' ', 1) AS version`);
      return String(rows[0]?.version);
    });
    const findings = [];
    for (const { name, title, measure } of MEASUREMENTS) {
      if (!only.includes(name)) continue;
      signal.throwIfAborted();
      const found = await progress.during(title, () =>
        measure({
          database: (wanted) => freshDatabase(server.ownerUrl, `bench_${wanted}`, signal),
          say: (text) => progress.say(text),
          signal,
        }),
      );
      findings.push(...found);
    }
    return { findings, postgres };
  } finally {
    await server.stop();
  }
}

/**
 * `npm run bench`: what costs time or bytes, each beside the least it could be, measured in the same run.
 * @param {string[]} args
 */
export async function runBench(args) {
  const signal = interruption(() => process.exit(130));
  const progress = new Progress();
  try {
    await install(progress, signal);
    const { MEASUREMENTS } = await import('./measure.mjs');
    const names = MEASUREMENTS.map(({ name }) => name);
    const write = args.includes('--write');
    const { only, more } = readArguments(
      args.filter((arg) => arg !== '--write'),
      names,
      names,
    );
    if (more.length) throw new Problem(`npm run bench takes --only and --write; not "${more.join(' ')}".`);
    if (write && only.length < names.length)
      throw new Problem('--write keeps all figures of one run: leave out --only.');
    await build(progress, signal);
    const [loadBefore = 0] = os.loadavg();
    const { findings, postgres } = await measure(only, signal, progress);
    const circumstances = machine({ loadBefore, postgres });
    console.log(`\n${table(findings)}\n\n${circumstances}`);
    console.log('Medians (least–greatest). Ratio 1: as good as the floor. Both sides ran on the same server, in turn.');
    if (write) {
      const day = new Date().toISOString().slice(0, 10);
      const figures = `Measured on ${day} by \`npm run bench -- --write\`: ${circumstances}.\n\n${table(findings)}`;
      writeFileSync(DOCUMENT, withFigures(readFileSync(DOCUMENT, 'utf8'), figures));
      console.log(`Written to ${path.relative(process.cwd(), DOCUMENT)}.`);
    }
  } catch (error) {
    if (!signal.aborted) report(error);
    process.exitCode = signal.aborted ? 130 : 1;
  }
}
