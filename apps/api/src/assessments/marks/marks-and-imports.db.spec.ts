import { Client } from 'pg';
import { givenSubject, givenYears } from '../../../test/builders';
import { csv, pupilsFile, upn } from '../../../test/import-files';
import { ImportSteps } from '../../../test/import-steps';
import { TestApp } from '../../../test/test-app';
import { until } from '../../../test/until';
import type { ImportChangePageDto } from '../../imports/imports.dto';
import type { SavedResultsDto } from './marks.dto';

/** Open on the day of the tests, 11 December 2026. */
const window = 20262;

describe('marks that somebody types and a file brings', () => {
  let app: TestApp;
  let steps: ImportSteps;
  let maths: number;
  let pupils: string[];
  let head: Awaited<ReturnType<TestApp['person']>>;

  const file = (...marks: (string | number)[]): string =>
    csv(
      ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result'],
      ...marks.map((mark, i) => [upn(i + 1), '2026/27', 'AUT2', 'Maths', mark]),
    );
  const type = async (pupil: number, mark: string, previous: number | null) => {
    const cell = { pupilId: pupils[pupil], subjectId: maths, windowId: window };
    const answer = await head.put<SavedResultsDto>(`/api/v1/schools/${steps.schoolId}/results`, {
      marks: [{ ...cell, mark, previous: { value: previous, code: null } }],
    });
    expect(answer.status).toBe(200);
    return answer.body.outcomes[0];
  };
  const stored = async (): Promise<(number | null)[]> =>
    (
      await app.sql<{ value: number | null }>(
        `SELECT r.value FROM pupil p LEFT JOIN result r ON r.school_id = p.school_id AND r.pupil_id = p.id
         WHERE p.school_id = $1 ORDER BY p.legal_surname`,
        [steps.schoolId],
      )
    ).map(({ value }) => value);

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-12-11T10:00:00Z');
    const school = await app.school();
    steps = await ImportSteps.by(app, school);
    await givenYears(app, school, 2026);
    maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
    await steps.bringIn(pupilsFile(3));
    const rows = await app.sql<{ id: string }>('SELECT id FROM pupil WHERE school_id = $1 ORDER BY legal_surname', [
      school,
    ]);
    pupils = rows.map(({ id }) => id);
    head = await app.person(school, 'senior-leader');
  });

  it('meet: what a file brought is not written over unseen, and what is typed over it is a change to the file', async () => {
    await steps.bringIn(file(20, 21));
    expect(await type(0, '22', null)).toMatchObject({ state: 'conflict', now: { value: 20 } });
    expect(await type(0, '22', 20)).toMatchObject({ state: 'saved', now: { value: 22 } });
    const again = await steps.check(file(20, 21));
    expect(again.counts).toMatchObject({ created: 0, changed: 1, unchanged: 1 });
    expect((await steps.get<ImportChangePageDto>(again.id, 'changes')).body.items).toMatchObject([
      { before: '22', after: '20' },
    ]);
  });

  /** How many transactions wait for another one. */
  const waiting = async (): Promise<number> =>
    (
      await app.sql(
        'SELECT 1 FROM pg_locks JOIN pg_stat_activity USING (pid) WHERE NOT granted AND datname = current_database()',
      )
    ).length;

  /** Types a mark while another transaction has written something that it commits only once the mark waits for it. */
  async function typedDuring(write: string, values: unknown[], typed: [mark: string, previous: number | null]) {
    const other = new Client({ connectionString: app.database.ownerUrl });
    await other.connect();
    try {
      await other.query('BEGIN');
      await other.query(write, values);
      const answer = type(0, ...typed);
      await until(async () => (await waiting()) > 0);
      await other.query('COMMIT');
      return await answer;
    } finally {
      await other.end();
    }
  }

  it('meet at the very moment: a first mark waits for the import that writes the same, and is then refused', async () => {
    const added = `INSERT INTO result (school_id, pupil_id, subject_id, window_id, scale_id, value, recorded_at)
      VALUES ($1, $2, $3, $4, $3, 20, '2026-12-11')`;
    const cell = [steps.schoolId, pupils[0], maths, window];
    expect(await typedDuring(added, cell, ['22', null])).toMatchObject({ state: 'conflict', now: { value: 20 } });
    expect(await stored()).toEqual([20, null, null]);
  });

  it('meet at the very moment: a mark typed over one that an import changes is refused', async () => {
    await type(0, '20', null);
    const changed = 'UPDATE result SET value = 25 WHERE school_id = $1 AND pupil_id = $2';
    const answer = await typedDuring(changed, [steps.schoolId, pupils[0]], ['22', 20]);
    expect(answer).toMatchObject({ state: 'conflict', now: { value: 25 } });
    expect(await stored()).toEqual([25, null, null]);
  });

  it('that wait for each other do not stop the file: it begins anew', async () => {
    const checked = await steps.check(file(20, 21));
    await steps.ask(checked);
    const other = new Client({ connectionString: app.database.ownerUrl });
    await other.connect();
    const write = (pupil: number, value: number) =>
      other.query(
        `INSERT INTO result (school_id, pupil_id, subject_id, window_id, scale_id, value, recorded_at)
         VALUES ($1, $2, $3, $4, $3, $5, '2026-12-11')`,
        [steps.schoolId, pupils[pupil], maths, window, value],
      );
    try {
      await other.query('BEGIN');
      // The file has the first pupil first, and waits for the second; so does this, the other way round.
      await write(1, 21);
      const applied = app.finishJobs();
      await until(async () => (await waiting()) > 0);
      await write(0, 20);
      await other.query('COMMIT');
      await applied;
    } finally {
      await other.end();
    }
    expect(await steps.run(checked.id)).toMatchObject({ status: 'applied', failure: null });
    expect(await stored()).toEqual([20, 21, null]);
  });

  it('typed after a file was checked is not written over by it: the file is to be checked again', async () => {
    const checked = await steps.check(file(20, 21));
    expect(checked.counts).toMatchObject({ created: 2, changed: 0 });
    await type(0, '22', null);
    await steps.ask(checked);
    await app.finishJobs();
    const refused = await steps.run(checked.id);
    expect(refused).toMatchObject({ status: 'checked', failure: expect.stringContaining('Check it again') });
    expect(await stored()).toEqual([22, null, null]);
  });

  it('typed before a file was checked are written over once a person has seen which', async () => {
    await type(0, '22', null);
    expect((await steps.bringIn(file(20, 21))).status).toBe('applied');
    expect(await stored()).toEqual([20, 21, null]);
  });
});
