import { csv, pupilsFile, resultsFile, upn } from '../../test/import-files';
import { ImportSteps, partOf } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';
import type { ImportChangePageDto } from './imports.dto';

describe('bringing results in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const started = async (pupils = 6): Promise<ImportSteps> => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(pupils));
    return steps;
  };

  it('writes results, what was collected, an audit row and the promises that follow, and keeps no file', async () => {
    const steps = await started();
    const checked = await steps.check(resultsFile(12, 30, 'A', 40, 40, 40));
    const [waiting] = await app.sql<{ content: Buffer }>('SELECT content FROM import_part WHERE import_id = $1', [
      checked.id,
    ]);
    expect(waiting?.content.length).toBeGreaterThan(0);
    await steps.ask(checked);
    const asked = await app.sql<{ job: string }>('SELECT job FROM outbox WHERE school_id = $1', [steps.schoolId]);
    expect(asked.map(({ job }) => job)).toEqual(['apply-import']);
    await app.finishJobs();

    const run = await steps.run(checked.id);
    expect(run).toMatchObject({ status: 'applied', counts: { created: 6, windows: [20256], yearGroups: [5] } });
    const [after] = await app.sql<{ content: Buffer | null; done: number; total: number }>(
      'SELECT content, done, total FROM import_run JOIN import_part ON import_id = id WHERE id = $1',
      [run.id],
    );
    expect(after).toEqual({ content: null, done: 6, total: 6 });
    const stored = await app.sql<{ value: number | null; code: string | null }>(
      `SELECT r.value, r.code FROM result r JOIN pupil p ON p.id = r.pupil_id WHERE r.school_id = $1
       ORDER BY p.legal_surname`,
      [steps.schoolId],
    );
    expect(stored.slice(0, 3)).toEqual([
      { value: 12, code: null },
      { value: 30, code: null },
      { value: null, code: 'A' },
    ]);
    const [collected] = await app.sql('SELECT window_id, year_groups FROM window_subject WHERE school_id = $1', [
      steps.schoolId,
    ]);
    expect(collected).toEqual({ window_id: 20256, year_groups: [5] });
    const audit = await app.sql<{ action: string; account_id: string | null; detail: { created: number } }>(
      `SELECT action, account_id, detail FROM audit_event WHERE school_id = $1 AND $2 = ANY(subject_ids) AND action = 'import.applied'`,
      [steps.schoolId, run.id],
    );
    expect(audit).toHaveLength(1);
    expect(audit[0]).toMatchObject({ account_id: expect.any(String), detail: { created: 6 } });
    const analyses = await app.sql('SELECT 1 FROM analysis_run WHERE school_id = $1', [steps.schoolId]);
    expect(analyses.length).toBeGreaterThan(0);
  });

  it('changes nothing when repeated, and keeps the earlier value of what is changed', async () => {
    const steps = await started();
    await steps.bringIn(resultsFile(12, 30, 'A', 40, 40, 40));
    expect((await steps.bringIn(resultsFile(12, 30, 'A', 40, 40, 40))).counts).toMatchObject({
      created: 0,
      changed: 0,
      unchanged: 6,
    });
    const checked = await steps.check(resultsFile(13, 30, 20, 40, 40, 40));
    expect(partOf(checked).mapping.subjects[0]).toMatchObject({ newScale: null, subjectId: expect.any(Number) });
    expect(checked.counts).toMatchObject({ created: 0, changed: 2, unchanged: 4, pupils: 2 });
    const { body } = await steps.get<ImportChangePageDto>(checked.id, 'changes');
    expect(body.items).toEqual([
      {
        part: 'file.csv',
        row: 2,
        pupil: 'Surname1, Forename1',
        what: 'Maths, Summer 2 2025/26',
        before: '12',
        after: '13',
      },
      {
        part: 'file.csv',
        row: 4,
        pupil: 'Surname3, Forename3',
        what: 'Maths, Summer 2 2025/26',
        before: 'A',
        after: '20',
      },
    ]);
    await steps.ask(checked);
    await app.finishJobs();
    const history = await app.sql<{ value: number | null; code: string | null }>(
      'SELECT value, code FROM result_history WHERE school_id = $1 ORDER BY value NULLS LAST',
      [steps.schoolId],
    );
    expect(history).toEqual([
      { value: 12, code: null },
      { value: null, code: 'A' },
    ]);
  });

  it('keeps a standard error that a later file does not mention, until the result changes', async () => {
    const steps = await started(1);
    const head = ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result', 'Standard Error', 'Test Date'];
    await steps.bringIn(csv(head, [upn(1), '2025/26', 'SUM2', 'Maths', 30, 2.5, '14/07/2026']));
    const stored = async () =>
      (
        await app.sql('SELECT value, standard_error, tested_on::text FROM result WHERE school_id = $1', [
          steps.schoolId,
        ])
      )[0];
    expect((await steps.bringIn(resultsFile(30))).counts).toMatchObject({ unchanged: 1 });
    expect(await stored()).toEqual({ value: 30, standard_error: 2.5, tested_on: '2026-07-14' });
    expect((await steps.bringIn(resultsFile(31))).counts).toMatchObject({ changed: 1 });
    expect(await stored()).toEqual({ value: 31, standard_error: null, tested_on: null });
  });

  it('leaves subjects out that a person leaves out, and takes a scale as a person corrects it', async () => {
    const steps = await started(2);
    const file = csv(
      ['UPN', 'Maths 2025/26 SUM2', 'Handwriting 2025/26 SUM2'],
      [upn(1), 12, 'neat'],
      [upn(2), 30, 'wobbly'],
    );
    const run = await steps.bringIn(file, (mapping) => ({
      ...mapping,
      subjects: mapping.subjects.map((subject) =>
        subject.name === 'Maths' && subject.newScale
          ? { ...subject, newScale: { ...subject.newScale, name: 'Paper 1', least: 0, greatest: 35, decimals: 0 } }
          : { ...subject, leftOut: true },
      ),
    }));
    expect(run.counts).toMatchObject({ created: 2, leftOut: 2 });
    const scales = await app.sql('SELECT name, least, greatest FROM scale WHERE school_id = $1', [steps.schoolId]);
    expect(scales).toEqual([{ name: 'Paper 1', least: 0, greatest: 35 }]);
  });

  it('asks again when the school has changed since the columns were matched', async () => {
    const steps = await started(3);
    const first = await steps.check(resultsFile(1, 20, 30));
    await steps.bringIn(resultsFile(1, 20, 30));
    await steps.ask(first);
    await app.finishJobs();
    expect(await steps.run(first.id)).toMatchObject({
      status: 'checked',
      failure: 'Maths has been added in the meantime. Match the columns again.',
    });
  });

  it('is for one person at a time: an answer to an older state of the import is refused', async () => {
    const steps = await started(2);
    const { body } = await steps.upload(resultsFile(1, 2));
    expect((await steps.confirm(body)).status).toBe(200);
    expect((await steps.confirm(body)).status).toBe(412);
    await app.finishJobs();
    expect((await steps.ask(body)).status).toBe(412);
  });

  it('can be discarded, and then has no file and cannot be applied', async () => {
    const steps = await started(2);
    const checked = await steps.check(resultsFile(10, 20));
    expect((await steps.discard(checked.id)).status).toBe(204);
    const [row] = await app.sql(
      'SELECT status, content, problems FROM import_run JOIN import_part ON import_id = id WHERE id = $1',
      [checked.id],
    );
    expect(row).toEqual({ status: 'cancelled', content: null, problems: null });
    expect((await steps.ask(await steps.run(checked.id))).status).toBe(409);
  });

  it('is not for everybody, and not for another school', async () => {
    const steps = await started(1);
    const checked = await steps.check(resultsFile(10));
    const teacher = await app.person(steps.schoolId, 'class-teacher');
    expect((await teacher.get(steps.path())).status).toBe(403);
    const other = await ImportSteps.by(app, await app.school('Another'));
    expect((await other.get(checked.id, '')).status).toBe(404);
  });

  it('writes down whose cells were shown while a file waits, and shows none of what is done with', async () => {
    const steps = await started(2);
    const looks = (): Promise<{ subject_ids: string[] }[]> =>
      app.sql(`SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'import.cells-read' ORDER BY id`, [
        steps.schoolId,
      ]);
    const { body } = await steps.upload(resultsFile(10, 40));
    expect(partOf(body).layout.columns[0]?.samples).toEqual([upn(1), upn(2)]);
    const pupils = await app.sql<{ id: string }>('SELECT id FROM pupil WHERE school_id = $1', [steps.schoolId]);
    expect((await looks()).at(-1)?.subject_ids.toSorted()).toEqual(pupils.map(({ id }) => id).toSorted());
    await steps.discard(body.id);
    const before = (await looks()).length;
    expect(partOf(await steps.run(body.id)).layout.columns[0]?.samples).toEqual([]);
    expect(await looks()).toHaveLength(before);
  });

  it('writes down that pupils named in an import were looked at', async () => {
    const steps = await started(1);
    await steps.bringIn(resultsFile(10));
    const checked = await steps.check(resultsFile(20));
    await steps.get(checked.id, 'changes');
    const seen = await app.sql<{ subject_ids: string[] }>(
      `SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'import.changes-read'`,
      [steps.schoolId],
    );
    expect(seen.map(({ subject_ids }) => subject_ids.length)).toEqual([1]);
  });
});
