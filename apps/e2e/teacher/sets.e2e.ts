import { DEMO_PASSWORD } from '@headway/demo-school';
import { expect, expectAccessibleEverywhere, type Page, signInAs, test } from '../support/test';
import {
  cellAt,
  grid,
  myClass,
  onServer,
  openSheet,
  otherMarks,
  registrationClasses,
  type Sheet,
  sheetOf,
} from './mark-sheets';

/** Somebody who teaches sets in the demo trust's secondary school. */
const SET_TEACHER = 'l.lockyer@kestrelmoor.example';

/** Types a mark, comments on it from the keyboard, and finds both saved. */
async function markAndComment(page: Page, row: number, column: number, mark: string, comment: string): Promise<void> {
  const cell = cellAt(page, row, column);
  await cell.click();
  await page.keyboard.type(mark);
  await page.keyboard.press('Enter');
  await expect(cellAt(page, row + 1, column)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Shift+F2');
  await page.getByRole('textbox', { name: 'Comment' }).fill(comment);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('All saved')).toBeVisible();
  await expect(cell).toBeFocused();
  await expect(cell).toHaveAccessibleName(new RegExp(`^${mark}\\b`));

  await page.reload();
  await expect(cell).toContainText(mark);
  await cell.click();
  await page.keyboard.press('Shift+F2');
  await expect(page.getByRole('textbox', { name: 'Comment' })).toHaveValue(comment);
  await page.keyboard.press('Escape');
  await expect(cell).toBeFocused();
}

/** Where a cell is, as a screen reader says it: the grid's size, the row's pupil, the column's subject. */
async function expectPosition(page: Page, sheet: Sheet, row: number, column: number, subject: string): Promise<void> {
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(sheet.pupils.length + 1));
  await expect(grid(page)).toHaveAttribute('aria-colcount', String(sheet.columns.length + 1));
  const line = grid(page).locator(`tr[aria-rowindex="${row + 2}"]`);
  await expect(line.getByRole('rowheader')).toContainText(sheet.pupils[row]?.surname ?? '');
  await expect(
    grid(page)
      .getByRole('columnheader')
      .nth(column + 1),
  ).toContainText(subject);
  await expect(cellAt(page, row, column)).toHaveRole('gridcell');
}

test('a set across classes is marked in its one subject', async ({ browser }) => {
  const page = await (await browser.newContext()).newPage();
  await signInAs(page, SET_TEACHER, DEMO_PASSWORD);
  const sheet = await sheetOf(page, await myClass(page, 'set'));
  const [column] = sheet.columns;
  const subjectId = column?.subjectId ?? 0;
  expect(sheet.columns).toHaveLength(1);
  await openSheet(page, sheet);
  await expectPosition(page, sheet, 2, 0, column?.name ?? '');

  const taught = new Set(sheet.pupils.map(({ pupilId }) => pupilId));
  const year = /^\d+/.exec(sheet.className)?.[0] ?? '';
  const classes = (await registrationClasses(page)).filter(({ name }) => new RegExp(`^${year}\\D`).test(name));
  const sheets = await Promise.all(classes.map(({ id }) => sheetOf(page, id)));
  expect(sheets.filter(({ pupils }) => pupils.some(({ pupilId }) => taught.has(pupilId))).length).toBeGreaterThan(1);

  const mark = otherMarks(sheet, [subjectId], 3, 20)[2]?.[0] ?? '';
  await markAndComment(page, 2, 0, mark, 'Sat a day later than the others');
  expect((await onServer(page, sheet, [subjectId]))[2]).toEqual([mark]);
  await expectAccessibleEverywhere(page);
  await page.context().close();
});

test('one subject is marked with its strands', async ({ as }) => {
  const page = await as('teacher');
  const all = await sheetOf(page, await myClass(page));
  await openSheet(page, all);
  await page.getByLabel('Subjects').selectOption({ label: 'Maths and its parts' });
  await expect(grid(page).getByRole('columnheader')).toHaveCount(4);
  const query = new URL(page.url()).search;
  const sheet = await sheetOf(page, all.classId, query);
  expect(sheet.columns.map(({ name }) => name)).toEqual(['Maths', 'Maths: number', 'Maths: geometry and measures']);
  await expectPosition(page, sheet, 4, 1, 'number');

  const number = sheet.columns[1]?.subjectId ?? 0;
  const now = sheet.cells.find((cell) => cell.pupilId === sheet.pupils[4]?.pupilId && cell.subjectId === number)?.mark;
  const mark = now?.value === 14 ? '15' : '14';
  await markAndComment(page, 4, 1, mark, 'Place value is secure');
  expect((await onServer(page, sheet, [number], query))[4]).toEqual([mark]);

  await expectAccessibleEverywhere(page);

  // A mark of the whole subject does not fit a strand marked out of 20.
  await cellAt(page, 5, 1).click();
  await page.keyboard.type('104');
  await page.keyboard.press('Enter');
  await expect(cellAt(page, 5, 1)).toHaveAccessibleName(/104 is outside the scale/);
  await cellAt(page, 5, 1).click();
  await page.keyboard.press('Delete');
  await expect(page.getByText('All saved')).toBeVisible();
});
