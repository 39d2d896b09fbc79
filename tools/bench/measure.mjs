import { measureAnalysis } from './analysis.mjs';
import { measureFlags } from './flags.mjs';
import { measureImport } from './import.mjs';
import { measureJavaScript } from './javascript.mjs';
import { measureMarks } from './marks.mjs';

/**
 * What the measurements work with.
 * @typedef {object} Setting
 * @property {(name: string) => Promise<import('./fresh-database.mjs').Environment>} database makes a migrated one
 * @property {(text: string) => void} say
 * @property {AbortSignal} signal
 */

/**
 * Something measured beside the least it could be (or may be).
 * @typedef {object} Finding
 * @property {string} what
 * @property {import('./spread.mjs').Spread} value
 * @property {string} unit
 * @property {{ name: string, value: import('./spread.mjs').Spread, unit: string }} floor
 * @property {import('./spread.mjs').Spread} ratio time of the one by time of the other, or size by bound
 */

/** @type {{ name: string, title: string, measure: (setting: Setting) => Promise<Finding[]> }[]} */
export const MEASUREMENTS = [
  { name: 'import', title: 'Importing results', measure: measureImport },
  { name: 'analysis', title: 'Analysing a school', measure: measureAnalysis },
  { name: 'flags', title: 'The flags page’s API', measure: measureFlags },
  { name: 'javascript', title: 'JavaScript to a usable home page', measure: measureJavaScript },
  { name: 'marks', title: 'The mark grid', measure: measureMarks },
];
