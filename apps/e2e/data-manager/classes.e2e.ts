import { expect, expectAccessible, fresh, test, type Page } from '../support/test';

const undone = (page: Page, what: string) => expect(page.getByText(`Undone: ${what}`)).toBeVisible();

test('the data manager makes two sets, fills one across classes, moves a pupil and takes it back', async ({ as }) => {
  const page = await as('data');
  await page.getByRole('navigation').getByRole('link', { name: 'Classes' }).click();
  await expect(page.locator('.answer')).toContainText(/^\d{4}\/\d{2} has \d+ classes/);
  await expectAccessible(page);

  const [lower, upper] = [fresh('Writing lower'), fresh('Writing upper')];
  for (const name of [lower, upper]) {
    await page.goto('/classes');
    await page.getByRole('button', { name: 'New class or set' }).click();
    await page.getByRole('textbox', { name: 'Name' }).fill(name);
    await page.getByRole('combobox', { name: 'Subject' }).selectOption({ label: 'Writing' });
    await page.getByRole('button', { name: 'Make it' }).click();
    await expect(page.locator('.answer')).toHaveText(`Nobody is in ${name} today, and nobody teaches it.`);
  }

  // Pupils of one class, whoever they are.
  await page.getByRole('button', { name: 'Add pupils…' }).click();
  await page.getByRole('searchbox', { name: 'Name or class' }).fill('6 Oak');
  // Those of a first try are in a set of its own.
  await page.getByRole('checkbox', { name: 'Also who is in another set' }).check();
  const choices = page.getByRole('region', { name: 'Pupils who could come' }).getByRole('checkbox');
  await choices.nth(0).check();
  await choices.nth(1).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Add 2 pupils' }).click();
  await expect(page.locator('.answer')).toHaveText(`2 pupils are in ${upper}, and nobody teaches it.`);

  // Somebody who covers needs a last day.
  await page.getByRole('button', { name: 'Add an adult…' }).click();
  await page.getByRole('button', { name: 'Covers until a day' }).click();
  await page.getByRole('combobox', { name: 'Who' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText('Give the last day of the cover')).toBeVisible();
  await page.getByRole('button', { name: 'Teaches', exact: true }).click();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.locator('.answer')).toContainText(', taught by ');
  await expectAccessible(page);

  const [first] = await page.getByRole('rowheader').getByRole('link').allTextContents();
  await page.getByRole('checkbox', { name: `Choose ${first}` }).check();
  await page.getByRole('button', { name: 'Move to…' }).click();
  await page.getByRole('combobox', { name: 'To' }).selectOption({ label: lower });
  await page.getByRole('button', { name: 'Move', exact: true }).click();
  await expect(page.locator('.answer')).toContainText(`1 pupil is in ${upper}`);
  await page.keyboard.press('Control+z');
  await undone(page, `${first} moved to ${lower}`);
  await expect(page.locator('.answer')).toContainText(`2 pupils are in ${upper}`);
});

test('a teacher sees who is in the class, changes nothing there, and goes on to its marks', async ({ as }) => {
  const page = await as('teacher');
  await page.goto('/classes');
  await expect(page.locator('.answer')).toHaveText(/you work with 5 Hazel/);
  await page.getByRole('link', { name: '5 Hazel', exact: true }).click();
  await expect(page.locator('.answer')).toContainText('taught by Ms Okafor');
  await expect(page.getByRole('button', { name: 'Add pupils…' })).toHaveCount(0);
  await expectAccessible(page);
  await page.getByRole('link', { name: 'Marks', exact: true }).click();
  await expect(page).toHaveURL(/\/classes\/[0-9a-f-]+\/marks/);
});
