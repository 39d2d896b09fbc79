import { expect, expectAccessible, test } from '../support/test';
import {
  askYearFive,
  cellAt,
  grid,
  myClass,
  onServer,
  openSheet,
  otherMarks,
  sheetOf,
  windowsBack,
} from './mark-sheets';

test('a class of 30 in one subject is marked from the keyboard alone, never waiting for the network', async ({
  as,
}) => {
  const page = await as('teacher');
  const sheet = await sheetOf(page, await myClass(page));
  const reading = sheet.columns[0]?.subjectId ?? 0;
  const marks = otherMarks(sheet, [reading]).map(([mark]) => mark ?? '');
  expect(marks.length).toBeGreaterThanOrEqual(30);

  // No save is answered until all marks are typed: if the page waited for one, this journey would hang.
  let letGo = (): void => undefined;
  const held = new Promise<void>((resolve) => (letGo = resolve));
  await page.route('**/results', async (route) => {
    if (route.request().method() === 'PUT') await held;
    await route.continue();
  });
  await openSheet(page, sheet);
  await grid(page).locator('[role=gridcell][tabindex="0"]').focus();
  await page.keyboard.press('Control+Home');

  // From the key that starts a mark to the cell below having the focus: all that the page adds to a hand's own time.
  await page.evaluate(() => {
    const added: number[] = [];
    let from = 0;
    document.addEventListener('keydown', ({ key, timeStamp }) => (from = key === 'Enter' ? timeStamp : 0), true);
    document.addEventListener('focusin', ({ target }) => {
      if (from > 0 && target instanceof HTMLTableCellElement) added.push(performance.now() - from);
    });
    Object.assign(window, { added });
  });
  for (const mark of marks) {
    await page.keyboard.type(mark);
    await page.keyboard.press('Enter');
  }
  const added = await page.evaluate(() => (window as Window & { added?: number[] }).added ?? []);
  // Enter in the last row stays there, so it moves no focus.
  expect(added.length).toBeGreaterThanOrEqual(marks.length - 1);
  const total = added.reduce((sum, ms) => sum + ms, 0);
  const atHumanSpeed = marks.length * 1_000 + total;
  console.log(
    `${marks.length} marks, one a second: ${(atHumanSpeed / 1_000).toFixed(1)} s, of which the page adds ${total.toFixed(0)} ms`,
  );
  expect(atHumanSpeed).toBeLessThan(120_000);
  await expect(cellAt(page, marks.length - 1, 0)).toContainText(marks.at(-1) ?? '');
  await expect(page.getByText(`Saving ${marks.length} marks`)).toBeVisible();

  letGo();
  await expect.poll(() => onServer(page, sheet, [reading])).toEqual(marks.map((mark) => [mark]));
  await expect(page.getByText('All saved')).toBeVisible();
});

test('a block of 30 × 6 from a spreadsheet is pasted and saved within a second', async ({ as }) => {
  const data = await as('data');
  const before = await askYearFive(data);
  try {
    const page = await as('teacher');
    const sheet = await sheetOf(page, await myClass(page));
    const numbers = sheet.columns.filter(
      ({ scaleId }) => sheet.scales.find(({ id }) => id === scaleId)?.kind === 'standardised',
    );
    const columns = numbers.slice(0, 6).map(({ subjectId }) => subjectId);
    expect(columns).toHaveLength(6);
    await openSheet(page, sheet);
    // The six columns stand side by side: the judgement between them is passed over by pasting blanks.
    const first = sheet.columns.findIndex(({ subjectId }) => subjectId === columns[0]);
    const last = sheet.columns.findIndex(({ subjectId }) => subjectId === columns[5]);
    const marks = otherMarks(sheet, columns, 11).slice(0, 30);
    const block = marks
      .map((row) =>
        sheet.columns
          .slice(first, last + 1)
          .map(({ subjectId }) => row[columns.indexOf(subjectId)] ?? '')
          .join('\t'),
      )
      .join('\r\n');
    await cellAt(page, 0, first).click();
    const answered = page.waitForResponse(
      (response) => response.request().method() === 'PUT' && /\/results$/.test(response.url()),
    );
    const started = Date.now();
    await grid(page).evaluate((table, text) => {
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      document.activeElement?.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
      );
      return table.isConnected;
    }, `${block}\r\n`);
    expect((await answered).status()).toBe(200);
    const took = Date.now() - started;
    console.log(`30 × 6 marks pasted and saved in ${took} ms`);
    // A second on a school's laptop; a machine that runs other work at the same time gets five.
    expect(took).toBeLessThan(process.env['CI'] ? 5_000 : 1_000);
    await expect(page.getByText(/^180 marks pasted[^.]*$/)).toBeVisible();
    await expect(page.getByText('All saved')).toBeVisible();
    const saved = await onServer(page, sheet, columns);
    expect(saved.slice(0, 30)).toEqual(marks);
  } finally {
    await windowsBack(data, before);
  }
});

