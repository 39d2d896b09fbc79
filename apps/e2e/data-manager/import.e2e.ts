import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, expectAccessible, fresh, signIn, test, type Page } from '../support/test';
import { newSchool, operator } from '../support/operator';

const shared = path.resolve(__dirname, '../../../../shared');
const jsp = path.join(shared, 'data/jsp');
const password = 'a long enough password';

async function signInWith(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in');
  await page.getByLabel('School email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).not.toHaveURL(/sign-in/);
}

/** Chooses a file, takes what is guessed, checks it and applies it. */
async function bringIn(page: Page, file: string): Promise<void> {
  await page.goto('/imports');
  await page.getByLabel('Choose a file').setInputFiles(file);
  const check = page.getByRole('button', { name: 'Check the file' });
  await expect(check).toBeEnabled({ timeout: 30_000 });
  await expectAccessible(page);
  await check.click();
  const apply = page.getByRole('button', { name: /^Apply/ });
  const nothing = page.getByText('There is nothing to apply.');
  await expect(apply.or(nothing)).toBeVisible({ timeout: 60_000 });
  await expectAccessible(page);
  if (await nothing.isVisible()) return;
  await apply.click();
  await expect(page.getByRole('heading', { name: 'What happens now' })).toBeVisible({ timeout: 60_000 });
}

interface Progress {
  total: number;
  rows: { upn: string; residualOne: number | null; residualTwo: number | null }[];
}

test('real pupils come in through the page and the command line, and their progress is what R says', async ({
  page,
}) => {
  test.skip(!existsSync(jsp), 'The Junior School Project data is not beside the project.');
  test.setTimeout(300_000);
  const email = `${fresh('data').replace(' ', '')}@junior-school-project.example`;
  const school = newSchool(fresh('Junior School Project'), email, password, 'data-manager');
  await signInWith(page, email);

  await bringIn(page, path.join(jsp, 'pupils.csv'));
  await expect(page.getByText('1,192').first()).toBeVisible();
  await bringIn(page, path.join(jsp, 'results.csv'));
  await expect(page.getByText('7,664').first()).toBeVisible();
  await bringIn(page, path.join(jsp, 'results.csv'));
  await expect(page.getByText('There is nothing to apply.')).toBeVisible();

  const marksheet = [
    'import',
    '--school',
    String(school),
    '--kind',
    'marksheet',
    '--file',
    path.join(jsp, 'marksheet.csv'),
    '--yes',
  ];
  expect(operator(...marksheet)).toMatch(/0 created, 0 changed, 6472 unchanged/);

  const reference = readFileSync(path.join(shared, 'reference/jsp_residuals.csv'), 'utf8').trim().split('\n');
  const upns = new Map(
    readFileSync(path.join(jsp, 'id-to-upn.csv'), 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [id, upn] = line.split(',');
        return [id ?? '', upn ?? ''];
      }),
  );
  const api = `/api/v1/schools/${school}`;
  const subjects = (await (await page.request.get(`${api}/subjects`)).json()) as { id: number; name: string }[];
  const maths = subjects.find(({ name }) => name === 'Maths')?.id;
  const progress = async (window: number): Promise<Map<string, Progress['rows'][number]>> => {
    const found = new Map<string, Progress['rows'][number]>();
    for (let offset = 0; ; offset += 500) {
      const answer = await page.request.get(
        `${api}/progress?subjectId=${maths}&windowId=${window}&offset=${offset}&limit=500`,
      );
      const { rows } = (await answer.json()) as Progress;
      for (const item of rows) found.set(item.upn, item);
      if (rows.length < 500) return found;
    }
  };
  // The analysis runs by itself after the import; it is done when the last window has residuals for everybody.
  await expect.poll(async () => (await progress(20256)).size, { timeout: 60_000 }).toBeGreaterThan(900);

  const [yearOne, yearTwo] = [await progress(20246), await progress(20256)];
  let compared = 0;
  for (const line of reference.slice(1)) {
    const [id, , , , oneOnZero, twoOnOne, , twoOnBoth] = line.split(',');
    const upn = upns.get(id ?? '') ?? '';
    for (const [expected, actual] of [
      [oneOnZero, yearOne.get(upn)?.residualOne],
      [twoOnOne, yearTwo.get(upn)?.residualOne],
      [twoOnBoth, yearTwo.get(upn)?.residualTwo],
    ] as const) {
      if (expected === undefined || expected === 'NA') continue;
      expect(Math.abs((actual ?? Infinity) - Number(expected)), `pupil ${id}`).toBeLessThan(1e-6);
      compared += 1;
    }
  }
  expect(compared).toBe(1093 + 914 + 887);
});

test('a broken file says where, and changes nothing', async ({ page }) => {
  await signIn(page, 'data');
  await page.goto('/imports');
  await page.getByLabel('Choose a file').setInputFiles({
    name: 'marks.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(
      'UPN,Academic Year,Half Term,Subject,Result\nX1,2026/27,AUT2,Reading,"104\nX2,2026/27,AUT2,Reading,99\n',
    ),
  });
  await expect(page.getByText(/quotation mark opened in row 2 is never closed/)).toBeVisible();
  await expect(page.getByText('Nothing was changed.')).toBeVisible();
  await expectAccessible(page);
});
