import { emailOf, expect, expectAccessible, signIn, test } from '../support/test';

test.describe('signing in', () => {
  test('with a wrong password says so without saying which of the two is wrong', async ({ page }) => {
    await page.goto('/sign-in');
    await expectAccessible(page);
    await page.getByLabel('School email').fill(emailOf('governor'));
    await page.getByLabel('Password', { exact: true }).fill('not the password at all');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await expect(page.getByText('That e-mail and password do not go together')).toBeVisible();
    await expectAccessible(page);
  });

  test('and out again leaves nothing behind the back button', async ({ page }) => {
    await signIn(page, 'senco');
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await page.getByRole('button', { name: /Lindqvist/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
    await expect(page).toHaveURL(/sign-in/);
    await page.goto('/flags');
    await expect(page).toHaveURL(/sign-in/);
  });
});

for (const login of ['teacher', 'ta', 'senco', 'head', 'data', 'business', 'governor'] as const) {
  test(`the first page of ${login} is accessible at desktop and phone width, light and dark`, async ({ as }) => {
    const page = await as(login);
    await expect(page.getByRole('main')).toBeVisible();
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      for (const width of [1440, 360]) {
        await page.setViewportSize({ width, height: 900 });
        await expectAccessible(page);
      }
    }
  });
}
