import { copyIn, copyOut } from './copy.mjs';
import { timeOf, withClient } from './fresh-database.mjs';
import { Product } from './product.mjs';
import { quantile, ratios, spreadOf } from './spread.mjs';

const PUPILS = 500;
const REPETITIONS = 9;
/** A read takes milliseconds: several give a steadier floor than one. */
const READS = 5;

/** What an analysis leaves; events before their flags. */
const LEFT_BEHIND = ['flag_event', 'flag', 'progress', 'analysis_run', 'audit_event', 'outbox'];

/**
 * @param {import('pg').Client} owner
 * @param {number} schoolId
 */
async function clear(owner, schoolId) {
  for (const table of LEFT_BEHIND) await owner.query(`DELETE FROM ${table} WHERE school_id = $1`, [schoolId]);
  await owner.query(`VACUUM (ANALYZE) ${LEFT_BEHIND.join(', ')}, result, pupil`);
}

/**
 * Analysing a school, beside the one read of its results.
 * @param {import('./measure.mjs').Setting} setting
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
export async function measureAnalysis({ database, say, signal }) {
  const environment = await database('analysis');
  const product = await Product.start(environment);
  try {
    return await withClient(environment.DATABASE_URL, (owner) =>
      withClient(environment.DATABASE_APP_URL, async (app) => {
        const { schoolId, pupils, results, seriesSql } = await product.ask('prepare-analysis', { pupils: PUPILS });
        // As the product reads: as the app's login, under row-level security.
        await app.query(`SELECT set_config('app.school', $1, false)`, [String(schoolId)]);
        const read = async () => {
          const times = [];
          for (let i = 0; i < READS; i++) times.push(await timeOf(() => app.query(seriesSql, [schoolId])));
          return quantile(times, 0.5);
        };
        const first = [];
        const second = [];
        const reads = [];
        const readsAndCopies = [];
        let opened = 0;
        /** @type {Buffer | undefined} */
        let progress;
        for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
          signal.throwIfAborted();
          await clear(owner, schoolId);
          const floor = await read();
          const opens = await product.ask('analyse', { schoolId });
          const repeats = await product.ask('analyse', { schoolId });
          if (opens.flagsOpened === 0) throw new Error('The first analysis opened no flag.');
          if (repeats.progressWritten + repeats.flagsOpened + repeats.flagsUpdated + repeats.flagsResolved > 0) {
            throw new Error('The second analysis changed something.');
          }
          progress ??= await copyOut(owner, 'progress', schoolId);
          await clear(owner, schoolId);
          const copy = await timeOf(() => copyIn(owner, 'progress', /** @type {Buffer} */ (progress)));
          if (repetition === 0) continue;
          opened = opens.flagsOpened;
          first.push(opens.time);
          second.push(repeats.time);
          reads.push(floor);
          readsAndCopies.push(floor + copy);
          say(
            `  ${repetition}/${REPETITIONS}: first ${Math.round(opens.time)} ms, again ${Math.round(repeats.time)} ms, ` +
              `the read ${floor.toFixed(1)} ms, COPY of its progress ${copy.toFixed(1)} ms`,
          );
        }
        const floor = { name: 'the read of its results', value: spreadOf(reads), unit: 'ms' };
        const school = `${pupils} pupils, ${results.toLocaleString('en-GB')} results`;
        return [
          {
            what: `Analysis of a school (${school}), nothing known: ${opened} flags open`,
            value: spreadOf(first),
            unit: 'ms',
            floor,
            ratio: ratios(first, reads),
          },
          {
            what: 'The same analysis beside reading results and writing progress',
            value: spreadOf(first),
            unit: 'ms',
            floor: { name: 'that read and COPY of the progress', value: spreadOf(readsAndCopies), unit: 'ms' },
            ratio: ratios(first, readsAndCopies),
          },
          {
            what: 'The analysis again: nothing changes',
            value: spreadOf(second),
            unit: 'ms',
            floor,
            ratio: ratios(second, reads),
          },
        ];
      }),
    );
  } finally {
    await product.stop();
  }
}
