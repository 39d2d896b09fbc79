import { expect, expectAccessibleEverywhere, test } from '../support/test';

test('the head reads what fell together, answers it and takes it back', async ({ as }) => {
  const page = await as('head');
  await page.goto('/alerts');
  const answer = page.locator('.answer');
  await expect(answer).toContainText(/alert|No year group/);
  await expect(page.getByRole('heading', { name: /Where a change cannot be told yet/ })).toBeVisible();
  await expectAccessibleEverywhere(page);

  const alerts = page.getByRole('list', { name: 'Alerts', exact: true }).getByRole('listitem');
  const open = alerts.filter({ has: page.getByRole('button', { name: /^Answer/ }) }).first();
  test.skip((await open.count()) === 0, 'The demo school has no open alert.');
  await expect(open.getByRole('img', { name: /99 % interval/ })).toBeVisible();
  const about = (await open.getByRole('button', { name: /^Answer/ }).textContent())?.split(': ')[1]?.trim() ?? '';
  const row = alerts.filter({ hasText: about }).first();
  await row.getByRole('button', { name: /^Answer/ }).click();
  await page.getByRole('textbox', { name: `What will be done about ${about}?` }).fill('Teach it again in January');
  await page.getByRole('combobox', { name: 'Who sees to it' }).selectOption({ index: 1 });
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Answer the alert' }).click();
  await expect(row.getByText('Teach it again in January')).toBeVisible();
  await row.getByRole('button', { name: /^Undo/ }).click();
  await expect(row.getByText('Nobody yet')).toBeVisible();

  await page.keyboard.press('t');
  await expect(page.getByRole('table', { name: 'Alerts in numbers' })).toBeVisible();
});

test('the first page of a leader tells how quickly support comes, a teacher’s what the own class needs', async ({
  as,
}) => {
  const head = await as('head');
  await expect(head.getByRole('heading', { name: 'Speed to support' })).toBeVisible();
  await expect(head.getByRole('heading', { name: 'Flagged, nothing yet' })).toBeVisible();
  await expectAccessibleEverywhere(head);
  const teacher = await as('teacher');
  await expect(teacher.getByRole('heading', { name: /^My class/ })).toBeVisible();
  await expect(teacher.getByRole('heading', { name: 'Speed to support' })).toHaveCount(0);
});

test('who does well and has nothing extra is listed, not flagged', async ({ as }) => {
  const page = await as('senco');
  await page.goto('/flags/doing-well');
  await expect(page.locator('.answer')).toContainText(/disadvantaged pupil/i);
  await expectAccessibleEverywhere(page);
});
