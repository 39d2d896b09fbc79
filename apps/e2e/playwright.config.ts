import { defineConfig } from '@playwright/test';

const baseURL = process.env['HEADWAY_URL'];
if (!baseURL)
  throw new Error('HEADWAY_URL is not set: "npm test -- --only browser" serves Headway and runs these journeys.');

/** Journeys share one running Headway with the demo school; each makes what it changes. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  timeout: 90_000,
  expect: { timeout: 10_000 },
  fullyParallel: false,
  workers: 1,
  // A machine that does other work at the same time may be too slow once; a journey that needs its second try is named.
  retries: process.env['CI'] ? 1 : 0,
  forbidOnly: true,
  use: {
    baseURL,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    viewport: { width: 1440, height: 900 },
    screenshot: 'only-on-failure',
    trace: 'retain-on-failure',
    video: 'off',
    launchOptions: {
      ...(process.env['CHROME_PATH'] ? { executablePath: process.env['CHROME_PATH'] } : {}),
      // Chromium has no sandbox for root; the other switches keep it from looking for hosts on the internet.
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
});
