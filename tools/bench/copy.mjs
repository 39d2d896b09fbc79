import { Readable, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { from, to } from 'pg-copy-streams';

/**
 * A school's rows of a table as PostgreSQL's own text for COPY.
 * @param {import('pg').Client} owner
 * @param {'result' | 'progress'} table
 * @param {number} schoolId
 * @returns {Promise<Buffer>}
 */
export async function copyOut(owner, table, schoolId) {
  /** @type {Buffer[]} */
  const parts = [];
  const keep = new Writable({
    write(part, _encoding, done) {
      parts.push(part);
      done();
    },
  });
  await pipeline(
    owner.query(to(`COPY (SELECT * FROM ${table} WHERE school_id = ${Number(schoolId)}) TO STDOUT`)),
    keep,
  );
  return Buffer.concat(parts);
}

const sentAtOnce = 64 * 1024;

/**
 * The same rows back into the same table, with its keys, checks, indexes and partitions.
 * @param {import('pg').Client} owner
 * @param {'result' | 'progress'} table
 * @param {Buffer} rows
 */
export async function copyIn(owner, table, rows) {
  const pieces = Array.from({ length: Math.ceil(rows.length / sentAtOnce) }, (_, i) =>
    rows.subarray(i * sentAtOnce, (i + 1) * sentAtOnce),
  );
  await pipeline(Readable.from(pieces), owner.query(from(`COPY ${table} FROM STDIN`)));
}
