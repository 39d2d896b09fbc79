import { givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { TestApp } from '../../test/test-app';
import { AnalyseSchool } from './analyse-school';
import type { AnalysisOutcome } from './analysis-runs';

const windows = [20252, 20254, 20256, 20262];

describe('the analysis of a school', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  // After the due date of autumn 2.
  beforeEach(() => app.clock.set('2026-12-16T10:00:00Z'));

  const analyse = (school: number): Promise<AnalysisOutcome> =>
    app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });

  /** Year 5 with four windows of reading; the first pupil is low throughout. */
  async function yearFive(): Promise<{ school: number; reading: number; pupils: string[]; amira: string }> {
    const school = await app.school();
    await givenYears(app, school, 2025, 2026);
    const reading = await givenSubject(app, school, 'Reading');
    const pupils = await givenPupils(app, school, 30, { cohortYear: 2021 });
    for (const [w, window] of windows.entries()) {
      const marks = pupils.map((_, i) => (i === 0 ? 74 : 92 + ((i * 7) % 25) + ((i * 5 + w * w) % 3)));
      await givenResults(app, school, { subject: reading, window, pupils, marks });
    }
    return { school, reading, pupils, amira: pupils[0] ?? '' };
  }

  const mark = (school: number, subject: number, pupil: string, window: number, value: number): Promise<void> =>
    givenResults(app, school, { subject, window, pupils: [pupil], marks: [value] });

  const flags = (school: number): Promise<{ id: string; pupil_id: string; state: string; rules: string[] }[]> =>
    app.sql(
      `SELECT id, pupil_id, state, ARRAY(SELECT r->>'rule' FROM jsonb_array_elements(reasons) r) AS rules
       FROM flag WHERE school_id = $1 ORDER BY id`,
      [school],
    );

  const eventKinds = async (school: number): Promise<string[]> =>
    (await app.sql<{ kind: string }>('SELECT kind FROM flag_event WHERE school_id = $1 ORDER BY id', [school])).map(
      ({ kind }) => kind,
    );

  it('says nothing of a subject the year group finished more than a year ago', async () => {
    const { school } = await yearFive();
    app.clock.set('2028-01-10T10:00:00Z');
    expect(await analyse(school)).toMatchObject({ cohorts: 1, flagsOpened: 0 });
  });

  it('writes progress of every result and opens a flag with reasons for who needs help', async () => {
    const { school, amira } = await yearFive();
    const outcome = await analyse(school);
    expect(outcome).toMatchObject({ cohorts: 1, progressWritten: 120, flagsOpened: 1 });
    const [flag] = await flags(school);
    expect(flag).toMatchObject({ pupil_id: amira, state: 'open' });
    expect(flag?.rules).toEqual(expect.arrayContaining(['below-expected', 'gap-not-closing']));
    const [progress] = await app.sql(
      `SELECT position, error, error_assumed, expected FROM progress
       WHERE school_id = $1 AND pupil_id = $2 AND window_id = 20262`,
      [school, amira],
    );
    // (74 − 100)/15; SEM 15·√.1; the standard of a standardised score is 85.
    expect(progress).toEqual({
      position: expect.closeTo(-26 / 15, 12),
      error: expect.closeTo(4.743416, 6),
      error_assumed: false,
      expected: 85,
    });
    expect(await eventKinds(school)).toEqual(['opened']);
  });

  it('changes nothing when run again', async () => {
    const { school } = await yearFive();
    await analyse(school);
    const before = await app.sql('SELECT f.*, xmin::text FROM flag f WHERE school_id = $1', [school]);
    app.clock.set('2026-12-17T10:00:00Z');
    expect(await analyse(school)).toMatchObject({
      progressWritten: 0,
      flagsOpened: 0,
      flagsUpdated: 0,
      flagsResolved: 0,
    });
    expect(await app.sql('SELECT f.*, xmin::text FROM flag f WHERE school_id = $1', [school])).toEqual(before);
    expect(await eventKinds(school)).toEqual(['opened']);
  });

  it.each([
    ['position', 'position + 0.5'],
    ['residual_one', 'coalesce(residual_one, 0) + 0.5'],
    ['residual_two', 'coalesce(residual_two, 0) + 0.5'],
    ['error', 'NULL'],
    ['error_assumed', 'NOT error_assumed'],
    ['expected', 'NULL'],
  ])('puts stored progress right where only its %s differs from what is found', async (column, wrong) => {
    const { school, amira } = await yearFive();
    await analyse(school);
    const stored = (): Promise<object[]> =>
      app.sql('SELECT * FROM progress WHERE school_id = $1 ORDER BY pupil_id, window_id', [school]);
    const right = await stored();
    await app.sql(
      `UPDATE progress SET ${column} = ${wrong} WHERE school_id = $1 AND pupil_id = $2 AND window_id = 20256`,
      [school, amira],
    );
    expect(await stored()).not.toEqual(right);
    expect(await analyse(school)).toMatchObject({ progressWritten: 1 });
    expect(await stored()).toEqual(right);
  });

  it('resolves a flag whose reasons are gone, and opens a new one when they come back', async () => {
    const { school, reading, amira } = await yearFive();
    await analyse(school);
    await mark(school, reading, amira, 20262, 99);
    expect(await analyse(school)).toMatchObject({ flagsResolved: 1, flagsOpened: 0 });
    await mark(school, reading, amira, 20262, 74);
    expect(await analyse(school)).toMatchObject({ flagsResolved: 0, flagsOpened: 1 });
    expect((await flags(school)).map(({ state }) => state)).toEqual(['resolved', 'open']);
    expect(await eventKinds(school)).toEqual(['opened', 'resolved', 'opened']);
  });

  it('keeps an acknowledged flag acknowledged when its reasons change', async () => {
    const { school, reading, amira } = await yearFive();
    await analyse(school);
    await app.sql(`UPDATE flag SET state = 'acknowledged' WHERE school_id = $1`, [school]);
    await mark(school, reading, amira, 20262, 62);
    expect(await analyse(school)).toMatchObject({ flagsUpdated: 1, flagsOpened: 0 });
    const [flag] = await app.sql<{ state: string; version: number }>(
      'SELECT state, version FROM flag WHERE school_id = $1',
      [school],
    );
    expect(flag).toEqual({ state: 'acknowledged', version: 2 });
    expect(await eventKinds(school)).toEqual(['opened', 'changed']);
  });

  it('leaves a dismissed flag alone until a new window makes it worse', async () => {
    const { school, reading, pupils, amira } = await yearFive();
    await analyse(school);
    await app.sql(`UPDATE flag SET state = 'dismissed', dismiss_reason = 'new glasses' WHERE school_id = $1`, [school]);
    expect(await analyse(school)).toMatchObject({ flagsUpdated: 0 });
    const later = pupils.map((_, i) => (i === 0 ? 62 : 92 + ((i * 7) % 25) + ((i * 5 + 1) % 3)));
    await givenResults(app, school, { subject: reading, window: 20264, pupils, marks: later });
    expect(await analyse(school)).toMatchObject({ flagsUpdated: 1 });
    const ofAmira = (await flags(school)).filter(({ pupil_id }) => pupil_id === amira);
    expect(ofAmira.map(({ state }) => state)).toEqual(['open']);
    expect(await eventKinds(school)).toEqual(expect.arrayContaining(['reopened']));
  });

  it('calls a result missing only where it was asked for and past due', async () => {
    const { school, reading, pupils } = await yearFive();
    const [absent = ''] = pupils.slice(-1);
    await app.sql(`DELETE FROM result WHERE school_id = $1 AND pupil_id = $2 AND window_id = 20262`, [school, absent]);
    const rulesOfAbsent = async (): Promise<string[]> => {
      await analyse(school);
      return (await flags(school)).filter((f) => f.pupil_id === absent && f.state === 'open').flatMap((f) => f.rules);
    };
    expect(await rulesOfAbsent()).toEqual([]);
    await app.sql(`INSERT INTO window_subject VALUES ($1, 20262, $2, '{4}')`, [school, reading]);
    expect(await rulesOfAbsent()).toEqual([]);
    await app.sql(`UPDATE window_subject SET year_groups = '{4,5}' WHERE school_id = $1`, [school]);
    app.clock.set('2026-11-23T10:00:00Z');
    expect(await rulesOfAbsent()).toEqual([]);
    app.clock.set('2026-12-16T10:00:00Z');
    expect(await rulesOfAbsent()).toEqual(['missing-result']);
  });

  it('says that a joiner has no baseline, and not that of a pupil who was here before', async () => {
    const { school, reading } = await yearFive();
    const joiner = await givenPupils(app, school, 1, { cohortYear: 2021, entryDate: '2026-11-09' });
    const longHere = await givenPupils(app, school, 1, { cohortYear: 2021, entryDate: '2023-09-04' });
    await givenResults(app, school, {
      subject: reading,
      window: 20262,
      pupils: [...joiner, ...longHere],
      marks: [100, 100],
    });
    await analyse(school);
    const found = await flags(school);
    expect(found.find((flag) => flag.pupil_id === joiner[0])?.rules).toEqual(['no-baseline']);
    expect(found.find((flag) => flag.pupil_id === longHere[0])).toBeUndefined();
  });

  it('resolves the flags of a pupil who left and forgets progress whose result was removed', async () => {
    const { school, amira } = await yearFive();
    await analyse(school);
    await app.sql(`UPDATE pupil SET leaving_date = '2026-12-01' WHERE school_id = $1 AND id = $2`, [school, amira]);
    await app.sql('DELETE FROM result WHERE school_id = $1 AND pupil_id = $2 AND window_id = 20252', [school, amira]);
    expect(await analyse(school)).toMatchObject({ flagsResolved: 1 });
    const left = await app.sql('SELECT 1 FROM progress WHERE school_id = $1 AND pupil_id = $2', [school, amira]);
    expect(left).toHaveLength(3);
  });

  it('keeps schools apart', async () => {
    const one = await yearFive();
    const two = await yearFive();
    await analyse(one.school);
    expect(await flags(two.school)).toEqual([]);
  });

  it('tells how it ended in its run, and audits it', async () => {
    const { school } = await yearFive();
    const { runId } = await analyse(school);
    const [run] = await app.sql(
      'SELECT status, done, total, flags_opened, failure FROM analysis_run WHERE school_id = $1 AND id = $2',
      [school, runId],
    );
    expect(run).toEqual({ status: 'done', done: 1, total: 1, flags_opened: 1, failure: null });
    const audit = await app.sql(
      `SELECT subject_ids, detail FROM audit_event WHERE school_id = $1 AND action = 'analysis.finished'`,
      [school],
    );
    expect(audit).toEqual([{ subject_ids: [runId], detail: expect.objectContaining({ flagsOpened: 1, cohorts: 1 }) }]);
  });

  it('changes nothing and says so when it fails half way', async () => {
    const { school } = await yearFive();
    // A flag that cannot be written: the last thing a run does.
    await app.sql(`ALTER TABLE flag ADD CONSTRAINT test_only CHECK (school_id <> ${school})`);
    await expect(analyse(school)).rejects.toThrow('test_only');
    await app.sql('ALTER TABLE flag DROP CONSTRAINT test_only');
    expect(await app.sql('SELECT 1 FROM progress WHERE school_id = $1', [school])).toEqual([]);
    const [run] = await app.sql('SELECT status, failure FROM analysis_run WHERE school_id = $1', [school]);
    expect(run).toMatchObject({ status: 'failed', failure: expect.stringContaining('nothing was changed') });
    expect(await analyse(school)).toMatchObject({ flagsOpened: 1 });
  });

  it('finds the same from two runs at once as from one', async () => {
    const { school } = await yearFive();
    const outcomes = await Promise.all([analyse(school), analyse(school)]);
    expect(outcomes.map(({ flagsOpened }) => flagsOpened).sort()).toEqual([0, 1]);
    expect(await flags(school)).toHaveLength(1);
  });
});
