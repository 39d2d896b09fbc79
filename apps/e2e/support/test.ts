import AxeBuilder from '@axe-core/playwright';
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { DEMO_PASSWORD, demoLogins } from '@headway/demo-school';

export { expect, type Page };

/** The demo school's people a journey can be, by the first part of their e-mail address. */
export type Login = 'teacher' | 'ta' | 'senco' | 'head' | 'leader' | 'data' | 'business' | 'governor';

interface Journey {
  /** Opens a browser signed in as the demo school's person with this login. */
  as: (login: Login) => Promise<Page>;
}

/** A person who has signed in stays so for the next journey: signing in again and again is slowed down, as it should be. */
const sessions = new Map<Login, Awaited<ReturnType<BrowserContext['cookies']>>>();

/** A journey fails when a page writes an error to the console or throws. */
export const test = base.extend<Journey>({
  as: async ({ browser }, use) => {
    const errors: string[] = [];
    const pages: Page[] = [];
    await use(async (login) => {
      const context = await browser.newContext();
      await context.addCookies(sessions.get(login) ?? []);
      const page = await context.newPage();
      pages.push(page);
      await comeIn(page, login);
      sessions.set(login, await context.cookies());
      page.on('console', (message) => {
        if (message.type() === 'error') errors.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => errors.push(`${page.url()}: ${error.message}`));
      return page;
    });
    for (const page of pages) await page.context().close();
    expect(errors, 'the console stays clean').toEqual([]);
  },
});

/** Opens the first page of somebody who is signed in, or signs in where that has ended. */
async function comeIn(page: Page, login: Login): Promise<void> {
  if (!sessions.has(login)) return signIn(page, login);
  await page.goto('/');
  await page.getByRole('main').waitFor();
  if (page.url().includes('sign-in')) await signIn(page, login);
}

/** A name of this try's own: what a first try has left behind is not in the way of the second. */
export function fresh(name: string): string {
  const { retry } = test.info();
  return retry === 0 ? name : `${name} ${retry + 1}`;
}

export function emailOf(login: Login): string {
  const found = demoLogins().find(({ email }) => email.startsWith(`${login}@`));
  if (!found) throw new Error(`The demo school has no login ${login}@….`);
  return found.email;
}

export function signIn(page: Page, login: Login): Promise<void> {
  return signInAs(page, emailOf(login), DEMO_PASSWORD);
}

export async function signInAs(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('School email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** No breach of WCAG 2.2 A or AA that can be found by a machine. */
export async function expectAccessible(page: Page): Promise<void> {
  // A new notice is hidden from screen readers for a moment, with its Undo button, before it is put where they read it out.
  await expect(page.locator('mat-snack-bar-container [aria-hidden="true"]:has(button)')).toHaveCount(0);
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
    .analyze();
  expect(
    violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`),
    page.url(),
  ).toEqual([]);
}

/** The same on a desk in light and on a narrow phone in dark, where nothing is wider than the page. */
export async function expectAccessibleEverywhere(page: Page): Promise<void> {
  const before = page.viewportSize();
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.setViewportSize({ width: 320, height: 900 });
  // What the top line happens to cover half of is no smaller for it.
  await page.evaluate(() => scrollTo(0, 0));
  await expectAccessible(page);
  const sideways = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  expect(sideways, `${page.url()} at 320 px`).toBeLessThanOrEqual(0);
  await page.emulateMedia({ colorScheme: 'light' });
  if (before) await page.setViewportSize(before);
}
