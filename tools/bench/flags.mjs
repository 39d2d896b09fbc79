import http from 'node:http';
import autocannon from 'autocannon';
import pg from 'pg';
import { serveDemo, signIn } from './demo-served.mjs';
import { timeOf, withClient } from './fresh-database.mjs';
import { Product } from './product.mjs';
import { quantile, ratios, spreadOf } from './spread.mjs';

const ROUNDS = 7;
const REQUESTS = 60;
const WARM_UP = 40;
const CONNECTIONS = 8;
const LOAD_SECONDS = 4;
const LOADS = 3;

/** @typedef {import('../../apps/api/src/bench/act.ts').Statement} Statement */

/**
 * One request on a connection that stays open, as a browser's does.
 * @param {URL} url
 * @param {http.Agent} agent
 * @param {string} cookie
 * @returns {Promise<number>} bytes of the answer
 */
function get(url, agent, cookie) {
  return new Promise((resolve, reject) => {
    const request = http.get(url, { agent, headers: { cookie } }, (response) => {
      let bytes = 0;
      response.on('data', (part) => (bytes += part.length));
      response.once('error', reject);
      response.once('end', () => {
        if (response.statusCode === 200) resolve(bytes);
        else reject(new Error(`${url.pathname} was answered with ${response.statusCode}.`));
      });
    });
    request.once('error', reject);
  });
}

/**
 * The statements of one request, and nothing else.
 * @param {pg.Client} client
 * @param {Statement[]} statements
 */
async function replay(client, statements) {
  for (const { text, values } of statements) await client.query(text, values);
}

/**
 * @param {number} count
 * @param {() => Promise<unknown>} work
 * @returns {Promise<number[]>}
 */
async function timesOf(count, work) {
  const times = [];
  for (let i = 0; i < count; i++) times.push(await timeOf(work));
  return times;
}

/**
 * One request after the other, beside its statements on one connection.
 * @param {() => Promise<unknown>} request
 * @param {() => Promise<unknown>} statements
 * @param {import('./measure.mjs').Setting} setting
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
async function oneAtATime(request, statements, { say, signal }) {
  await timesOf(WARM_UP, request);
  await timesOf(WARM_UP, statements);
  /** @type {{ sql: number[], api: number[] }[]} */
  const rounds = [];
  for (let round = 1; round <= ROUNDS; round++) {
    signal.throwIfAborted();
    const sql = await timesOf(REQUESTS, statements);
    const api = await timesOf(REQUESTS, request);
    rounds.push({ sql, api });
    say(`  ${round}/${ROUNDS}: p50 ${quantile(api, 0.5).toFixed(1)} ms, its SQL ${quantile(sql, 0.5).toFixed(1)} ms`);
  }
  return [0.5, 0.95].map((share) => {
    const api = rounds.map((round) => quantile(round.api, share));
    const sql = rounds.map((round) => quantile(round.sql, share));
    return {
      what: `GET flags, one request at a time: p${share * 100} of ${ROUNDS} × ${REQUESTS}`,
      value: spreadOf(api),
      unit: 'ms',
      floor: { name: 'its SQL on one connection', value: spreadOf(sql), unit: 'ms' },
      ratio: ratios(api, sql),
    };
  });
}

/**
 * Requests a second from many at once, beside their statements from as many connections.
 * @param {URL} url
 * @param {string} cookie
 * @param {string} appUrl
 * @param {Statement[]} statements
 * @returns {Promise<import('./measure.mjs').Finding>}
 */
async function manyAtOnce(url, cookie, appUrl, statements) {
  const clients = Array.from({ length: CONNECTIONS }, () => new pg.Client({ connectionString: appUrl }));
  await Promise.all(clients.map((client) => client.connect()));
  const api = [];
  const sql = [];
  try {
    for (let load = 0; load < LOADS; load++) {
      let done = 0;
      const until = performance.now() + LOAD_SECONDS * 1_000;
      const took = await timeOf(() =>
        Promise.all(
          clients.map(async (client) => {
            for (; performance.now() < until; done++) await replay(client, statements);
          }),
        ),
      );
      sql.push((done * 1_000) / took);
      const result = await autocannon({
        url: url.href,
        connections: CONNECTIONS,
        duration: LOAD_SECONDS,
        headers: { cookie },
      });
      if (result.non2xx + result.errors > 0) throw new Error(`${result.non2xx + result.errors} requests failed.`);
      api.push(result.requests.total / result.duration);
    }
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
  const timeEach = (/** @type {number[]} */ rates) => rates.map((rate) => 1 / rate);
  return {
    what: `GET flags, ${CONNECTIONS} connections at once`,
    value: spreadOf(api),
    unit: 'requests/s',
    floor: { name: `its SQL on ${CONNECTIONS} connections`, value: spreadOf(sql), unit: 'times/s' },
    ratio: ratios(timeEach(api), timeEach(sql)),
  };
}

/**
 * The list of who needs help over HTTP, beside the statements it sends to the database.
 * @param {import('./measure.mjs').Setting} setting
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
export async function measureFlags(setting) {
  const demo = await serveDemo(setting, 'flags');
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  try {
    const { cookie, schoolId } = await signIn(demo);
    const url = new URL(`/api/v1/schools/${schoolId}/flags`, demo.url);
    const product = await Product.start(demo.environment);
    const { statements } = await product
      .ask('record-statements', { path: url.pathname, cookie })
      .finally(() => product.stop());
    const bytes = await get(url, agent, cookie);
    setting.say(`  an answer has ${bytes.toLocaleString('en-GB')} bytes and takes ${statements.length} statements`);
    const appUrl = demo.environment.DATABASE_APP_URL;
    return await withClient(appUrl, async (client) => [
      ...(await oneAtATime(
        () => get(url, agent, cookie),
        () => replay(client, statements),
        setting,
      )),
      await manyAtOnce(url, cookie, appUrl, statements),
    ]);
  } finally {
    agent.destroy();
    await demo.stop();
  }
}
