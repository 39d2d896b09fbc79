import { expect, expectAccessible, test } from '../support/test';

test('a SENCO tries a change of the rules out, switches it on and takes it back', async ({ as }) => {
  const page = await as('senco');
  await page.getByRole('link', { name: 'Flag rules' }).first().click();
  const versions = page.getByRole('region', { name: 'Versions' });
  await expect(versions).toBeVisible();
  // What a try before has left is put aside.
  const aside = page.getByRole('button', { name: 'Put the draft aside' });
  if (await aside.isVisible()) await aside.click();
  await expect(aside).toBeHidden();

  // Given the rules, when a threshold is moved step by step
  await page.getByRole('button', { name: 'Set Slower than level pupils' }).click();
  const threshold = page.getByRole('spinbutton', { name: 'Far less progress by, Slower than level pupils' });
  const before = await threshold.inputValue();
  await threshold.fill('2.00');
  await threshold.press('Enter');
  const draft = page.getByRole('region', { name: /^Draft/ });
  const change = `far less progress by 2.00 spreads, alone instead of ${before} spreads, alone`;
  await expect(draft.getByText(change)).toBeVisible();
  await expect(page.getByText('1 change not kept yet')).toBeVisible();
  await expectAccessible(page);

  // Then it is tried out on the school's own past before anything changes
  await page.getByRole('button', { name: 'Try out on the last windows' }).click();
  await expect(page.getByRole('heading', { name: 'What the draft would do' })).toBeVisible({ timeout: 60_000 });
  await expect(draft.getByText(/^Today the draft adds \d+ flags?/)).toBeVisible();
  await expect(draft.getByText(/in the lowest fifth a year later; of all pupils \d+ %/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Added' })).toBeVisible();
  await expect(draft.getByRole('region', { name: 'Flags by class' })).toBeVisible();
  await expectAccessible(page);

  // And its picture is a table with the key T
  await draft.getByRole('button', { name: /^As a table/ }).focus();
  await page.keyboard.press('t');
  await expect(
    draft
      .getByRole('cell', { name: 'too few to say' })
      .or(draft.getByRole('cell', { name: /%$/ }))
      .first(),
  ).toBeVisible();

  for (const scheme of ['light', 'dark'] as const) {
    for (const width of [1440, 320]) {
      await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 900 });
      await expectAccessible(page);
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      expect(beyond).toBeLessThanOrEqual(0);
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 });

  // When it is switched on, with why
  await page.getByLabel('Why, for whoever looks at it later').fill('A harder test');
  await page.getByRole('button', { name: 'Switch on' }).click();
  await expect(versions.getByRole('listitem').first()).toContainText('In use');
  await expect(versions.getByText('“A harder test”').first()).toBeVisible();

  // Then Undo brings the rules back as they were, as a version of their own
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(page.getByText(/Undone: Version \d+ of the rules is on/)).toBeVisible();
  await expect(threshold).toHaveValue(before);
});
