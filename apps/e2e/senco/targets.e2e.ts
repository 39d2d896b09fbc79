import { expect, expectAccessible, type Page, test } from '../support/test';

/** The pupil of the first flag in the list. */
async function firstFlagged(page: Page): Promise<string> {
  const link = page.getByRole('main').locator('a[href^="/pupils/"]').first();
  await expect(link).toBeVisible();
  return (await link.getAttribute('href')) ?? '';
}

test('a SENCO agrees a target and says what a pupil works to', async ({ as }) => {
  const page = await as('senco');
  await page.goto('/flags');
  await page.goto(await firstFlagged(page));
  await page.getByRole('link', { name: 'Targets' }).click();
  await expect(page.getByText(/has (no target|one target|\d+ targets) for Summer 2/)).toBeVisible();
  const target = page.getByRole('textbox', { name: 'Maths, target', exact: true });
  const before = await target.inputValue();

  // When a target is typed that the scale does not have, it is said there and nothing is kept
  await target.fill('900');
  await target.press('Enter');
  await expect(page.getByText(/900 is outside the scale/)).toBeVisible();

  // When a mark of the scale is typed and agreed with somebody
  const mark = before === '104' ? '105' : '104';
  await target.fill(mark);
  await target.press('Enter');
  await expect(page.getByText(new RegExp(`maths target for Summer 2 is ${mark}$`))).toBeVisible();
  await page.getByRole('button', { name: /^Agreed with ?: Maths$/ }).click();
  await page.getByLabel('Agreed with', { exact: true }).fill('The pupil and the mother');
  await page.getByRole('button', { name: 'Save' }).click();

  // Then it is there after a reload, with who agreed it
  await expect(page.getByText('Agreed with The pupil and the mother')).toBeVisible();
  await page.reload();
  await expect(page.getByText('Agreed with The pupil and the mother')).toBeVisible();
  await expect(target).toHaveValue(mark);

  // When the pupil works to an earlier year in writing
  await page.getByRole('button', { name: /^Level of work ?: Writing$/ }).click();
  await page.getByLabel('Works at the level of').selectOption('Year 1');
  await page.getByLabel('Why').fill('Missed a year of school');
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText(/and works at another level in/)).toBeVisible();
  await expect(page.getByText(/^Works at the level of Year 1/)).toBeVisible();

  // When its end is said by mistake, it goes on with Undo
  await page.getByRole('button', { name: 'Back to the class’s level after that' }).click();
  await expect(page.getByText(/works at the class’s level in writing after \d+ \w+$/)).toBeVisible();
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(page.getByText(/^Works at the level of Year 1\s+from/)).toBeVisible();

  // Then it can be taken back, and the target too
  await page.getByRole('button', { name: /^Said by mistake ?: Year 1/ }).click();
  await expect(page.getByText(/^Works at the level of Year 1/)).toBeHidden();
  await target.fill('');
  await target.press('Enter');
  await expect(page.getByText(/maths target was taken away/)).toBeVisible();
});

test('a teacher finds no settings', async ({ as }) => {
  const page = await as('teacher');
  await expect(page.getByRole('link', { name: 'Settings' })).toBeHidden();
  await page.goto('/settings/scales');
  await expect(page.getByText('Subjects are marked on')).toBeHidden();
});
