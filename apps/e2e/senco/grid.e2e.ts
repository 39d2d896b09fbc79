import { expect, expectAccessible, fresh, test, type Page } from '../support/test';

/** Starts a group of six places at a time when nobody has another session. */
async function startGroup(page: Page, name: string, time: string): Promise<void> {
  await page.getByRole('button', { name: 'New group' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Programme').selectOption({ label: 'Word reading' });
  await dialog.getByLabel('Name of the group').fill(name);
  await dialog.getByRole('group', { name: 'Meets on' }).getByRole('button', { name: 'Mon' }).click();
  await dialog.getByLabel('At', { exact: true }).fill(time);
  await dialog.getByLabel('Places').fill('6');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Start the group' }).click();
  await expect(column(page, name)).toBeVisible();
}

const column = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const tray = (page: Page) => page.getByRole('region', { name: 'No help yet', exact: true });
const cardsIn = (page: Page, name: string) =>
  page.getByRole('list', { name: `Pupils in ${name}` }).getByRole('listitem');

/** Pupils who wait for help in a subject, most need first. */
const waiting = (page: Page, subject: string) =>
  tray(page)
    .getByRole('listitem')
    .filter({ hasText: `${subject}:` });

/** Drags the first pupil who waits for help in reading onto a column, as a hand would: press, move in steps, let go. */
async function dragFirstReader(page: Page, name: string): Promise<string> {
  const card = waiting(page, 'Reading').first();
  const pupil = (await card.getByRole('button').first().textContent())?.trim() ?? '';
  const target = page.getByRole('list', { name: `Pupils in ${name}` });
  await target.scrollIntoViewIfNeeded();
  await card.scrollIntoViewIfNeeded();
  const from = await card.boundingBox();
  const to = await target.boundingBox();
  if (!from || !to) throw new Error('The card or the column cannot be seen.');
  await page.mouse.move(from.x + from.width / 2, from.y + from.height - 8);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height, { steps: 4 });
  await page.mouse.move(to.x + to.width / 2, to.y + 20, { steps: 12 });
  await page.mouse.up();
  await expect(column(page, name).getByRole('button', { name: pupil, exact: true })).toBeVisible();
  return pupil;
}

test('a SENCO puts six flagged pupils in a new group by drag, and undoes the last', async ({ as }) => {
  const page = await as('senco');
  await page.setViewportSize({ width: 1900, height: 1000 });
  await page.goto('/flags');
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Who needs help');
  await page.getByRole('link', { name: 'Intervention grid' }).first().click();
  await expect(tray(page)).toBeVisible();
  await expectAccessible(page);

  const name = fresh('Readers after school');
  await startGroup(page, name, '15:40');
  const placed: string[] = [];
  for (let n = 0; n < 6; n++) placed.push(await dragFirstReader(page, name));
  await expect(cardsIn(page, name)).toHaveCount(6);
  await expectAccessible(page);

  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(cardsIn(page, name)).toHaveCount(5);
  await expect(tray(page).getByRole('button', { name: placed[5] ?? '', exact: true })).toBeVisible();

  await page.reload();
  await expect(cardsIn(page, name)).toHaveCount(5);
});

test('the same by keyboard alone, and one move undone with Ctrl Z', async ({ as }) => {
  const page = await as('senco');
  await page.goto('/grid');
  await expect(tray(page)).toBeVisible();
  const name = fresh('Numbers before school');
  await page.getByRole('button', { name: 'New group' }).focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByLabel('Programme')).toBeFocused();
  await page.keyboard.type('Number');
  await dialog.getByLabel('Name of the group').press('ControlOrMeta+a');
  await page.keyboard.type(name);
  await dialog.getByRole('button', { name: 'Tue' }).press('Space');
  await dialog.getByLabel('At', { exact: true }).press('ArrowUp');
  await dialog.getByLabel('At', { exact: true }).fill('07:50');
  await dialog.getByLabel('Places').press('ControlOrMeta+a');
  await page.keyboard.type('6');
  await page.keyboard.press('Enter');
  await expect(column(page, name)).toBeVisible();

  for (let n = 1; n <= 6; n++) {
    const card = waiting(page, 'Maths').first().getByRole('button').first();
    await card.focus();
    await page.keyboard.press('Space');
    // Right, column by column, until the line at the foot says that the card is over the new group.
    const over = page.locator('.say-live');
    await expect(over).toBeVisible();
    for (let step = 0; step < 30 && !(await over.textContent())?.includes(name); step++) {
      await page.keyboard.press('ArrowRight');
    }
    await page.keyboard.press('Space');
    await expect(cardsIn(page, name)).toHaveCount(n);
  }
  await page.keyboard.press('ControlOrMeta+z');
  await expect(cardsIn(page, name)).toHaveCount(5);
});
