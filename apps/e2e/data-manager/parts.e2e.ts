import { readFileSync } from 'node:fs';
import { makeUpn } from '@headway/domain';
import { rosterFile, type RosterPupil } from '../support/roster-file';
import { expect, expectAccessibleEverywhere, type Page, test } from '../support/test';

/** UPNs of this try alone, so that what an earlier one has left is not in its way. */
const stamp = Math.floor(Date.now() / 1_000) % 4_000;
const newUpn = (serial: number): string =>
  makeUpn({ localAuthority: 999, establishment: 5_000 + stamp, year: 26, serial });

/** Two pupils of a class as the export of pupils has them: "UPN", "Surname", … */
function pupilsOf(csv: string, className: string): Record<string, string>[] {
  const [head = '', ...lines] = csv.replace('\uFEFF', '').trim().split('\r\n');
  const names = head.split(',');
  return lines
    .map((line) => Object.fromEntries(line.split(',').map((cell, i) => [names[i] ?? '', cell])))
    .filter((pupil) => pupil['Registration group'] === className && pupil['Date of leaving'] === '')
    .slice(0, 2);
}

async function choose(page: Page, name: string, content: Buffer | string): Promise<void> {
  await page.goto('/imports');
  const file = { name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) };
  await page.getByLabel('Choose a file').setInputFiles(file);
  await expect(page.getByRole('button', { name: 'Check the file' })).toBeEnabled({ timeout: 30_000 });
}

const check = (page: Page): Promise<void> => page.getByRole('button', { name: 'Check the file' }).click();

/** Applies a checked file; returns its address. */
async function apply(page: Page): Promise<string> {
  await page.getByRole('button', { name: /^Apply/ }).click();
  await expect(page.getByRole('heading', { name: 'What happens now' })).toBeVisible({ timeout: 30_000 });
  return page.url();
}

async function undo(page: Page, address: string): Promise<void> {
  await page.goto(address);
  await page.getByRole('button', { name: 'Undo this import' }).click();
}

test('what was taken away as a file can be brought in again, and changes nothing', async ({ as }) => {
  const page = await as('data');
  await page.getByRole('navigation').getByRole('link', { name: 'Exports' }).click();
  await expect(page.locator('.answer')).toHaveText(/^\d+ files can be taken away\.$/);
  await expectAccessibleEverywhere(page);
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: /^Excel ?: Pupils$/ }).click();
  const workbook = readFileSync(await (await arriving).path());
  await choose(page, 'pupils.xlsx', workbook);
  await check(page);
  await expect(page.locator('.answer')).toHaveText(
    'Everything in this file is here already: there is nothing to change.',
    { timeout: 30_000 },
  );
});

test('a roster of several lists asks who is who, goes in, and is undone once nothing builds on it', async ({ as }) => {
  const page = await as('data');
  await page.goto('/exports');
  const arriving = page.waitForEvent('download');
  await page.getByRole('link', { name: /^CSV ?: Pupils$/ }).click();
  const known = pupilsOf(readFileSync(await (await arriving).path(), 'utf8'), '6 Oak');
  const namesakes = known.map((pupil, i): RosterPupil => {
    const born = (pupil['Date of birth'] ?? '').split('/').reverse().join('-');
    return { upn: newUpn(i + 1), surname: pupil['Surname'] ?? '', forename: pupil['Forename'] ?? '', born };
  });
  expect(namesakes).toHaveLength(2);
  const joiner = { upn: newUpn(3), surname: `Newby${stamp}`, forename: 'Robin', born: '2016-03-04' };
  const nameless = { upn: 'X123', surname: `Wrong${stamp}`, forename: 'Kit', born: '2016-03-05' };
  const teacher = { surname: `Ashdown${stamp}`, forename: 'Lena', email: `l.ashdown${stamp}@wrenfield.example` };

  // Given an export of another system, of which everything is known but who two of the pupils are
  await choose(page, 'roster.zip', await rosterFile(`6 Elder ${stamp}`, teacher, [...namesakes, joiner, nameless]));
  const answer = page.locator('.answer');
  await expect(answer).toContainText('This file says by itself what it holds');
  await expectAccessibleEverywhere(page);
  await check(page);
  await expect(answer).toHaveText('2 questions for you, and 1 row can’t be read. Nothing has been changed yet.');
  const applying = page.getByRole('button', { name: /^Apply/ });
  await expect(applying).toBeDisabled();

  // When one is said to be the pupil who is here, and the other to be somebody else
  const question = (surname: string) => page.getByRole('group', { name: `Is this the same pupil as ${surname}` });
  const [first, second] = namesakes.map(({ surname }) => surname);
  await expect(question(first ?? '')).toContainText(`UPN ${known[0]?.['UPN']}`);
  await expect(question(first ?? '')).toContainText(`UPN ${newUpn(1)}`);
  await question(first ?? '')
    .getByRole('radio', { name: /^Yes/ })
    .check();
  await expect(page.getByText('1 still without an answer.')).toBeVisible();
  await question(second ?? '')
    .getByRole('radio', { name: 'No, this is another pupil' })
    .check();
  await expectAccessibleEverywhere(page);
  await page.getByRole('button', { name: 'Keep these answers, check again' }).click();

  // Then one changes the UPN, two are new, and the row without a UPN can be left out
  await expect(page.getByRole('heading', { name: 'Answered' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^Pupils \(users\.csv\) 2 1 0 1$/ })).toBeVisible();
  await page.getByRole('button', { name: 'Leave it out', exact: true }).click();
  const roster = await apply(page);

  // When marks come in for the new pupil, the roster cannot be undone, and it is said why
  await choose(
    page,
    'marks.csv',
    `UPN,Academic Year,Half Term,Subject,Result\n${joiner.upn},2026/27,AUT2,Reading,101\n`,
  );
  await check(page);
  const marks = await apply(page);
  await undo(page, roster);
  await expect(page.getByText('Not undone, and nothing was changed.')).toBeVisible();
  await expect(page.getByText(`1 result of pupils it added ${joiner.surname}, Robin`)).toBeVisible();
  await expectAccessibleEverywhere(page);

  // Then, with the marks undone, all of it is as it was before
  await undo(page, marks);
  await expect(answer).toHaveText('This import was undone. Everything is as it was before.');
  await undo(page, roster);
  await expect(answer).toHaveText('This import was undone. Everything is as it was before.');
  await page.getByRole('link', { name: 'Bring in another file' }).click();
  await expect(page.getByRole('row', { name: /roster\.zip/ }).first()).toContainText('undone');
  await expectAccessibleEverywhere(page);
});
