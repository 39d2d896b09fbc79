import { expect, expectAccessible, expectAccessibleEverywhere, type Page, test } from '../support/test';
import { cellAt, grid, myClass, sheetOf } from './mark-sheets';

/** Takes the targets of the first pupils away, whatever an earlier try left there. */
async function clearFirst(page: Page, rows: number): Promise<void> {
  await cellAt(page, 0, 0).click();
  for (let row = 1; row < rows; row += 1) await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Delete');
  await expect(page.getByText('All saved')).toBeVisible();
}

test('a teacher sets targets for a class from the keyboard, with who agreed them, and takes a block back', async ({
  as,
}) => {
  const page = await as('teacher');
  const classId = await myClass(page);
  const { columns, className } = await sheetOf(page, classId);
  const reading = columns.find(({ name }) => name === 'Reading')?.subjectId ?? 0;

  // From the class, and from the marks of one subject
  await page.goto(`/classes/${classId}`);
  await page.getByRole('link', { name: 'Targets' }).click();
  await expect(grid(page)).toHaveAttribute('aria-label', new RegExp(`^Targets of ${className}, Summer 2`));
  await page.goto(`/classes/${classId}/marks?subjectId=${reading}`);
  await page.getByRole('link', { name: 'Targets' }).click();
  await expect(page).toHaveURL(new RegExp(`/targets\\?subjectId=${reading}$`));
  await expect(grid(page).getByRole('columnheader', { name: /Reading/ })).toBeVisible();
  await clearFirst(page, 5);

  // When somebody types without having said who agreed, and then with it
  await cellAt(page, 0, 0).click();
  await page.keyboard.type('104');
  await page.keyboard.press('Enter');
  await page.getByLabel('Agreed with').fill('the parents');
  await page.getByLabel('Agreed with').press('Tab');
  await page.getByLabel('on', { exact: true }).fill('2026-11-20');
  await cellAt(page, 1, 0).click();
  for (const mark of ['98', '111']) {
    await page.keyboard.type(mark);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByText('All saved')).toBeVisible();
  await page.reload();
  await expect(cellAt(page, 0, 0)).toHaveText('104');
  await expect(cellAt(page, 2, 0)).toContainText('111');
  await expect(grid(page).locator('tr[aria-rowindex="4"] td.nt')).toHaveText(/^Agreed with the parents, 20 Nov/);

  // When a text is no mark of the scale, it stays in its cell with the reason, and the others are saved
  await cellAt(page, 3, 0).click();
  await page.keyboard.type('900');
  await page.keyboard.press('Enter');
  await page.keyboard.type('107');
  await page.keyboard.press('Enter');
  await expect(page.getByText('1 target was not saved')).toBeVisible();
  await cellAt(page, 3, 0).click();
  await expect(page.getByText(/^Kept here, not saved. 900 is outside the scale/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Leave it empty' }).click();
  await expect(page.getByText('All saved')).toBeVisible();
  await expect(cellAt(page, 4, 0)).toHaveText('107');

  // When a block is filled down by mistake, one Undo brings every target back as it was agreed
  await cellAt(page, 0, 0).click();
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Shift+ArrowDown');
  await page.keyboard.press('Control+d');
  await expect(cellAt(page, 2, 0)).toContainText('104');
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(cellAt(page, 2, 0)).toContainText('111');
  await expect(page.getByText('All saved')).toBeVisible();
  await page.reload();
  await expect(cellAt(page, 1, 0)).toContainText('98');
  await expect(grid(page).locator('tr[aria-rowindex="4"] td.nt')).toHaveText(/^Agreed with the parents, 20 Nov/);

  await clearFirst(page, 5);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectAccessible(page);
  await page.emulateMedia({ colorScheme: 'light' });
});

test('on a phone targets are typed one pupil at a time', async ({ as }) => {
  const page = await as('teacher');
  const classId = await myClass(page);
  await page.setViewportSize({ width: 320, height: 900 });
  await page.goto(`/classes/${classId}/targets`);
  const field = page.getByRole('textbox', { name: /^Reading/ });
  const before = await field.inputValue();
  const mark = before === '104' ? '105' : '104';
  const saved = page.waitForResponse(
    (answer) => answer.request().method() === 'PUT' && answer.url().endsWith('/targets'),
  );
  await field.fill(mark);
  await field.press('Enter');
  expect((await saved).ok()).toBe(true);
  await expect(page.getByRole('button', { name: 'absent' })).toHaveCount(0);
  await expectAccessibleEverywhere(page);
  await page.reload();
  await expect(field).toHaveValue(mark);
});

test('whoever may only read targets types none', async ({ as }) => {
  const teacher = await as('teacher');
  const classId = await myClass(teacher);
  const page = await as('leader');
  await page.goto(`/classes/${classId}/targets`);
  await expect(grid(page)).toBeVisible();
  await expect(page.getByLabel('Agreed with')).toHaveCount(0);
  await cellAt(page, 0, 0).click();
  await page.keyboard.type('9');
  await expect(grid(page).getByRole('textbox')).toHaveCount(0);
});
