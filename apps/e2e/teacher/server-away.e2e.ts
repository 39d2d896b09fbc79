import { OwnApi } from '../support/own-api';
import { expect, expectAccessible, signIn, test } from '../support/test';
import { cellAt, grid, myClass, onServer, openSheet, otherMarks, savedOften, sheetOf } from './mark-sheets';

test('marks typed while the server stops half way and starts again are saved, each once', async ({ browser }) => {
  const api = await OwnApi.start();
  // What cannot be fetched meanwhile is no error of the page.
  const context = await browser.newContext({ baseURL: api.url });
  try {
    const page = await context.newPage();
    await signIn(page, 'teacher');
    const all = await sheetOf(page, await myClass(page));
    const subjectId = all.columns[0]?.subjectId ?? 0;
    const query = `?subjectId=${subjectId}`;
    const sheet = await sheetOf(page, all.classId, query);
    const marks = otherMarks(sheet, [subjectId], 13).slice(0, 5);
    const pupilIds = sheet.pupils.slice(0, 5).map(({ pupilId }) => pupilId);
    const before = await savedOften(page, sheet, subjectId, pupilIds);

    await openSheet(page, sheet, query);
    await cellAt(page, 0, 0).click();
    const type = async (some: readonly string[][]): Promise<void> => {
      for (const [mark = ''] of some) {
        await page.keyboard.type(mark);
        await page.keyboard.press('Enter');
      }
    };
    // Two are on their way at that moment: saved or not, the browser hears nothing of it.
    await type(marks.slice(0, 2));
    await api.kill();
    await type(marks.slice(2));
    await expect(page.getByText(/\d marks kept on this device/)).toBeVisible();
    await expectAccessible(page);
    await expect(grid(page)).toContainText(marks[4]?.[0] ?? '');

    await api.start();
    await expect(page.getByText('All saved')).toBeVisible({ timeout: 45_000 });
    expect((await onServer(page, sheet, [subjectId], query)).slice(0, 5)).toEqual(marks);
    expect(await savedOften(page, sheet, subjectId, pupilIds)).toEqual(before.map((count) => count + 1));
  } finally {
    await context.close();
    await api.kill();
  }
});
