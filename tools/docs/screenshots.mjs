// Takes the pictures in docs/images from a running Headway with the demo school: HEADWAY_URL, or http://localhost:3000.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { findBrowser } from '../test/browser-path.mjs';

const base = process.env.HEADWAY_URL ?? 'http://localhost:3000';
const folder = path.resolve(import.meta.dirname, '../../docs/images');
const password = 'headway-demo-school';
const desktop = { width: 1440, height: 900 };
const phone = { width: 390, height: 844 };

/**
 * @typedef {object} Picture
 * @property {string} name
 * @property {string | null} login first part of the e-mail address; null: not signed in
 * @property {string} at
 * @property {string} ready what is there once the page has its numbers
 * @property {{ width: number, height: number }} [size]
 * @property {'light' | 'dark'} [scheme]
 * @property {(page: import('@playwright/test').Page) => Promise<void>} [then] what to do before the picture
 */

/** @type {Picture[]} */
const pictures = [
  { name: 'sign-in-desktop-light', ready: 'form', login: null, at: '/sign-in' },
  { name: 'home-teacher-desktop-light', ready: '.sect', login: 'teacher', at: '/' },
  { name: 'flags-desktop-light', ready: '.flags .flag', login: 'senco', at: '/flags' },
  { name: 'flags-desktop-dark', ready: '.flags .flag', login: 'senco', at: '/flags', scheme: 'dark' },
  { name: 'flags-phone-light', ready: '.flags .flag', login: 'senco', at: '/flags', size: phone },
  {
    name: 'pupil-desktop-light',
    ready: 'svg.chart',
    login: 'senco',
    at: '/grid',
    then: async (page) => {
      await page.goto(`${base}/flags`);
      await page.locator('.flags a.nm').first().click();
      await page.waitForURL(/pupils/);
    },
  },
  { name: 'grid-desktop-light', ready: '.pc', login: 'senco', at: '/grid' },
  { name: 'grid-desktop-dark', ready: '.pc', login: 'senco', at: '/grid', scheme: 'dark' },
  {
    name: 'register-phone-light',
    ready: '.rg',
    login: 'ta',
    at: '/grid',
    size: phone,
    then: async (page) => {
      await page.goto(`${base}/grid`);
      await page.getByRole('link', { name: 'Word reading, Year 5' }).click();
      await page
        .getByRole('link', { name: /the register of/ })
        .last()
        .click();
      await page.getByRole('button', { name: 'All here' }).waitFor();
    },
  },
  { name: 'impact-desktop-light', ready: '.imp tbody tr', login: 'head', at: '/impact' },
  {
    name: 'impact-opened-desktop-light',
    ready: '.imp tbody tr',
    login: 'head',
    at: '/impact',
    then: async (page) => {
      await page.getByRole('rowheader').getByRole('button').first().click();
      await page.getByRole('heading', { name: 'Who was compared with whom' }).waitFor();
    },
  },
  { name: 'imports-desktop-light', ready: '.filebox', login: 'data', at: '/imports' },
];

const executablePath = await findBrowser();
const browser = await chromium.launch({
  ...(executablePath ? { executablePath } : {}),
  args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
});
mkdirSync(folder, { recursive: true });
for (const { name, login, at, ready, size = desktop, scheme = 'light', then } of pictures) {
  const context = await browser.newContext({
    viewport: size,
    colorScheme: scheme,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
  });
  const page = await context.newPage();
  if (login) {
    await page.goto(`${base}/sign-in`);
    await page.getByLabel('School email').fill(`${login}@wrenfield.example`);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
  }
  await page.goto(base + at);
  await then?.(page);
  await page.locator(ready).first().waitFor();
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
  await context.close();
}
await browser.close();
