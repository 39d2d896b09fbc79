import { expect, expectAccessible, test } from '../support/test';

test('a teaching assistant takes a register on a phone', async ({ as }) => {
  const page = await as('ta');
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/grid');
  await page.getByRole('link', { name: 'Word reading, Year 5' }).click();
  await expectAccessible(page);
  // The latest session there is a register for: today's when there is one today.
  await page
    .getByRole('link', { name: /the register of/ })
    .last()
    .click();
  const register = page.getByRole('region', { name: /^Register of/ });
  await expect(register).toBeVisible();
  await expectAccessible(page);

  await register.getByRole('button', { name: 'All here' }).click();
  const pupils = register.getByRole('listitem');
  const count = await pupils.count();
  expect(count).toBeGreaterThan(2);
  await expect(pupils.getByText('Here', { exact: true })).toHaveCount(count);

  await pupils.first().getByRole('button').first().click();
  await pupils.first().getByRole('button', { name: 'Kept in class' }).click();
  await expect(pupils.getByText('Away', { exact: true })).toHaveCount(1);
  await register.getByLabel('How did it go?').fill('Everybody read a page aloud.');
  await expectAccessible(page);
  await expect(page.getByRole('button', { name: 'Done' })).toBeVisible();

  await page.reload();
  await expect(pupils.getByText('Away', { exact: true })).toHaveCount(1);
  await expect(pupils.getByText('Here', { exact: true })).toHaveCount(count - 1);
  await expect(pupils.first().getByRole('button', { name: 'Kept in class' })).toHaveAttribute('aria-pressed', 'true');
});
