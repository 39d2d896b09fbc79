import { copyIn, copyOut } from './copy.mjs';
import { timeOf, withClient } from './fresh-database.mjs';
import { Product } from './product.mjs';
import { ratios, spreadOf } from './spread.mjs';

const ROWS = 50_000;
const REPETITIONS = 7;

/** What an import leaves, the results first. */
const LEFT_BEHIND = ['result', 'result_history', 'import_run', 'audit_event', 'outbox'];

/**
 * The tables as they were before an import, dead rows gone, so that each repetition meets the same.
 * @param {import('pg').Client} owner
 * @param {number} schoolId
 */
async function clear(owner, schoolId) {
  for (const table of LEFT_BEHIND) await owner.query(`DELETE FROM ${table} WHERE school_id = $1`, [schoolId]);
  await owner.query(`VACUUM (ANALYZE) ${LEFT_BEHIND.join(', ')}`);
}

/**
 * Bringing in a results file, beside COPY of the same rows.
 * @param {import('./measure.mjs').Setting} setting
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
export async function measureImport({ database, say, signal }) {
  const environment = await database('import');
  const product = await Product.start(environment);
  try {
    return await withClient(environment.DATABASE_URL, async (owner) => {
      const { schoolId, rows } = await product.ask('prepare-import', { rows: ROWS });
      const whole = [];
      const apply = [];
      const copy = [];
      /** @type {Buffer | undefined} */
      let asCopied;
      // The first repetition warms up and gives the rows to copy; it does not count.
      for (let repetition = 0; repetition <= REPETITIONS; repetition++) {
        signal.throwIfAborted();
        await clear(owner, schoolId);
        const times = await product.ask('import', { schoolId });
        if (times.created !== rows) throw new Error(`The import wrote ${times.created} of ${rows} results.`);
        asCopied ??= await copyOut(owner, 'result', schoolId);
        await clear(owner, schoolId);
        const floor = await timeOf(() => copyIn(owner, 'result', /** @type {Buffer} */ (asCopied)));
        if (repetition === 0) continue;
        whole.push(times.upload + times.check + times.apply);
        apply.push(times.apply);
        copy.push(floor);
        say(
          `  ${repetition}/${REPETITIONS}: read and check ${Math.round(times.upload + times.check)} ms, ` +
            `apply ${Math.round(times.apply)} ms, COPY ${Math.round(floor)} ms`,
        );
      }
      const perSecond = (/** @type {number[]} */ times) => spreadOf(times.map((time) => (rows * 1_000) / time));
      const floor = { name: 'COPY by the owner', value: perSecond(copy), unit: 'rows/s' };
      return [
        {
          what: `Import of ${rows.toLocaleString('en-GB')} results: upload, check and apply`,
          value: perSecond(whole),
          unit: 'rows/s',
          floor,
          ratio: ratios(whole, copy),
        },
        {
          what: 'The same import: the transaction that applies it',
          value: perSecond(apply),
          unit: 'rows/s',
          floor,
          ratio: ratios(apply, copy),
        },
      ];
    });
  } finally {
    await product.stop();
  }
}
