import { expect, expectAccessible, test } from '../support/test';

/** Of this try alone: a scale or subject keeps its name when it is out of use. */
const ownName = (name: string): string => `${name} ${Date.now() % 1_000_000}`;

test('a data manager makes a scale, a subject on it, and says what is expected', async ({ as }) => {
  const page = await as('data');
  const [scale, subject] = [ownName('Handwriting steps'), ownName('Handwriting')];

  // Given the settings, when a scale of the school's own is described
  await page.getByRole('link', { name: 'Settings' }).click();
  await page.getByRole('main').getByRole('link', { name: 'Scales' }).click();
  await page.getByRole('button', { name: 'Make your own' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByText('Give the scale a name.')).toBeVisible();
  await page.getByLabel('Name').fill(scale);
  await page.getByLabel('Steps, one a line, lowest first').fill('Beginning\nGetting there\nSecure');
  await page.getByLabel('Expected').selectOption('Secure');

  // Then a teacher's typing can be tried before it is saved
  await page.getByLabel('Try it').fill('secure');
  await expect(page.getByText('Kept as Secure: expected or better.')).toBeVisible();
  await page.getByLabel('Try it').fill('fluent');
  await expect(page.getByText(/“fluent” is not a step of this scale/)).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Save' }).click();
  await expect(page.getByRole('heading', { name: scale })).toBeVisible();

  // When a subject is added on it and moved by keyboard
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Subjects' }).click();
  await page.getByRole('button', { name: 'Subject', exact: true }).click();
  await page.getByLabel('Name').fill(subject);
  await page.getByLabel('Marked on').selectOption(scale);
  await page.getByRole('button', { name: 'Save' }).click();
  const up = page.getByRole('button', { name: `Move ${subject} up` });
  await up.focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(page.getByText(new RegExp(`${subject} is number \\d+ of \\d+`))).toBeAttached();
  await expect(up).toBeFocused();
  await expectAccessible(page);

  // And what is expected is pasted from a spreadsheet
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Expectations' }).click();
  await page.getByLabel('Subject').selectOption(subject);
  const cell = (name: string) => page.getByRole('textbox', { name, exact: true });
  await cell('Year 1, All year').focus();
  await page.evaluate(() => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', 'Beginning\tGetting there\nGetting there\tSecure\n');
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  });
  await expect(cell('Year 2, Autumn 1')).toHaveValue('Secure');
  await cell('Year 3, All year').fill('Fluent');
  await expect(page.getByText(/“Fluent” is not a step of this scale/)).toBeVisible();
  await cell('Year 3, All year').fill('');
  await page.getByRole('button', { name: 'Save 4 changes' }).click();

  // Then it is said of whom, and can be taken back
  await expect(page.getByText('a mark is expected of Year 1 to Year 2.')).toBeVisible();
  await expectAccessible(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cell('Year 2, Autumn 1')).toHaveValue('');

  // And what the journey made goes out of use again
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Subjects' }).click();
  await page.getByRole('button', { name: new RegExp(`^Take out of use ?: ${subject}$`) }).click();
  await expect(page.getByText(`${subject} is no longer assessed; its marks stay`)).toBeVisible();
  await page.getByRole('navigation', { name: 'Settings' }).getByRole('link', { name: 'Scales' }).click();
  await page.getByRole('button', { name: new RegExp(`^Take out of use ?: ${scale}$`) }).click();
  await expect(page.getByRole('button', { name: `Bring back ${scale}` })).toBeHidden();
  await page.getByText(/no longer in use$/).click();
  await expect(page.getByRole('button', { name: `Bring back ${scale}` })).toBeVisible();
});

test('a scale with marks on it gets a new version, and old marks are never guessed', async ({ as }) => {
  const page = await as('data');
  await page.goto('/settings/scales');
  await page.getByRole('button', { name: 'New version of Writing judgement' }).click();

  // Nothing is said beforehand of how old marks are read
  await page.getByRole('button', { name: 'Replace by this version' }).click();
  await expect(page.getByText('Say how earlier marks are read on the new version.')).toBeVisible();
  await page.getByRole('button', { name: 'Step by step' }).click();
  await page.getByRole('button', { name: 'Replace by this version' }).click();
  await expect(page.getByText(/Say for at least one mark what it becomes/)).toBeVisible();
  await page.getByLabel('WTS is read as').selectOption('GDS');
  await page.getByLabel('EXS is read as').selectOption('WTS');
  await expect(page.getByText('EXS is better than WTS, but would become a lower mark.')).toBeVisible();
  await page.getByRole('button', { name: 'Steps with the same name stay the same' }).click();
  await expect(page.getByText('EXS is better than WTS, but would become a lower mark.')).toBeHidden();
  await expectAccessible(page);

  // While nothing is marked on it yet, a new version is taken back with one press
  const versions = page.getByText(/^version \d+$/);
  const before = await versions.count();
  await page.getByRole('button', { name: 'Replace by this version' }).click();
  await expect(page.getByText(/^Writing judgement has a new version$/)).toBeVisible();
  await expect(versions).not.toHaveCount(before);
  await page.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect(versions).toHaveCount(before);
});