test('what does not fit is listed before anything is pasted', async ({ as }) => {
  const page = await as('teacher');
  const sheet = await sheetOf(page, await myClass(page));
  await openSheet(page, sheet);
  const [mark = ''] = otherMarks(sheet, [sheet.columns[0]?.subjectId ?? 0], 5).at(-2) ?? [];
  await cellAt(page, sheet.pupils.length - 2, 0).click();
  await page.getByRole('button', { name: 'Paste a block' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Cells from a spreadsheet').fill(`${mark}\n1040\n99`);
  await dialog.getByRole('button', { name: 'Paste into the grid' }).click();
  await expect(dialog).toContainText('1040 is outside the scale');
  await expect(dialog).toContainText('There is no pupil left for it.');
  await expectAccessible(page);
  await dialog.getByRole('button', { name: 'Paste the 1 that fits' }).click();
  await expect(cellAt(page, sheet.pupils.length - 2, 0)).toContainText(mark);
});

test('two teachers in the same cell see both marks, and neither is lost', async ({ as }) => {
  const [mine, theirs] = [await as('teacher'), await as('data')];
  const sheet = await sheetOf(mine, await myClass(mine));
  const [[first = ''] = [], [second = ''] = []] = [
    otherMarks(sheet, [sheet.columns[0]?.subjectId ?? 0], 1)[4],
    otherMarks(sheet, [sheet.columns[0]?.subjectId ?? 0], 17)[4],
  ];
  await openSheet(mine, sheet);
  await openSheet(theirs, sheet);

  // One begins to type; the other's mark is saved in the meantime and must not be written over unseen.
  await cellAt(mine, 4, 0).click();
  await mine.keyboard.type(first);
  await cellAt(theirs, 4, 0).click();
  await theirs.keyboard.type(second);
  await theirs.keyboard.press('Enter');
  await expect(theirs.getByText('All saved')).toBeVisible();
  await expect(mine.locator('input.mg-type')).toHaveValue(first);
  await mine.keyboard.press('Enter');

  await expect(cellAt(mine, 4, 0)).toHaveAccessibleName(/two marks/);
  await expect(mine.getByText('1 mark was not saved')).toBeVisible();
  await cellAt(mine, 4, 0).click();
  const both = mine.getByRole('group', { name: /Two marks for/ });
  await expect(both).toContainText(`You typed ${first}`);
  await expect(both).toContainText(`typed ${second}`);
  await expectAccessible(mine);
  await mine.keyboard.press('Enter');
  await expect(both.getByRole('button', { name: `Keep ${first}` })).toBeFocused();
  await mine.keyboard.press('Enter');
  await expect(mine.getByText('All saved')).toBeVisible();
  // The other browser sees the decision by itself.
  await expect(cellAt(theirs, 4, 0)).toContainText(first);
});

test('the grid says where one is, and each screen is accessible', async ({ as }) => {
  const page = await as('teacher');
  const sheet = await sheetOf(page, await myClass(page));
  await openSheet(page, sheet);
  await expect(grid(page)).toHaveAccessibleName(`Marks of ${sheet.className}, Autumn 2`);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(sheet.pupils.length + 1));
  await expect(grid(page)).toHaveAttribute('aria-colcount', String(sheet.columns.length + 1));
  const pupil = sheet.pupils[1];
  await expect(grid(page).getByRole('columnheader', { name: new RegExp(sheet.columns[0]?.name ?? '') })).toBeVisible();
  await expect(
    grid(page)
      .getByRole('rowheader', { name: new RegExp(pupil?.surname ?? '') })
      .first(),
  ).toBeVisible();
  await cellAt(page, 0, 0).click();
  await page.keyboard.press('ArrowDown');
  await expect(cellAt(page, 1, 0)).toBeFocused();
  await expect(cellAt(page, 1, 0)).toHaveRole('gridcell');
  await expect(grid(page).locator('[tabindex="0"]')).toHaveCount(1);
  await page.keyboard.press('Control+End');
  await expect(cellAt(page, sheet.pupils.length - 1, sheet.columns.length - 1)).toBeFocused();
  // Escape, then Tab, leaves the grid.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  await expect(grid(page).locator(':focus')).toHaveCount(0);

  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 768]) {
      await page.setViewportSize({ width, height: 900 });
      await expect(grid(page)).toBeVisible();
      await expectAccessible(page);
    }
    await page.setViewportSize({ width: 320, height: 700 });
    await expect(page.getByRole('heading', { level: 2, name: sheet.pupils[0]?.forename ?? '' })).toBeVisible();
    await expectAccessible(page);
    await page.setViewportSize({ width: 1440, height: 900 });
  }
});

test('on a phone marks are given one pupil at a time', async ({ as }) => {
  const page = await as('teacher');
  const sheet = await sheetOf(page, await myClass(page));
  const reading = sheet.columns[0];
  const [[mark = ''] = []] = otherMarks(sheet, [reading?.subjectId ?? 0], 23);
  await page.setViewportSize({ width: 320, height: 700 });
  await page.goto(`/classes/${sheet.classId}/marks`);
  const { forename = '', surname = '' } = sheet.pupils[0] ?? {};
  await expect(page.getByRole('heading', { level: 2, name: `${forename} ${surname}` })).toBeVisible();
  await page.getByLabel(new RegExp(`^${reading?.name}`)).fill(mark);
  await page.getByRole('button', { name: 'Next pupil' }).click();
  await expect(page.getByRole('heading', { level: 2, name: sheet.pupils[1]?.surname ?? '' })).toBeVisible();
  await expect.poll(async () => (await onServer(page, sheet, [reading?.subjectId ?? 0]))[0]).toEqual([mark]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});
