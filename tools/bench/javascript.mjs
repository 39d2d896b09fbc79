import { chromium } from '@playwright/test';
import { Problem } from '../start/problem.mjs';
import { findBrowser, HOW_TO_GET_ONE } from '../test/browser-path.mjs';
import { serveDemo, signInOnPage } from './demo-served.mjs';
import { spreadOf } from './spread.mjs';

/** 200 KB of the issue, taken at its strictest. */
const BOUND_BYTES = 200_000;
const SWITCHES = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];

/**
 * Opens the sign-in page with an empty cache, signs in and waits until the home page can be used.
 * @param {import('@playwright/test').Page} page
 * @param {import('./demo-served.mjs').ServedDemo} demo
 */
async function signInToHome(page, demo) {
  await signInOnPage(page, demo);
  // What the page still asks for by itself, such as its data, belongs to it.
  await page.waitForLoadState('networkidle');
}

/**
 * The JavaScript a browser fetches from an empty cache to a usable home page.
 * @param {import('./measure.mjs').Setting} setting
 * @returns {Promise<import('./measure.mjs').Finding[]>}
 */
export async function measureJavaScript(setting) {
  const executablePath = await findBrowser();
  if (!executablePath) throw new Problem(HOW_TO_GET_ONE);
  const demo = await serveDemo(setting, 'javascript');
  try {
    const args = [...SWITCHES, ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
    const browser = await chromium.launch({ executablePath, args });
    try {
      const page = await browser.newPage();
      /** @type {import('@playwright/test').Request[]} */
      const scripts = [];
      page.on('requestfinished', (request) => {
        if (new URL(request.url()).pathname.endsWith('.js')) scripts.push(request);
      });
      await signInToHome(page, demo);
      let bytes = 0;
      for (const script of scripts) {
        const response = await script.response();
        const encoding = (await response?.headerValue('content-encoding')) ?? 'none';
        const { responseBodySize } = await script.sizes();
        // Files under a kilobyte are served as they are.
        if (encoding !== 'br' && responseBodySize > 1_024) {
          throw new Error(`${script.url()} was served with content encoding ${encoding}, not br.`);
        }
        bytes += responseBodySize;
      }
      if (bytes === 0) throw new Error('The browser fetched no JavaScript.');
      const value = spreadOf([bytes / 1_000]);
      return [
        {
          what: `JavaScript until the home page is usable, sign-in included: ${scripts.length} files`,
          value,
          unit: 'kB (brotli)',
          floor: { name: 'bound', value: spreadOf([BOUND_BYTES / 1_000]), unit: 'kB' },
          ratio: spreadOf([bytes / BOUND_BYTES]),
        },
      ];
    } finally {
      await browser.close();
    }
  } finally {
    await demo.stop();
  }
}
