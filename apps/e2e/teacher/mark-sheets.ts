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

export async function myClass(page: Page): Promise<string> {
  const classes = await ask<{ id: string; mine: boolean; kind: string }[]>(page, 'classes');
  const mine = classes.find((each) => each.mine && each.kind === 'registration');
  if (!mine) throw new Error('The teacher of the demo school has no class.');
  return mine.id;
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
