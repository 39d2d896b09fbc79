import { ImportSteps } from '../../test/import-steps';
import { upn } from '../../test/import-files';
import { TestApp } from '../../test/test-app';
import { sheetRows, workbookOf } from '../../test/workbook-files';
import type { ImportChangePageDto } from './imports.dto';

const pupilRows = (...surnames: string[]): string =>
  sheetRows(
    ['UPN', 'Surname', 'Forename', 'NC Year', 'Reg Group'],
    ...surnames.map((surname, i) => [upn(i + 1), surname, `Forename${i + 1}`, 6, '6A']),
  );
const resultRows = (...results: (string | number)[]): string =>
  sheetRows(
    ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result'],
    ...results.map((result, i) => [upn(i + 1), '2025/26', 'SUM2', 'Maths', result]),
  );
const file = (pupils: string, results: string): Promise<Buffer> =>
  workbookOf([
    { name: 'Read me', rows: sheetRows(['Who', 'When'], ['The office', 'Mondays']) },
    { name: 'Pupils', rows: pupils },
    { name: 'Marks', rows: results },
  ]);

describe('a file of several parts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (): Promise<ImportSteps> => ImportSteps.by(app, await app.school());
  const count = async (schoolId: number, table: string): Promise<number> => {
    const [row] = await app.sql<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE school_id = $1`, [
      schoolId,
    ]);
    return row?.n ?? 0;
  };

  it('is checked as if its parts had gone in one after the other, and leaves nothing of that', async () => {
    const steps = await fresh();
    const checked = await steps.check(
      await file(pupilRows('Ali', 'Evans', 'Green'), resultRows(0, 'A', 40)),
      undefined,
      'school.xlsx',
    );
    expect(checked).toMatchObject({ status: 'checked', kind: null, format: 'xlsx', rows: 6, failure: null });
    expect(checked.parts).toMatchObject([
      { name: 'Read me', kind: null, leftOut: true, mapping: null, counts: null },
      { name: 'Pupils', kind: 'pupils', counts: { created: 3 } },
      { name: 'Marks', kind: 'results', counts: { created: 3, notOnRoll: 0 } },
    ]);
    for (const table of ['pupil', 'result', 'class', 'subject', 'scale', 'import_effect']) {
      expect([table, await count(steps.schoolId, table)]).toEqual([table, 0]);
    }
  });

  it('goes in as a whole, and is undone as a whole', async () => {
    const steps = await fresh();
    const run = await steps.bringIn(
      await file(pupilRows('Ali', 'Evans', 'Green'), resultRows(0, 'A', 40)),
      undefined,
      {},
      'school.xlsx',
    );
    expect(run).toMatchObject({ status: 'applied', counts: { created: 6 } });
    expect([await count(steps.schoolId, 'pupil'), await count(steps.schoolId, 'result')]).toEqual([3, 3]);
    const { body } = await steps.undo(run);
    // The flags that the marks have raised in the meantime are about pupils of the file.
    if (body.undone)
      expect([await count(steps.schoolId, 'pupil'), await count(steps.schoolId, 'result')]).toEqual([0, 0]);
    else expect(body.dependents.every(({ what }) => /flag/.test(what))).toBe(true);
  });

  it('goes in with nothing at all when one part cannot, and says which', async () => {
    const steps = await fresh();
    const checked = await steps.check(
      await file(pupilRows('Ali', '=1+1'), resultRows(0, 40)),
      undefined,
      'school.xlsx',
    );
    const problems = await steps.problems(checked.id);
    expect(problems.map(({ part, row, grade }) => `${part} ${row} ${grade}`)).toEqual([
      'Pupils 3 invalid',
      'Marks 3 not-on-roll',
    ]);
    expect(await steps.download(checked.id)).toContain('Marks,3,');
    expect((await steps.ask(checked)).status).toBe(422);
    await steps.ask(checked, { leaveOutInvalid: true });
    await app.finishJobs();
    expect(await steps.run(checked.id)).toMatchObject({ status: 'applied', counts: { created: 2, invalid: 1 } });
  });

  it('tells the changes of each part', async () => {
    const steps = await fresh();
    await steps.bringIn(await file(pupilRows('Ali', 'Evans'), resultRows(0, 40)), undefined, {}, 'school.xlsx');
    const checked = await steps.check(
      await file(pupilRows('Ali', 'Green'), resultRows(5, 40)),
      undefined,
      'school.xlsx',
    );
    const { body } = await steps.get<ImportChangePageDto>(checked.id, 'changes');
    expect(body.items.map(({ part, what, before, after }) => [part, what, before, after])).toEqual([
      ['Pupils', 'Surname', 'Evans', 'Green'],
      ['Marks', 'Maths, Summer 2 2025/26', '0', '5'],
    ]);
  });

  it('wants to know of every part, once, what it holds, and takes no file that is left out altogether', async () => {
    const steps = await fresh();
    const { body } = await steps.upload(await file(pupilRows('Ali'), resultRows(5)), 'school.xlsx');
    const parts = body.parts.map(({ place, leftOut, mapping }) => ({ place, leftOut, mapping }));
    const refused = async (changed: typeof parts): Promise<string> => {
      const answer = await steps.confirmParts(body, changed);
      expect(answer.status).toBe(422);
      return JSON.stringify(answer.body);
    };
    expect(await refused(parts.slice(1))).toContain('Say of each of the 3 parts');
    expect(await refused([...parts.slice(1), ...parts.slice(2)])).toContain('Say of each of the 3 parts');
    expect(await refused(parts.map((part) => ({ ...part, leftOut: true })))).toContain('left out');
    expect(await refused(parts.map((part) => ({ ...part, leftOut: false })))).toContain('Read me: Say what it holds');
  });
});
