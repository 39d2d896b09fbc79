import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type Page } from '@playwright/test';
import { DEMO_PASSWORD, demoLogins, generateDemo } from '@headway/demo-school';

export { expect, type Page };

/** Logins of the demo school by job, as `npm start` prints them. */
const logins = demoLogins(generateDemo());

export type Job = 'Class teacher' | 'Teaching assistant' | 'SENCO' | 'Headteacher' | 'Data manager' | 'Business manager' | 'Governor';

interface Journey {
  /** Opens a browser signed in as the demo school's person with this job. */
  as: (job: Job) => Promise<Page>;
}

/** A journey fails when a page writes an error to the console or throws. */
export const test = base.extend<Journey>({
  as: async ({ browser }, use) => {
    const errors: string[] = [];
    const pages: Page[] = [];
    await use(async (job) => {
      const page = await (await browser.newContext()).newPage();
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      pages.push(page);
      await signIn(page, job);
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(errors, 'the console stays clean').toEqual([]);
  },
});

export function emailOf(job: Job): string {
  const login = logins.find(({ jobTitle }) => jobTitle.toLowerCase().startsWith(job.toLowerCase()));
  if (!login) throw new Error(`The demo school has no login for ${job}; it has ${logins.map((one) => one.jobTitle).join(', ')}.`);
  return login.email;
}

export async function signIn(page: Page, job: Job): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('School email').fill(emailOf(job));
  await page.getByLabel('Password', { exact: true }).fill(DEMO_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** No breach of WCAG 2.2 A or AA that can be found by a machine. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    page.url(),
  ).toEqual([]);
}
