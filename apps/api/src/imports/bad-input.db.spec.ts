import { csv, pupilsFile, resultsFile, upn } from '../../test/import-files';
import { ImportSteps, partOf } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';
import type { ImportMappingDto } from './import-mapping.dto';

const head = ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result'];
const row = (n: number, result: string | number): (string | number)[] => [upn(n), '2025/26', 'SUM2', 'Maths', result];
const outOf40 = (mapping: ImportMappingDto): ImportMappingDto => ({
  ...mapping,
  subjects: mapping.subjects.map((subject) => ({
    ...subject,
    newScale: subject.newScale && { ...subject.newScale, kind: 'raw', least: 0, greatest: 40, decimals: 0, steps: [] },
  })),
});

describe('a file with mistakes', () => {
  let app: TestApp;
  let steps: ImportSteps;
  beforeAll(async () => {
    app = await TestApp.start();
    steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(20));
  });
  afterAll(() => app.stop());

  const results = async (): Promise<number> => {
    const [found] = await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM result');
    return found?.n ?? 0;
  };

  it.each([
    ['a zip that breaks off', Uint8Array.from([0x50, 0x4b, 3, 4, 9, 9]), /damaged or not complete/],
    ['nothing in it', '', /empty/],
    ['only column names', csv(head), /no rows under them/],
    ['an open quotation mark', csv(head, row(1, 5), row(2, '"6'), row(3, 7)), /row 3 is never closed/],
    ['a separator nobody uses', resultsFile(1, 2, 3).replaceAll(',', '~'), /Only one column/],
  ])('is refused with its place: %s', async (_, content, words) => {
    const answer = await steps.upload(content);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ title: expect.stringMatching(words), errors: [{ field: 'file' }] });
  });

  it('is refused when a column is missing, naming it', async () => {
    const { body } = await steps.upload(
      csv(['UPN', 'Academic Year', 'Subject', 'Result'], [upn(1), '2025/26', 'Maths', 5]),
    );
    const answer = await steps.confirm(body);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      errors: [{ field: 'parts.0.columns', message: expect.stringContaining('No column for Half term') }],
    });
  });

  it('is checked row by row, and goes in only when what cannot be read is left out', async () => {
    const checked = await steps.check(
      csv(
        head,
        row(1, 12),
        row(2, 1040),
        row(3, "=cmd|' /C calc'!A0"),
        row(4, 'abs'),
        [upn(5), '2025/27', 'SUM2', 'Maths', 9],
        [upn(6), '2025/26', 'SUM9', 'Maths', 9],
        [upn(7), '2027/28', 'SUM2', 'Maths', 9],
        row(8, 20),
        row(8, 21),
        row(9, 30),
        row(9, 30),
        row(99, 10),
        ['not a UPN', '2025/26', 'SUM2', 'Maths', 9],
        [upn(10), '2025/26', 'SUM2', 'Maths'],
        row(11, ''),
        row(12, 'B'),
      ),
      outOf40,
    );
    expect(checked).toMatchObject({ status: 'checked', parts: [{ layout: { rows: 16 } }] });
    expect(checked.counts).toMatchObject({
      rows: 16,
      created: 4,
      changed: 0,
      unchanged: 0,
      invalid: 9,
      notOnRoll: 1,
      pupilsNotOnRoll: 1,
      blank: 1,
      repeated: 1,
    });
    const problems = await steps.problems(checked.id);
    expect(problems.map(({ row: at, column, found }) => [at, column, found])).toEqual([
      [3, 'Result', '1040'],
      [4, 'Result', "'=cmd|' /C calc'!A0"],
      [6, 'Academic Year, Half Term', '2025/27 SUM2'],
      [7, 'Academic Year, Half Term', '2025/26 SUM9'],
      [8, 'Academic Year, Half Term', '2027/28 SUM2'],
      [9, 'Maths, Summer 2 2025/26', '20'],
      [10, 'Maths, Summer 2 2025/26', '21'],
      [14, 'UPN', 'not a UPN'],
      [15, 'Row', '4 cells'],
      [13, 'UPN', upn(99)],
    ]);
    const why = new Map(problems.map((problem) => [problem.row, problem.why]));
    expect(why.get(3)).toContain('Allowed: 0 to 40');
    expect(why.get(9)).toContain('Rows 9 and 10 give this pupil different results');
    expect(why.get(9)).toContain('20 and 21');
    expect(why.get(13)).toContain('No pupil of this school');
    expect(problems[0]?.pupil).toBe('Surname2, Forename2');

    const refused = await steps.ask(checked);
    expect(refused.status).toBe(422);
    expect(await results()).toBe(0);

    await steps.ask(checked, { leaveOutInvalid: true });
    await app.finishJobs();
    expect(await steps.run(checked.id)).toMatchObject({ status: 'applied', counts: { created: 4, invalid: 9 } });
    expect(await results()).toBe(4);
  });

  it('is handed back as a file for a spreadsheet that runs nothing in it', async () => {
    const checked = await steps.check(csv(head, row(1, 12), row(2, '=1+1')), outOf40);
    const response = await steps.download(checked.id);
    expect(response).toContain("'=1+1");
    expect(response).not.toMatch(/[,"]=1/);
  });

  it.each([0, 1])('is read when an emoji stands where a text is cut to be shown (%p)', async (before) => {
    const long = `${'x'.repeat(before)}${'😀'.repeat(100)}`;
    const checked = await steps.check(csv(head, row(1, 12), row(2, long)), outOf40);
    expect(checked).toMatchObject({ status: 'checked', counts: { invalid: 1 } });
    expect((await steps.problems(checked.id))[0]?.found).toMatch(/^x?(😀)+…$/u);
  });

  it('is refused when it has more columns than anybody matches', async () => {
    const names = Array.from({ length: 2_001 }, (_, i) => `Column ${i}`);
    const answer = await steps.upload(
      csv(
        names,
        names.map(() => 'x'),
      ),
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ title: expect.stringMatching(/2,001 columns. At most 2,000/) });
  });

  it('is refused when another file’s mapping is used', async () => {
    const { body: other } = await steps.upload(pupilsFile(2));
    const { body } = await steps.upload(resultsFile(1, 2));
    const answer = await steps.confirm(body, () => partOf(other).mapping);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ title: expect.stringContaining('made for another file') });
  });

  // The reader of rows is 30 times slower under jest than in the product, so that the wide file has 8 MB here.
  it('of 50 MB is told to be divided when it has too many rows, and read when its rows are long', async () => {
    const long = `${csv(head)}\n${`${row(1, 12).join(',')}\n`.repeat(1_300_000)}`;
    const answer = await steps.upload(long);
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ title: expect.stringMatching(/1,300,000 rows.*divide it/) });

    const wide = `${csv([...head, 'Remarks'])}\n${`${[...row(1, 12), 'x'.repeat(1_000)].join(',')}\n`.repeat(8_000)}`;
    const checked = await steps.check(wide, outOf40);
    expect(checked.counts).toMatchObject({ rows: 8_000, repeated: 7_999, unchanged: 1, invalid: 0 });
  }, 120_000);

  it('of more than 64 MB is refused before it is read', async () => {
    const answer = await steps.upload(Buffer.alloc(65 * 1024 * 1024, 'a'));
    expect(answer).toMatchObject({ status: 413, body: { title: 'The file is larger than 64 MB' } });
  });
});
