import { expect, expectAccessible, signIn, test, type Page } from '../support/test';

const rows = (page: Page) => page.getByRole('list', { name: 'Flags, most need first' }).getByRole('listitem');
const seenCount = async (page: Page): Promise<number> =>
  Number(/\d+/.exec((await page.getByRole('button', { name: /^Seen, watching/ }).textContent()) ?? '')?.[0]);

test('a SENCO reads why, says that it is seen, and undoes it', async ({ as }) => {
  const page = await as('senco');
  await page.goto('/flags');
  const first = rows(page).first();
  await expect(first).toBeVisible();
  const before = await seenCount(page);

  await first.getByRole('button', { name: /reasons? for/ }).click();
  await expect(first.getByRole('table')).toBeVisible();
  await expectAccessible(page);

  await first.focus();
  await page.keyboard.press('s');
  await expect.poll(() => seenCount(page)).toBe(before + 1);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(() => seenCount(page)).toBe(before);
});

test('the list, a pupil and a group are accessible in light and dark, from phone to desktop', async ({ as }) => {
  test.setTimeout(180_000);
  const page = await as('senco');
  await page.goto('/flags');
  await expect(rows(page).first()).toBeVisible();
  const pupil = await rows(page).first().getByRole('link').first().getAttribute('href');
  await page.goto('/grid');
  const group = await page.getByRole('link', { name: 'Word reading, Year 5' }).getAttribute('href');
  for (const [path, there] of [
    ['/flags', rows(page).first()],
    [pupil ?? '', page.getByRole('img').first()],
    [group ?? '', page.getByRole('heading', { name: 'Sessions' })],
  ] as const) {
    await page.goto(path);
    await expect(there).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 768, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await expectAccessible(page);
        const sideways = await page.evaluate(
          () => document.documentElement.scrollWidth > document.documentElement.clientWidth,
        );
        expect(sideways, `${path} scrolls sideways at ${width} px`).toBe(false);
      }
    }
  }
});

test('a pupil outside a teacher’s reach does not exist for the teacher', async ({ as, browser }) => {
  const senco = await as('senco');
  await senco.goto('/flags?year=1');
  await expect(rows(senco).first()).toBeVisible();
  const pupil = (await rows(senco).first().getByRole('link').first().getAttribute('href')) ?? '';
  expect(pupil).toMatch(/^\/pupils\//);
  // Ms Okafor teaches Year 5: Key Stage 1 is not hers. The browser writes the refused call to the console itself.
  const page = await (await browser.newContext()).newPage();
  await signIn(page, 'teacher');
  await page.goto(pupil);
  await expect(page.getByText(/There is nothing here/)).toBeVisible();
  await page.context().close();
});
