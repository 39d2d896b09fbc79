import { expect, expectAccessible, expectAccessibleEverywhere, fresh, test, type Page } from '../support/test';

const list = (page: Page) => page.getByRole('list', { name: 'Flags, most need first' });
const rows = (page: Page) => list(page).getByRole('listitem');

test('a teacher goes from the class to its flags, answers one in class, and later says how it went', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('teacher');
  await page.goto('/classes');
  await page.getByRole('link', { name: /Hazel/ }).first().click();
  await page.getByRole('main').getByRole('link', { name: 'Who needs help' }).click();
  await expect(page).toHaveURL(/class=/);
  const first = rows(page)
    .filter({ has: page.getByRole('button', { name: /^Answer in class/ }) })
    .first();
  const pupil = (await first.getByRole('link').first().textContent())?.trim() ?? '';
  const flag = page.locator(`#${(await first.getAttribute('id')) ?? ''}`);

  await flag.focus();
  await page.keyboard.press('c');
  const words = fresh('Sits at the front, and I ask first');
  await page.keyboard.type(words);
  await expectAccessibleEverywhere(page);
  await page.keyboard.press('Control+Enter');
  await expect(flag).toBeHidden();
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(flag).toBeVisible();

  await flag.getByRole('button', { name: /^Answer in class/ }).click();
  await flag.getByLabel(/What will you change in class/).fill(words);
  await flag.getByRole('button', { name: 'Answer in class', exact: true }).last().click();
  await expect(flag).toBeHidden();
  await page.getByRole('button', { name: /^In support/ }).click();
  await expect(flag.getByText(words)).toBeVisible();
  await expect(flag.getByText(/^In class until/)).toBeVisible();

  await flag.focus();
  await page.keyboard.press('c');
  await flag.getByRole('radio', { name: /Not enough/ }).check();
  await flag.getByLabel(/What have you seen/).fill('Still guesses at long words');
  await expectAccessible(page);
  await flag.getByRole('button', { name: 'Save' }).click();
  await expect(flag).toBeHidden();

  // It needs help again, and what was tried stands on the pupil's page.
  await page.getByRole('button', { name: /^No help yet/ }).click();
  await expect(flag).toBeVisible();
  await flag.getByRole('link', { name: pupil }).click();
  await expect(page.getByText(`In class: “${words}”. It was not enough: Still guesses at long words`)).toBeVisible();
});

test('a teacher raises a concern, finds it on the list, and closes it', async ({ as }) => {
  test.setTimeout(120_000);
  const page = await as('teacher');
  await page.goto('/classes');
  await page.getByRole('link', { name: /Hazel/ }).first().click();
  // A first try that failed half way has left its concern open: the second takes another pupil.
  const pupils = page.getByRole('table').getByRole('link');
  await expect(pupils.first()).toBeVisible();
  const pupil = pupils.nth(-1 - test.info().retry);
  const name = (await pupil.textContent())?.trim() ?? '';
  await pupil.click();
  await expect(page).toHaveURL(/\/pupils\//);
  const words = fresh('Mishears instructions and has stopped answering');
  await page.getByRole('button', { name: 'Raise a concern' }).click();
  await expect(page.getByText(/goes to the safeguarding lead at once/)).toBeVisible();
  await page.getByLabel(/What worries you/).fill(words);
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Raise it' }).click();
  await expect(page.getByText(`“${words}”`)).toBeVisible();
  await expect(page.getByText(/Somebody who teaches .* is worried about how things are going/).first()).toBeVisible({
    timeout: 30_000,
  });
  const address = page.url();

  await page.goto('/flags?reason=staff-concern');
  await expect(
    rows(page)
      .filter({ hasText: name.split(',')[0] ?? name })
      .first(),
  ).toBeVisible();

  await page.goto(address);
  await page
    .locator('article', { hasText: `“${words}”` })
    .getByRole('button', { name: /^Close it/ })
    .click();
  await page.getByLabel(/Why is it no longer a concern/).fill('Hearing was checked');
  await page.getByRole('button', { name: 'Close the concern' }).click();
  await expect(page.getByText(/Closed by .*: Hearing was checked/).first()).toBeVisible();
  await expect(page.getByText(/is worried about how things are going/)).toHaveCount(0, { timeout: 30_000 });
});

test('every reason is explained at length, with its words a click away in the glossary', async ({ as }) => {
  const page = await as('teacher');
  await page.goto('/flags');
  const first = rows(page).first();
  await first.getByRole('button', { name: /reasons? for/ }).click();
  await first
    .getByRole('button', { name: /^Explain this/ })
    .first()
    .click();
  await expect(first.getByText('What it does not say')).toBeVisible();
  await expectAccessibleEverywhere(page);
  await first
    .getByRole('link', { name: /Expected standard|Measurement error|Chance|Cohort/ })
    .first()
    .click();
  await expect(page).toHaveURL(/\/glossary#/);
  await expect(page.locator(':focus')).toContainText(/\w/);
  await expectAccessibleEverywhere(page);
});
