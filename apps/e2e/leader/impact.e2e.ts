import { expect, expectAccessible, test } from '../support/test';

test('the head reads what helped, and who was compared with whom', async ({ as }) => {
  const page = await as('head');
  await page.getByRole('navigation').getByRole('link', { name: 'Impact' }).click();
  const answer = page.locator('.answer');
  // A demo school that has just been loaded is still being worked out: the page hears when it is.
  await expect(answer).toContainText(/kinds of help, /, { timeout: 60_000 });
  await expect(page.getByText('not an effect', { exact: true })).toBeVisible();
  await expectAccessible(page);

  // A group that could be judged, by keyboard alone.
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader').getByRole('button') })
    .filter({ hasText: /against \d\d/ })
    .first();
  const name = row.getByRole('button');
  await name.focus();
  await page.keyboard.press('Enter');
  await expect(name).toHaveAttribute('aria-expanded', 'true');
  await expect(page.getByRole('heading', { name: 'Who was compared with whom' })).toBeVisible();
  await expect(page.getByRole('img', { name: /^Starting points: \d+ in the group/ })).toBeVisible();
  await expect(page.getByText(/\d+ left out: /).first()).toBeVisible();
  await expect(page.getByRole('heading', { name: 'How sure are we?' })).toBeVisible();
  await expect(page.getByText('Did staff choose pupils who were ready to move?')).toBeVisible();
  await expectAccessible(page);

  // The picture's own table, while the focus is on it.
  await page.getByRole('button', { name: /^As a table.*Where pupils started/ }).focus();
  await page.keyboard.press('t');
  await expect(page.getByRole('table', { name: 'Where pupils started' })).toBeVisible();
  await expect(page.getByRole('table', { name: 'What each group achieved' })).toBeHidden();

  // The whole page as a table, from anywhere else.
  await name.focus();
  await page.keyboard.press('t');
  const numbers = page.getByRole('table', { name: 'What each group achieved' });
  await expect(numbers).toBeVisible();
  await expect(numbers.getByRole('columnheader', { name: 'Plain gain: not an effect' })).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press('t');
  await expect(numbers).toBeHidden();
});

test('the head asks for new numbers and hears what came of it', async ({ as }) => {
  const page = await as('head');
  await page.goto('/impact');
  await page.getByRole('button', { name: 'Work it out again' }).click();
  await expect(page.getByRole('status').filter({ hasText: /Nothing has changed so far|Worked out again/ })).toBeVisible(
    {
      timeout: 60_000,
    },
  );
});

test('a governor has no impact page', async ({ as }) => {
  const page = await as('governor');
  await expect(page.getByRole('link', { name: 'Impact' })).toHaveCount(0);
});
