import { existsSync } from 'node:fs';
import path from 'node:path';
import { copyIn, copyOut } from './copy.mjs';
import { timeOf, withClient } from './fresh-database.mjs';
import { Product } from './product.mjs';
import { ratios, spreadOf } from './spread.mjs';

const ROWS = 50_000;
const REPETITIONS = 7;

/** Real results with a standard error each, where they are; they are no part of this repository. */
const FILES = path.resolve(import.meta.dirname, '../../../shared/data/sgpt');

/** What an import leaves, the results first. */
const LEFT_BEHIND = [
  ...['result', 'result_history', 'import_effect', 'import_part', 'import_run', 'saved_mapping', 'audit_event'],
  'outbox',
];

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
 * Brings the prepared file in again and again, beside COPY of the same rows into the same table.
 * @param {import('./measure.mjs').Setting} setting
 * @param {{ product: Product, owner: import('pg').Client, schoolId: number, rows: number }} prepared
 */
async function repeat({ say, signal }, { product, owner, schoolId, rows }) {
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
  return { whole, apply, copy };
}

/**
 * Bringing in results files, beside COPY of the same rows.
 * @param {import('./measure.mjs').Setting} setting
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
export async function measureImport(setting) {
  const environment = await setting.database('import');
  const product = await Product.start(environment);
  try {
    return await withClient(environment.DATABASE_URL, async (owner) => {
      const made = await product.ask('prepare-import', { rows: ROWS });
      const large = await repeat(setting, { product, owner, ...made });
      const perSecond = (/** @type {number[]} */ times) => spreadOf(times.map((time) => (made.rows * 1_000) / time));
      const floor = { name: 'COPY by the owner', value: perSecond(large.copy), unit: 'rows/s' };
      return [
        {
          what: `Import of ${made.rows.toLocaleString('en-GB')} results: upload, check and apply`,
          value: perSecond(large.whole),
          unit: 'rows/s',
          floor,
          ratio: ratios(large.whole, large.copy),
        },
        {
          what: 'The same import: the transaction that applies it',
          value: perSecond(large.apply),
          unit: 'rows/s',
          floor,
          ratio: ratios(large.apply, large.copy),
        },
        ...(await measureRealFile(setting, product, owner)),
      ];
    });
  } finally {
    await product.stop();
  }
}

/**
 * A real file in seconds: at most 5, and its applying at most 6 times COPY.
 * @param {import('./measure.mjs').Setting} setting
 * @param {Product} product
 * @param {import('pg').Client} owner
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
async function measureRealFile(setting, product, owner) {
  if (!existsSync(path.join(FILES, 'results.csv'))) {
    setting.say(`  Skipped: the real results are not at ${FILES}.`);
    return [];
  }
  const real = await product.ask('prepare-files', { folder: FILES });
  const { whole, apply, copy } = await repeat(setting, { product, owner, ...real });
  const seconds = (/** @type {number[]} */ times) => spreadOf(times.map((time) => time / 1_000));
  const floor = { name: 'COPY of the same rows', value: seconds(copy), unit: 's' };
  const rows = `${real.rows.toLocaleString('en-GB')} results with standard errors`;
  return [
    {
      what: `Import of ${rows}: upload, check and apply`,
      value: seconds(whole),
      unit: 's',
      floor,
      ratio: ratios(whole, copy),
    },
    {
      what: 'The same import: the transaction that applies it',
      value: seconds(apply),
      unit: 's',
      floor,
      ratio: ratios(apply, copy),
    },
  ];
}
