import type { Locator } from '@playwright/test';
import { expect, type Page } from '../support/test';

export interface Sheet {
  readonly classId: string;
  readonly className: string;
  readonly windowId: number;
  readonly columns: readonly { readonly subjectId: number; readonly name: string; readonly scaleId: number | null }[];
  readonly scales: readonly { readonly id: number; readonly kind: string }[];
  readonly pupils: readonly { readonly pupilId: string; readonly surname: string; readonly forename: string }[];
  readonly cells: readonly {
    readonly pupilId: string;
    readonly subjectId: number;
    readonly mark: { readonly value: number | null; readonly text: string } | null;
  }[];
}

interface AskedWindow {
  readonly id: number;
  readonly kind: string;
  readonly opensOn: string;
  readonly dueOn: string;
  readonly locksOn: string;
  readonly version: number;
  readonly subjects: readonly { readonly subjectId: number; readonly yearGroups: readonly number[] }[];
}

interface Change {
  readonly method: 'POST' | 'PUT';
  readonly data: object;
  /** What was in front of whoever changes it. */
  readonly version?: number;
}

/** The API as this person's browser asks it. */
async function ask<T>(page: Page, path: string, { version, ...change }: Partial<Change> = {}): Promise<T> {
  const me = (await (await page.request.get('/api/v1/me')).json()) as { schools: { id: number }[] };
  const token = (await page.context().cookies()).find(({ name }) => name === 'XSRF-TOKEN')?.value ?? '';
  const answer = await page.request.fetch(`/api/v1/schools/${me.schools[0]?.id}/${path}`, {
    ...change,
    headers: { 'X-XSRF-TOKEN': token, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
  });
  expect(answer.ok(), `${path}: ${answer.status()}`).toBe(true);
  const body = await answer.text();
  return (body === '' ? null : JSON.parse(body)) as T;
}

export async function myClass(page: Page, kind: 'registration' | 'set' = 'registration'): Promise<string> {
  const classes = await ask<{ id: string; mine: boolean; kind: string }[]>(page, 'classes');
  const mine = classes.find((each) => each.mine && each.kind === kind);
  if (!mine) throw new Error(`This teacher has no class or set: ${kind}.`);
  return mine.id;
}

export async function registrationClasses(page: Page): Promise<{ id: string; name: string }[]> {
  const classes = await ask<{ id: string; name: string; kind: string }[]>(page, 'classes');
  return classes.filter(({ kind }) => kind === 'registration');
}

export function sheetOf(page: Page, classId: string, query = ''): Promise<Sheet> {
  return ask(page, `classes/${classId}/marks${query}`);
}

const FOUNDATION = ['Science', 'History', 'Geography', 'Computing'] as const;
const OPEN = 20262;

/** Year 5 is asked for more subjects on a score in the open half term; gives the window as it was. */
export async function askYearFive(page: Page): Promise<AskedWindow> {
  const window = await openWindow(page);
  const subjects = await ask<{ id: number; name: string; scaleId: number | null }[]>(page, 'subjects');
  const scaleId = subjects.find(({ name }) => name === 'Reading')?.scaleId ?? null;
  const asked = [...window.subjects];
  for (const name of FOUNDATION) {
    const known = subjects.find((subject) => subject.name === name);
    const made =
      known ??
      (await ask<{ id: number }>(page, 'subjects', { method: 'POST', data: { name, strandOf: null, scaleId } }));
    asked.push({ subjectId: made.id, yearGroups: [5] });
  }
  await setWindow(page, { ...window, subjects: asked });
  return window;
}

export async function windowsBack(page: Page, window: AskedWindow): Promise<void> {
  await setWindow(page, { ...window, version: (await openWindow(page)).version });
}

async function openWindow(page: Page): Promise<AskedWindow> {
  const window = (await ask<AskedWindow[]>(page, 'windows')).find(({ id }) => id === OPEN);
  if (!window) throw new Error('The demo school has no window in Autumn 2.');
  return window;
}

function setWindow(
  page: Page,
  { id, kind, opensOn, dueOn, locksOn, subjects, version }: AskedWindow,
): Promise<unknown> {
  const data = { kind, opensOn, dueOn, locksOn, subjects };
  return ask(page, `windows/${id}`, { method: 'PUT', data, version });
}

/** Marks that no earlier run has left in these cells: 30 numbers of the scale from the `lowest`, other ones each time. */
export function otherMarks(sheet: Sheet, subjectIds: readonly number[], salt = 0, lowest = 85): string[][] {
  return sheet.pupils.map(({ pupilId }, row) =>
    subjectIds.map((subjectId, column) => {
      const now = sheet.cells.find((cell) => cell.pupilId === pupilId && cell.subjectId === subjectId)?.mark?.value;
      const mark = lowest + ((row * 7 + column * 3 + salt) % 30);
      return String(mark === now ? mark + 1 : mark);
    }),
  );
}

export const grid = (page: Page) => page.getByRole('grid');

/** The cell of a pupil's row and a subject's column, both from 0. */
export const cellAt = (page: Page, row: number, column: number): Locator =>
  grid(page).locator(`tr[aria-rowindex="${row + 2}"] > td[aria-colindex="${column + 2}"]`);

export async function openSheet(page: Page, sheet: Sheet, query = ''): Promise<void> {
  await page.goto(`/classes/${sheet.classId}/marks${query}`);
  await expect(grid(page)).toBeVisible();
  await expect(grid(page).locator('[role=gridcell][tabindex="0"]')).toHaveCount(1);
}

/** What the server has of the class now, one row a pupil. */
export async function onServer(
  page: Page,
  sheet: Sheet,
  subjectIds: readonly number[],
  query = '',
): Promise<string[][]> {
  const { cells } = await sheetOf(page, sheet.classId, query);
  const texts = new Map(cells.map((cell) => [`${cell.pupilId} ${cell.subjectId}`, cell.mark?.text ?? '']));
  return sheet.pupils.map(({ pupilId }) => subjectIds.map((id) => texts.get(`${pupilId} ${id}`) ?? ''));
}

/** How often each pupil's mark has been saved so far. */
export function savedOften(
  page: Page,
  sheet: Sheet,
  subjectId: number,
  pupilIds: readonly string[],
): Promise<number[]> {
  return Promise.all(
    pupilIds.map(async (pupilId) => {
      const query = `pupilId=${pupilId}&subjectId=${subjectId}&windowId=${sheet.windowId}`;
      return (await ask<unknown[]>(page, `results/history?${query}`)).length;
    }),
  );
}
