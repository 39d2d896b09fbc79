import { expect, expectAccessibleEverywhere, fresh, test } from '../support/test';

/** The short check of Autumn 1 is over and locked; Autumn 2 is being collected. */
const [LOCKED, OPEN] = [20261, 20262];

const dayFrom = (daysAhead: number): string => {
  const day = new Date();
  day.setUTCDate(day.getUTCDate() + daysAhead);
  return day.toISOString().slice(0, 10);
};

test('a data manager sets the half terms of a new year, and what is collected in it', async ({ as }) => {
  const page = await as('data');
  await page.goto('/settings/year');
  const years = page.getByRole('group', { name: 'School year' });
  const adding = years.getByRole('button', { name: /^Add/ });
  const year = /\d{4}\/\d{2}/.exec(await adding.innerText())?.[0] ?? '';
  const start = Number(year.slice(0, 4));

  // A year that is not there yet starts from the usual dates; a half term cannot begin before the one before has ended.
  await adding.click();
  const firstDay = page.getByLabel('Autumn 2, first day');
  const usual = await firstDay.inputValue();
  await firstDay.fill(`${start}-09-10`);
  await firstDay.blur();
  const save = page.getByRole('button', { name: `Add ${year}`, exact: true }).last();
  await expect(page.locator('.formfoot .emsg')).toBeVisible();
  await expect(save).toBeDisabled();
  await firstDay.fill(usual);
  await firstDay.blur();

  // A training day inside a half term is one school day less; a day of the holidays is none.
  const answer = page.locator('.answer');
  const before = Number(/has (\d+) school days/.exec(await answer.innerText())?.[1]);
  await page.getByLabel('Another day').fill(`${start}-12-25`);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(page.getByText(/This is a Saturday or Sunday|This day is in a holiday/)).toBeVisible();
  await page.getByLabel('Another day').fill(usual);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await expect(answer).toContainText(`has ${before - 1} school days`);
  await expectAccessibleEverywhere(page);
  await save.click();
  await expect(page.getByRole('button', { name: 'Save the dates' })).toBeVisible();
  await page.reload();
  await years.getByRole('button', { name: year, exact: true }).click();
  await expect(answer).toContainText(`${year} has ${before - 1} school days`);

  // Reading is collected in full in four half terms: that is one too many, and said before anybody is asked.
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Windows' }).click();
  await page.getByRole('group', { name: 'School year' }).getByRole('button', { name: year }).click();
  const change = async (halfTerm: string, kind: 'Full: everyone' | 'Short check'): Promise<void> => {
    await page.getByRole('button', { name: `Change ${halfTerm}` }).click();
    await page.getByRole('button', { name: kind }).click();
    const all = page.getByRole('button', { name: /^All ?of Reading$/ });
    if (await all.isVisible()) await all.click();
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect(page.getByRole('button', { name: 'Save', exact: true })).toBeHidden();
  };
  for (const halfTerm of ['Autumn 2', 'Spring 2', 'Summer 2']) await change(halfTerm, 'Full: everyone');
  const warning = page.getByText('Reading is collected in full 4 times.');
  await expect(warning).toBeHidden();
  await change('Autumn 1', 'Full: everyone');
  await expect(warning).toBeVisible();
  await page.getByRole('button', { name: 'Change Autumn 1' }).click();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Leave it as it was' }).click();
  await change('Autumn 1', 'Short check');
  await expect(warning).toBeHidden();
  await expect(answer).toContainText(/4 times.*3 in full, 1 as a short check/);
});

test('who has finished is seen at once, and finished without the rest', async ({ as }) => {
  const page = await as('data');
  await page.goto('/settings/windows');
  await page
    .getByRole('listitem')
    .filter({ hasText: 'Autumn 2' })
    .getByRole('link', { name: 'Who has finished' })
    .click();
  await expect(page).toHaveURL(new RegExp(`/windows/${OPEN}$`));
  const answer = page.locator('.answer');
  await expect(answer).toContainText(
    /^\d+ of \d+ classes have finished Autumn 2\. [\d,]+ marks? (is|are) still to come/,
  );
  const said = await answer.innerText();
  await expectAccessibleEverywhere(page);

  await page
    .getByRole('button', { name: /^Finish without the rest ?: / })
    .first()
    .click();
  await expect(page.getByRole('button', { name: /^Open again ?: / }).first()).toBeVisible();
  await expect(answer).not.toHaveText(said);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(answer).toHaveText(said);
});

test('a locked window is opened again for a reason and locked again, and a moderation is recorded', async ({ as }) => {
  const page = await as('data');
  await page.goto(`/windows/${LOCKED}`);
  await expect(page.getByText('Marks are locked.')).toBeVisible();

  // Not without a reason
  const reason = fresh('Two pupils came back from hospital');
  await page.getByRole('button', { name: 'Open it again…' }).click();
  await page.getByRole('combobox', { name: 'For' }).selectOption('R Acorn');
  await page.getByLabel('Until the end of').fill(dayFrom(2));
  await page.getByRole('button', { name: 'Open it again', exact: true }).click();
  await expect(page.getByText('Say in a few words why the window is opened again.')).toBeVisible();
  await page.getByLabel('Why').fill(reason);
  await page.getByRole('button', { name: 'Open it again', exact: true }).click();
  const unlock = page.locator('.unl').filter({ hasText: reason }).first();
  await expect(unlock).toContainText('R Acorn can change marks until');
  await unlock.getByRole('button', { name: 'Lock again' }).click();
  await expect(unlock).toContainText('R Acorn could change marks until');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();

  // Two children's marks are looked at with the school next door; one mark is agreed to be another
  await page.getByRole('button', { name: 'Record a moderation…' }).click();
  await page.getByRole('combobox', { name: 'Subject' }).selectOption('Reading');
  await page.getByRole('combobox', { name: 'Class' }).selectOption('R Acorn');
  await page.getByLabel('Looked at on').fill(dayFrom(-1));
  await page.getByLabel('With', { exact: true }).fill('Saltmarsh Lane Primary School');
  const sample = page.getByRole('row').filter({ has: page.getByRole('checkbox') });
  await sample.nth(0).getByRole('checkbox').check();
  await sample.nth(1).getByRole('checkbox').check();
  await expect(page.getByText(/^2 of \d+ pupils are in the sample/)).toBeVisible();
  const agreed = sample.nth(1).getByRole('textbox');
  const given = await agreed.inputValue();
  const other = given === 'On track' ? 'Not yet' : 'On track';
  await agreed.fill(other);
  await expectAccessibleEverywhere(page);
  const recorded = page.locator('details').filter({ hasText: 'with Saltmarsh Lane Primary School' });
  const before = await recorded.count();
  await page.getByRole('button', { name: 'Record it' }).click();
  await expect(recorded).toHaveCount(before + 1);
  // The latest stands first.
  const latest = recorded.first();
  await expect(latest.locator('summary')).toContainText(/Reading, .* 2 pupils, 1 mark changed/);
  await latest.locator('summary').click();
  await expect(latest.getByText(`${given} became ${other}`)).toBeVisible();
});
