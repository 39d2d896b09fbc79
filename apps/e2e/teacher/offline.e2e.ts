import type { Browser } from '@playwright/test';
import { type Login, type Page, expect, expectAccessible, signIn, test } from '../support/test';

interface Cell {
  readonly pupilId: string;
  readonly subjectId: number;
  readonly canWrite: boolean;
  readonly mark: { readonly value: number | null; readonly text: string } | null;
}
interface Sheet {
  readonly classId: string;
  readonly className: string;
  readonly windowId: number;
  readonly subjects: readonly { readonly id: number; readonly name: string }[];
  readonly columns: readonly { readonly subjectId: number }[];
  readonly pupils: readonly { readonly pupilId: string; readonly surname: string }[];
  readonly cells: readonly Cell[];
}

/** A browser whose network comes and goes: what cannot be fetched then is no error of the page. */
async function opened(browser: Browser, login: Login): Promise<{ page: Page; errors: string[] }> {
  const page = await (await browser.newContext()).newPage();
  const errors: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  page.on('pageerror', (error) => errors.push(error.message));
  await signIn(page, login);
  return { page, errors };
}

/** The API as this person's browser asks it. */
async function get<T>(page: Page, path: string): Promise<T> {
  const me = (await (await page.request.get('/api/v1/me')).json()) as { schools: { id: number }[] };
  const answer = await page.request.get(`/api/v1/schools/${me.schools[0]?.id}/${path}`);
  expect(answer.status(), path).toBe(200);
  return (await answer.json()) as T;
}

async function myClass(page: Page): Promise<string> {
  const classes = await get<{ id: string; mine: boolean; kind: string }[]>(page, 'classes');
  const mine = classes.find((each) => each.mine && each.kind === 'registration');
  if (!mine) throw new Error('The teacher of the demo school has no class.');
  return mine.id;
}

/** Everything the database of this browser keeps: how many keys and records. */
function kept(page: Page): Promise<{ keys: number; records: number; readable: string }> {
  return page.evaluate(async () => {
    const database = await new Promise<IDBDatabase>((resolve, reject) => {
      const opening = indexedDB.open('headway-device');
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error ?? new Error('not opened'));
    });
    const all = (store: string) =>
      new Promise<unknown[]>((resolve, reject) => {
        const asking = database.transaction(store).objectStore(store).getAll();
        asking.onsuccess = () => resolve(asking.result as unknown[]);
        asking.onerror = () => reject(asking.error ?? new Error('not read'));
      });
    const [keys, records] = [await all('keys'), await all('records')];
    database.close();
    const decoder = new TextDecoder('latin1');
    const readable = records
      .flatMap((record) => Object.values(record as object))
      .map((value: unknown) => (typeof value === 'string' ? value : decoder.decode(value as ArrayBuffer)))
      .join(' ');
    return { keys: keys.length, records: records.length, readable };
  });
}

/** Opens the class in its first subject and waits until the pages are kept on this device. */
async function openClass(page: Page): Promise<Sheet> {
  const classId = await myClass(page);
  const all = await get<Sheet>(page, `classes/${classId}/marks`);
  const subjectId = all.cells.find((cell) => cell.canWrite)?.subjectId;
  await page.goto(`/classes/${classId}/marks?subjectId=${subjectId}`);
  await expect(page.getByRole('grid')).toBeVisible();
  await page.evaluate(async () => void (await navigator.serviceWorker.ready));
  await expect.poll(async () => (await kept(page)).records).toBeGreaterThanOrEqual(2);
  return get<Sheet>(page, `classes/${classId}/marks?subjectId=${subjectId}`);
}

/** Types a mark into each of the first pupils' cells of the first column, a key at a time. */
async function type(page: Page, marks: readonly string[]): Promise<void> {
  const first = await page.locator('[role=gridcell][tabindex="0"]').first().elementHandle();
  if (!first) throw new Error('No cell of the grid can be reached.');
  await first.focus();
  await page.keyboard.press('Control+Home');
  for (const mark of marks) {
    await page.keyboard.type(mark);
    await page.keyboard.press('Enter');
  }
}

/** Marks that no earlier run has left there: near a hundred, others each time. */
function newMarks(sheet: Sheet, count: number): string[] {
  const [column] = sheet.columns;
  return sheet.pupils.slice(0, count).map(({ pupilId }, index) => {
    const now = sheet.cells.find((cell) => cell.pupilId === pupilId && cell.subjectId === column?.subjectId)?.mark
      ?.value;
    const mark = 90 + ((index * 7) % 20);
    return String(mark === now ? mark + 1 : mark);
  });
}

