import { chromium } from '@playwright/test';
import { Problem } from '../start/problem.mjs';
import { findBrowser, HOW_TO_GET_ONE } from '../test/browser-path.mjs';
import { serveDemo, signInOnPage } from './demo-served.mjs';
import { emptyTable, holes, typedTimes, untilDrawn, watchTyping } from './in-the-grid.mjs';
import { quantile, ratios, spreadOf } from './spread.mjs';
import { wideSheet } from './wide-sheet.mjs';

const SIZE = { pupils: 240, columns: 12 };
const TIMES = 7;
const TYPED = 40;
/** Milliseconds for which a fast typist holds a key; the next comes at once. */
const KEY_MS = 60;
/** A frame of a screen that draws 60 times a second. */
const FRAME_MS = 1_000 / 60;
const SWITCHES = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/** @typedef {import('@playwright/test').Page} Page */

/**
 * Opens a class whose sheet is answered with one of 240 × 12, and saves that are never answered.
 * @param {Page} page
 * @param {import('./demo-served.mjs').ServedDemo} demo
 */
async function signInToWideClass(page, demo) {
  await signInOnPage(page, demo);
  const { url } = demo;
  const school = `${url}/api/v1/schools/1`;
  const classes = await (await page.request.get(`${school}/classes`)).json();
  const { id } = classes.find((/** @type {{ yearGroups: number[] }} */ { yearGroups }) => yearGroups.includes(5));
  const sheet = await (await page.request.get(`${school}/classes/${id}/marks`)).json();
  const body = JSON.stringify(wideSheet(sheet, SIZE));
  await page.route(/\/api\/v1\/.*\/marks(\?|$)/, (route) => route.fulfill({ contentType: 'application/json', body }));
  await page.route(/\/results$/, () => undefined);
  return `${url}/classes/${id}/marks`;
}

/**
 * Types marks down the first column.
 * @param {Page} page
 */
async function typed(page) {
  await page.locator('tr[aria-rowindex="2"] > td[aria-colindex="2"]').click();
  await page.evaluate(watchTyping);
  for (let n = 0; n < TYPED; n += 1) {
    await page.keyboard.type(String(90 + (n % 30)), { delay: KEY_MS });
    await page.keyboard.press('Enter', { delay: KEY_MS });
  }
  return page.evaluate(typedTimes);
}

/**
 * The mark grid at its largest, beside an empty table of that size.
 * @param {import('./measure.mjs').Setting} setting
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
export async function measureMarks(setting) {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Problem(HOW_TO_GET_ONE);
  const demo = await serveDemo(setting, 'marks');
  try {
    const args = [...SWITCHES, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
    const browser = await chromium.launch({ executablePath, args });
    try {
      const page = await browser.newPage({ serviceWorkers: 'block', viewport: { width: 1440, height: 900 } });
      const address = await signInToWideClass(page, demo);
      const [grid, table] = [/** @type {number[]} */ ([]), /** @type {number[]} */ ([])];
      for (let time = 0; time < TIMES; time += 1) {
        setting.signal.throwIfAborted();
        await page.goto(address);
        grid.push(await page.evaluate(untilDrawn, SIZE));
        table.push(await page.evaluate(emptyTable, SIZE));
      }
      const missing = await page.evaluate(holes);
      if (missing > 0) throw new Error(`While scrolling there was no cell at ${missing} places of the grid.`);
      const { echo, written } = await typed(page);
      if (echo.length < TYPED || written.length < TYPED) {
        throw new Error(
          `Of ${TYPED} marks ${echo.length} were seen while they were typed, ${written.length} in their cells.`,
        );
      }
      const size = `${SIZE.pupils} pupils × ${SIZE.columns} subjects`;
      const frame = { name: 'bound: a frame', value: spreadOf([FRAME_MS]), unit: 'ms' };
      const late = (/** @type {number[]} */ times) => spreadOf([quantile(times, 0.95)]);
      return [
        {
          what: `Mark grid of ${size}: from its data to the last cell drawn`,
          value: spreadOf(grid),
          unit: 'ms',
          floor: { name: 'an empty table of that size', value: spreadOf(table), unit: 'ms' },
          ratio: ratios(grid, table),
        },
        {
          what: `A key in it: until its character is there, p95 of ${echo.length}`,
          value: late(echo),
          unit: 'ms',
          floor: frame,
          ratio: spreadOf([quantile(echo, 0.95) / FRAME_MS]),
        },
        {
          what: `Enter in it: until the mark is in its cell, p95 of ${written.length}`,
          value: late(written),
          unit: 'ms',
          floor: frame,
          ratio: spreadOf([quantile(written, 0.95) / FRAME_MS]),
        },
      ];
    } finally {
      await browser.close();
    }
  } finally {
    await demo.stop();
  }
}
