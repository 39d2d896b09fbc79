import os from 'node:os';

/** @typedef {import('./measure.mjs').Finding} Finding */

/** @param {number} value */
function shown(value) {
  if (value >= 100) return Math.round(value).toLocaleString('en-GB');
  return value.toFixed(value >= 10 ? 1 : 2);
}

/**
 * "6.12 (5.80–6.60)", or "6.12" where there is but one.
 * @param {import('./spread.mjs').Spread} spread
 * @param {string} [unit]
 */
export function spreadText({ median, least, greatest }, unit) {
  const range = least === greatest ? '' : ` (${shown(least)}–${shown(greatest)})`;
  return `${shown(median)}${range}${unit ? ` ${unit}` : ''}`;
}

const HEAD = ['measured', 'Headway', 'floor', 'ratio'];

/** @param {Finding} finding */
function cells({ what, value, unit, floor, ratio }) {
  return [what, spreadText(value, unit), `${floor.name}: ${spreadText(floor.value, floor.unit)}`, spreadText(ratio)];
}

/**
 * A table in Markdown, its columns lined up, so that it reads as well on a terminal.
 * @param {Finding[]} findings
 */
export function table(findings) {
  const rows = [HEAD, ...findings.map(cells)];
  const widths = HEAD.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (/** @type {string[]} */ row) =>
    `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
  const [head = [], ...body] = rows;
  return [line(head), rule, ...body.map(line)].join('\n');
}

/**
 * The machine by its size, never by its name.
 * @param {{ loadBefore: number, postgres: string }} circumstances
 */
export function machine({ loadBefore, postgres }) {
  const cores = os.availableParallelism();
  const memory = Math.round(os.totalmem() / 2 ** 30);
  const load = loadBefore.toFixed(1);
  return `${cores} cores, ${memory} GB, Node ${process.versions.node}, PostgreSQL ${postgres} with fsync off; load average at the start ${load}`;
}
