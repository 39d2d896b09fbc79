import { givenSubject, givenYears } from '../../test/builders';
import { pupilsFile, resultsFile, upn } from '../../test/import-files';
import { ImportSteps } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';

const window = 20261;
const nothing = { value: null, code: null };

describe('saving marks somebody typed', () => {
  let app: TestApp;
  let school: number;
  let maths: number;
  let pupils: string[];
  const path = (): string => `/api/v1/schools/${school}/results`;
  const mark = (pupil: number, text: string, previous: object = nothing) => ({
    pupilId: pupils[pupil],
    subjectId: maths,
    windowId: window,
    mark: text,
    previous,
  });
  const stored = () =>
    app.sql<{ value: number | null; code: string | null }>(
      `SELECT r.value, r.code FROM result r JOIN pupil p ON p.id = r.pupil_id WHERE r.school_id = $1 ORDER BY p.legal_surname`,
      [school],
    );

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    school = await app.school();
    const steps = await ImportSteps.by(app, school);
    await steps.bringIn(pupilsFile(3));
    await givenYears(app, school, 2026);
    maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
    const rows = await app.sql<{ id: string }>('SELECT id FROM pupil WHERE school_id = $1 ORDER BY legal_surname', [
      school,
    ]);
    pupils = rows.map(({ id }) => id);
  });

  it('writes them, promises an analysis that survives a queue that is down, and keeps earlier values', async () => {
    const head = await app.person(school, 'senior-leader');
    const first = await head.put(path(), { marks: [mark(0, '12'), mark(1, 'a')] });
    expect(first).toMatchObject({ status: 200, body: { created: 2, changed: 0, unchanged: 0, removed: 0 } });
    const waiting = await app.sql<{ job: string }>(
      'SELECT DISTINCT job FROM outbox WHERE school_id = $1 AND sent_at IS NULL ORDER BY job',
      [school],
    );
    expect(waiting.map(({ job }) => job)).toEqual(['analyse-school', 'estimate-impact']);

    const second = await head.put(path(), {
      marks: [mark(0, '13', { value: 12, code: null }), mark(1, '', { value: null, code: 'A' }), mark(2, '40')],
    });
    expect(second.body).toEqual({ created: 1, changed: 1, unchanged: 0, removed: 1 });
    expect(await stored()).toEqual([
      { value: 13, code: null },
      { value: 40, code: null },
    ]);
    const history = await app.sql('SELECT value, code FROM result_history WHERE school_id = $1 ORDER BY value', [
      school,
    ]);
    expect(history).toEqual([
      { value: 12, code: null },
      { value: null, code: 'A' },
    ]);
    const audit = await app.sql(`SELECT 1 FROM audit_event WHERE school_id = $1 AND action = 'results.saved'`, [
      school,
    ]);
    expect(audit).toHaveLength(2);
  });

  it('saves none when one is off the scale, and says which', async () => {
    const head = await app.person(school, 'senior-leader');
    const answer = await head.put(path(), { marks: [mark(0, '12'), mark(1, '104')] });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      errors: [{ field: 'marks.1.mark', message: expect.stringContaining('Allowed: 0 to 40') }],
    });
    expect(await stored()).toEqual([]);
  });

  it('does not write over what somebody else has saved since', async () => {
    const [one, two] = [await app.person(school, 'senior-leader'), await app.person(school, 'data-manager')];
    await one.put(path(), { marks: [mark(0, '12')] });
    const answer = await two.put(path(), { marks: [mark(0, '13'), mark(1, '14')] });
    expect(answer.status).toBe(409);
    expect(answer.body).toMatchObject({
      errors: [{ field: 'marks.0.mark', message: expect.stringContaining('has saved 12') }],
    });
    expect(await stored()).toEqual([{ value: 12, code: null }]);
  });

  it('keeps one of two first marks that are saved at the same moment, and refuses the other', async () => {
    const [one, two] = [await app.person(school, 'senior-leader'), await app.person(school, 'data-manager')];
    const places = [0, 1, 2];
    const answers = await Promise.all([
      one.put(path(), { marks: places.map((at) => mark(at, '12')) }),
      two.put(path(), { marks: places.map((at) => mark(at, '13')) }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const kept = answers[0]?.status === 200 ? 12 : 13;
    expect(await stored()).toEqual(places.map(() => ({ value: kept, code: null })));
  });

  it('takes no marks for pupils outside the reach of a teacher, as if they did not exist, and writes it down', async () => {
    const teacher = await app.person(school, 'class-teacher');
    expect((await teacher.put(path(), { marks: [mark(0, '12')] })).status).toBe(404);
    const denied = await app.sql<{ subject_ids: string[] }>(
      `SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'access.denied'`,
      [school],
    );
    expect(denied).toEqual([{ subject_ids: [pupils[0]] }]);
    expect(await stored()).toEqual([]);
  });

  it('takes at most 500 at once, and a cell once', async () => {
    const head = await app.person(school, 'senior-leader');
    const many = Array.from({ length: 501 }, () => mark(0, '1'));
    expect(await head.put(path(), { marks: many })).toMatchObject({ status: 400 });
    expect(await head.put(path(), { marks: [mark(0, '1'), mark(0, '2')] })).toMatchObject({ status: 422 });
  });

  it('meets what an import has written', async () => {
    const steps = await ImportSteps.by(app, school);
    await steps.bringIn(resultsFile(20));
    const head = await app.person(school, 'senior-leader');
    const typed = {
      pupilId: pupils[0],
      subjectId: maths,
      windowId: 20256,
      mark: '21',
      previous: { value: 20, code: null },
    };
    expect((await head.put(path(), { marks: [typed] })).body).toMatchObject({ changed: 1 });
    const again = await steps.check(resultsFile(20));
    expect(again.counts).toMatchObject({ changed: 1 });
    expect(upn(1)).toHaveLength(13);
  });

  it('goes with lists of subjects, scales and windows', async () => {
    const head = await app.person(school, 'teaching-assistant');
    const base = `/api/v1/schools/${school}`;
    expect((await head.get(`${base}/subjects`)).body).toEqual([
      { id: maths, name: 'Maths', strandOf: null, scaleId: maths },
    ]);
    expect((await head.get(`${base}/scales`)).body).toMatchObject([{ id: maths, kind: 'raw', least: 0, greatest: 40 }]);
    const windows = (await head.get<{ id: number }[]>(`${base}/windows`)).body;
    expect(windows.map(({ id }) => id)).toEqual([20261, 20262, 20263, 20264, 20265, 20266]);
  });
});