test('20 marks typed without a network survive a reload and are saved once', async ({ browser }) => {
  const { page, errors } = await opened(browser, 'teacher');
  const sheet = await openClass(page);
  const subjectId = sheet.columns[0]?.subjectId ?? 0;
  const marks = newMarks(sheet, 20);
  expect(marks).toHaveLength(20);
  const history = (pupilId: string) =>
    get<{ text: string }[]>(
      page,
      `results/history?pupilId=${pupilId}&subjectId=${subjectId}&windowId=${sheet.windowId}`,
    );
  const pupils = sheet.pupils.slice(0, 20);
  const before = await Promise.all(pupils.map(async ({ pupilId }) => (await history(pupilId)).length));

  await page.context().setOffline(true);
  await type(page, marks);
  await expect(page.getByText('20 marks kept on this device')).toBeVisible();
  await expectAccessible(page);
  const device = await kept(page);
  for (const { surname } of pupils) expect(device.readable).not.toContain(surname);

  await page.reload();
  await expect(page.getByRole('grid')).toBeVisible();
  await expect(page.getByText('20 marks kept on this device')).toBeVisible();
  await expect(page.getByRole('grid')).toContainText(marks[19] ?? '');
  await page.context().setOffline(false);
  await expect(page.getByText('20 marks kept on this device')).toBeHidden();

  await expect
    .poll(async () => {
      const { cells } = await get<Sheet>(page, `classes/${sheet.classId}/marks?subjectId=${subjectId}`);
      return pupils.map(({ pupilId }) =>
        String(cells.find((cell) => cell.pupilId === pupilId && cell.subjectId === subjectId)?.mark?.value),
      );
    })
    .toEqual(marks);
  const after = await Promise.all(pupils.map(async ({ pupilId }) => (await history(pupilId)).length));
  expect(after).toEqual(before.map((count) => count + 1));
  expect(errors).toEqual([]);
  await page.context().close();
});

test('signing out asks about unsaved marks, and leaves nothing to the next person', async ({ browser }) => {
  const { page, errors } = await opened(browser, 'teacher');
  const sheet = await openClass(page);
  const marks = newMarks(sheet, 2);
  await page.context().setOffline(true);
  await type(page, marks);
  await expect(page.getByText('2 marks kept on this device')).toBeVisible();

  const signOut = async (): Promise<void> => {
    await page.getByRole('button', { name: /your account/ }).click();
    await page.getByRole('menuitem', { name: 'Sign out' }).click();
  };
  await signOut();
  const question = page.getByRole('alertdialog');
  await expect(question).toContainText('2 marks are not saved yet');
  await expect(question).toContainText(sheet.className);
  await question.getByRole('button', { name: 'Stay and save' }).click();
  await expect(page.getByText('2 marks kept on this device')).toBeVisible();

  await signOut();
  await question.getByRole('button', { name: 'Sign out and lose them' }).click();
  await expect(page).toHaveURL(/sign-in\?why=offline/);
  expect(await kept(page)).toMatchObject({ keys: 0, records: 0 });
  await page.reload();
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible();

  await page.context().setOffline(false);
  await signIn(page, 'ta');
  await expect(page.getByText(/kept on this device|not saved/)).toBeHidden();
  expect((await kept(page)).records).toBe(0);
  await page.context().setOffline(true);
  await page.goto(`/classes/${sheet.classId}/marks`);
  await expect(page.getByRole('grid')).toBeHidden();
  expect(errors).toEqual([]);
  await page.context().close();
});

test('marks of an ended session wait, sealed, until the same person signs in again', async ({ browser }) => {
  const { page, errors } = await opened(browser, 'teacher');
  const sheet = await openClass(page);
  await page.context().setOffline(true);
  const marks = newMarks(sheet, 2);
  await type(page, marks);
  await expect(page.getByText('2 marks kept on this device')).toBeVisible();
  // The session ends on the server, for example because nobody used it for half an hour.
  const cookies = await page.context().cookies();
  await page.context().clearCookies({ name: 'headway_session' });
  expect(cookies.some(({ name }) => name === 'headway_session')).toBe(true);
  await page.context().setOffline(false);

  await expect(page.getByText('Sign in again to save 2 marks.')).toBeVisible();
  const waiting = await kept(page);
  expect(waiting.keys).toBe(1);
  for (const { surname } of sheet.pupils) expect(waiting.readable).not.toContain(surname);
  await signIn(page, 'teacher');
  await expect(page.getByText(/not saved|kept on this device|Saving/)).toBeHidden();
  const now = async (): Promise<string[]> => {
    const { cells } = await get<Sheet>(page, `classes/${sheet.classId}/marks?subjectId=${sheet.columns[0]?.subjectId}`);
    return sheet.pupils.slice(0, 2).map(({ pupilId }) => {
      const cell = cells.find((each) => each.pupilId === pupilId && each.subjectId === sheet.columns[0]?.subjectId);
      return String(cell?.mark?.value);
    });
  };
  // Hidden is what waits also before the sending begins.
  await expect.poll(now).toEqual(marks);
  expect(errors).toEqual([]);
  await page.context().close();
});
