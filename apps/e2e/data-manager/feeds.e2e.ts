import type { APIRequestContext } from '@playwright/test';
import { newSchool } from '../support/operator';
import { expect, expectAccessible, type Page, signInAs, test } from '../support/test';

const password = 'a long enough password';

/** A roll of ten pupils; those in `renamed` have another surname. */
function roll(renamed: readonly number[] = []): Buffer {
  const pupils = Array.from({ length: 10 }, (_, n) =>
    [`T99990012600${n}`, `${renamed.includes(n) ? 'Evans' : 'Pryce'}${n}`, `Forename${n}`, '2017-03-01', 5].join(','),
  );
  return Buffer.from(['UPN,Family name,Given name,Date of Birth,NC Year', ...pupils].join('\n'));
}

/** Brings a roll in by hand, from which Headway learns what its columns are. */
async function bringInByHand(page: Page): Promise<void> {
  await page.goto('/imports');
  const file = { name: 'roll.csv', mimeType: 'text/csv', buffer: roll() };
  await page.getByLabel('Choose a file').setInputFiles(file);
  await page.getByRole('button', { name: 'Check the file' }).click();
  await page.getByRole('button', { name: /^Apply/ }).click({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: 'What happens now' })).toBeVisible({ timeout: 60_000 });
}

/** What another system does with the command it was given: it sends a file. */
function sender(request: APIRequestContext, command: string): (buffer: Buffer) => Promise<number> {
  const address = /(http\S+)$/.exec(command)?.[1] ?? '';
  const token = /Bearer (\S+)"/.exec(command)?.[1] ?? '';
  return async (buffer) => {
    const file = { name: 'roll.csv', mimeType: 'text/csv', buffer };
    const headers = { authorization: `Bearer ${token}` };
    return (await request.post(address, { headers, multipart: { file } })).status();
  };
}

/** No breach that a machine finds, and no scrolling sideways, at the widest and the narrowest, light and dark. */
async function expectAccessibleEverywhere(page: Page): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 320]) {
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      const sideways = await page.evaluate(
        () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
      );
      expect(sideways, `${page.url()} scrolls sideways at ${width} px`).toBe(false);
    }
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test('a feed is made, brings files in by itself, asks when much would change, and ends', async ({ page, request }) => {
  test.setTimeout(180_000);
  const email = `data-${Date.now()}@feeds.example`;
  newSchool(`Feeds Primary ${Date.now()}`, email, password, 'data-manager');
  await signInAs(page, email, password);

  // Given a school without feeds, when a file has been brought in by hand
  await page.goto('/settings/feeds');
  await expect(page.getByRole('heading', { name: 'No file comes by itself yet' })).toBeVisible();
  await expectAccessibleEverywhere(page);
  await bringInByHand(page);

  // Then a feed for such files can be made
  await page.goto('/settings');
  await page.getByRole('main').getByRole('link', { name: 'Feeds' }).click();
  await page.getByRole('button', { name: 'Make a feed' }).click();
  await page.getByRole('button', { name: 'Make the feed' }).click();
  await expect(page.getByText('Choose how its files are read.')).toBeVisible();
  await page.getByRole('textbox', { name: 'Name' }).fill('Nightly roll');
  await page.getByLabel('Read with').selectOption({ label: 'roll.csv · Pupils' });
  await page.getByLabel('At most so many rows').fill('3');
  await page.getByLabel('And at most so many per cent of those known').fill('50');
  await expect(page.getByText('Of a list of 400, up to 3 may change or leave without you')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Make the feed' }).click();

  // And its token is there, this once
  const token = page.getByRole('textbox', { name: 'Token' });
  await expect(token).toHaveValue(/^hwf_/);
  const command = await page.getByRole('textbox', { name: /^To try it/ }).inputValue();
  const secret = await token.inputValue();
  expect(command).toContain(secret);
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'I have kept it' }).click();
  await expect(token).toBeHidden();
  await page.reload();
  await expect(page.getByText('Nothing has come yet.')).toBeVisible();
  expect(await page.content()).not.toContain(secret);

  // When another system sends a file that changes little, then it is in, and the open page says so
  const send = sender(request, command);
  expect(await send(roll([1, 2]))).toBe(202);
  await expect(page.getByText('went in: 2 changed')).toBeVisible({ timeout: 60_000 });

  // When it sends one that changes much, then that waits, with the reason
  expect(await send(roll([3, 4, 5, 6]))).toBe(202);
  await expect(page.locator('.answer')).toHaveText('1 feed runs, and 1 file waits for you.', { timeout: 60_000 });
  await expect(page.getByText('6 of 10 would change or leave.')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await page.getByRole('link', { name: 'Look at roll.csv' }).click();
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
  await expect(page.getByRole('button', { name: /^Apply/ })).toBeVisible();

  // What its columns are stands among the mappings, and cannot be deleted under the feed
  await page.goto('/settings/mappings');
  await expect(page.getByText('The feed Nightly roll reads with it.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete roll.csv' })).toBeHidden();
  await page.getByText('5 columns').click();
  await expect(page.getByRole('row', { name: /Family name/ })).toBeVisible();
  await page.getByRole('button', { name: 'Rename roll.csv' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Roll from the office');
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: 'Roll from the office' })).toBeVisible();
  await expectAccessibleEverywhere(page);

  // When the feed is ended, then its token opens nothing
  const tab = page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Feeds' });
  await tab.click();
  await page.getByRole('button', { name: 'End Nightly roll' }).click();
  await page.getByRole('button', { name: 'End the feed' }).click();
  await expect(page.locator('.answer')).toHaveText('No feed runs any more, and 1 file waits for you.');
  expect(await send(roll([7]))).toBe(401);

  // On a phone the tab that is open is in sight, though there is no room for all
  await page.setViewportSize({ width: 390, height: 900 });
  await page.reload();
  await expect(tab).toBeInViewport({ ratio: 1 });
});

test('what is taken away can be one class and one half term, which the address keeps', async ({ as }) => {
  test.setTimeout(180_000);
  const page = await as('data');
  await page.goto('/exports');
  const pupils = page.getByRole('combobox', { name: 'Pupils' });
  await expect(pupils).toBeVisible();
  await expectAccessibleEverywhere(page);
  await pupils.selectOption({ index: 1 });
  const name = (await pupils.locator('option:checked').textContent()) ?? '';
  await page.getByRole('combobox', { name: 'Mark sheet of' }).selectOption({ index: 2 });
  await expect(page).toHaveURL(/class=[0-9a-f-]{36}.*window=\d{5}/);
  await page.reload();
  await expect(pupils.locator('option:checked')).toHaveText(name);
  await expectAccessibleEverywhere(page);

  const fileOf = async (title: string): Promise<string> => {
    const link = page.getByRole('link', { name: new RegExp(`^CSV ?: ${title}$`) });
    const href = (await link.getAttribute('href')) ?? '';
    const answer = await page.request.get(href);
    expect(answer.status(), href).toBe(200);
    return answer.text();
  };
  const rowsOf = async (title: string): Promise<number> => (await fileOf(title)).trim().split('\r\n').length - 1;
  const ofClass = await rowsOf('Pupils');
  expect(ofClass).toBeGreaterThan(0);
  const chosen = await page.getByRole('combobox', { name: 'Mark sheet of' }).locator('option:checked').textContent();
  // The half term chosen stands in the heads of the columns: "Autumn 1 2026/27" is "2026/27 AUT1".
  const [, term, half, year] = /(\w{3})\w* (\d) (\S+)/.exec(chosen ?? '') ?? [];
  expect(await fileOf('Mark sheet')).toContain(`${year} ${term?.toUpperCase()}${half}`);
  await pupils.selectOption('All you may see');
  await expect(page).not.toHaveURL(/class=/);
  expect(await rowsOf('Pupils')).toBeGreaterThan(ofClass);
});
