import fc from 'fast-check';
import { givenGroup, givenSubject } from '../../../test/builders';
import { csv, pupilsFile, resultsFile, upn } from '../../../test/import-files';
import { ImportSteps } from '../../../test/import-steps';
import { TestApp } from '../../../test/test-app';
import { ImportFile } from '../import-file';
import { calendarTables, ownTables, sharedTables } from './effect-tables';

const tables = [...ownTables, ...sharedTables].map(({ name }) => name).concat('result', calendarTables);

describe('undoing an import', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (): Promise<ImportSteps> => ImportSteps.by(app, await app.school());
  /** Everything an import can write, row for row. */
  /** What a school has; a count of changes goes on when one is taken back. */
  const contents = async (schoolId: number): Promise<Record<string, string[]>> => {
    const all: Record<string, string[]> = {};
    for (const table of tables) {
      const rows = await app.sql<{ row: string }>(
        `SELECT (to_jsonb(t) - 'version')::text AS row FROM ${table} t WHERE school_id = $1 ORDER BY 1`,
        [schoolId],
      );
      all[table] = rows.map(({ row }) => row);
    }
    return all;
  };
  const pupilIdOf = async (steps: ImportSteps, n: number): Promise<string> => {
    const [row] = await app.sql<{ id: string }>('SELECT id FROM pupil WHERE school_id = $1 AND upn = $2', [
      steps.schoolId,
      upn(n),
    ]);
    if (!row) throw new Error('No such pupil.');
    return row.id;
  };
  const undone = { status: 200, body: { undone: true, dependents: [] } };

  it('leaves the school as it was before, and says so', async () => {
    const steps = await fresh();
    const before = await contents(steps.schoolId);
    const pupils = await steps.bringIn(pupilsFile(5));
    const between = await contents(steps.schoolId);
    const results = await steps.bringIn(resultsFile(10, 20, 30, 40, 5));
    const [flagged] = await app.sql('SELECT 1 FROM flag WHERE school_id = $1', [steps.schoolId]);

    expect(await steps.undo(results)).toMatchObject({
      ...undone,
      body: { run: { status: 'undone', undoable: false } },
    });
    expect(flagged).toBeUndefined();
    expect(await contents(steps.schoolId)).toEqual(between);
    expect(await steps.undo(pupils)).toMatchObject(undone);
    expect(await contents(steps.schoolId)).toEqual(before);
    const audit = await app.sql(
      `SELECT account_id IS NOT NULL AS somebody FROM audit_event WHERE school_id = $1 AND action = 'import.undone'`,
      [steps.schoolId],
    );
    expect(audit).toEqual([{ somebody: true }, { somebody: true }]);
    const promised = await app.sql<{ job: string }>('SELECT DISTINCT job FROM outbox WHERE school_id = $1 ORDER BY 1', [
      steps.schoolId,
    ]);
    expect(promised.map(({ job }) => job)).toEqual(['analyse-school', 'estimate-impact']);
    const kept = await app.sql('SELECT 1 FROM import_effect WHERE school_id = $1', [steps.schoolId]);
    expect(kept).toEqual([]);
  });

  it('keeps in the history what the import had brought', async () => {
    const steps = await fresh();
    await steps.bringIn(pupilsFile(2));
    await steps.bringIn(resultsFile(10, 20));
    const second = await steps.bringIn(resultsFile(11, 20));
    await steps.undo(second);
    const history = await app.sql('SELECT value FROM result_history WHERE school_id = $1 ORDER BY id', [
      steps.schoolId,
    ]);
    expect(history).toEqual([{ value: 10 }, { value: 11 }]);
    const stored = await app.sql('SELECT value FROM result WHERE school_id = $1 ORDER BY value', [steps.schoolId]);
    expect(stored).toEqual([{ value: 10 }, { value: 20 }]);
  });

  it('takes a year away that only files were about, whatever order they came and went in', async () => {
    const steps = await fresh();
    await steps.bringIn(pupilsFile(2));
    const before = await contents(steps.schoolId);
    const older = resultsFile(10, 20).replaceAll('2025/26', '2023/24');
    const first = await steps.bringIn(older);
    // One subject more is collected in the same half term of the year that the first has laid out.
    const second = await steps.bringIn(older.replaceAll('Maths', 'Reading'));
    expect(await steps.undo(second)).toMatchObject({ body: { undone: true, stayed: [] } });
    expect(await steps.undo(first)).toMatchObject({ body: { undone: true, stayed: [] } });
    expect(await contents(steps.schoolId)).toEqual(before);
  });

  it('restores, whatever stood in the files', async () => {
    const pupil = fc.record({
      n: fc.integer({ min: 1, max: 8 }),
      surname: fc.constantFrom('Ali', 'Evans', 'Green'),
      year: fc.integer({ min: 3, max: 6 }),
      group: fc.constantFrom('A', 'B', 'C'),
      left: fc.constantFrom('', '', '20/11/2026'),
      facts: fc.tuple(fc.constantFrom('Y', 'N', ''), fc.constantFrom('K', 'E', 'N', '')),
    });
    const list = fc.uniqueArray(pupil, { selector: ({ n }) => n, minLength: 1, maxLength: 8 });
    const marks = fc.array(fc.integer({ min: 0, max: 40 }), { minLength: 1, maxLength: 6 });
    type Pupil = typeof pupil extends fc.Arbitrary<infer P> ? P : never;
    const fileOf = (pupils: Pupil[]): string =>
      csv(
        ['UPN', 'Surname', 'Forename', 'NC Year', 'Reg Group', 'Date of Leaving', 'Pupil Premium', 'SEN Provision'],
        ...pupils.map(({ n, surname, year, group, left, facts }) => [
          ...[upn(n), surname, `Forename${n}`, year, `${year}${group}`, left, ...facts],
        ]),
      );
    await fc.assert(
      fc.asyncProperty(list, list, marks, marks, fc.boolean(), async (first, second, before, after, roll) => {
        const steps = await fresh();
        const states: Record<string, string[]>[] = [];
        // As an operator does, so that nothing is analysed in between.
        const bring = async (content: string, fullRoll = false): Promise<void> => {
          states.push(await contents(steps.schoolId));
          const rest = { parts: null, answers: {}, statedOn: '2026-11-23', leaveOutInvalid: !fullRoll };
          const file = { schoolId: steps.schoolId, fileName: 'file.csv', content: Buffer.from(content), fullRoll };
          const importing = app.nest.get(ImportFile);
          const tried = await importing.run({ ...file, ...rest, leavers: 0 });
          const leavers = tried.counts?.wouldLeave ?? 0;
          const outcome = tried.applied ? tried : await importing.run({ ...file, ...rest, leavers });
          expect(outcome).toMatchObject({ applied: true, failure: null });
        };
        await bring(fileOf(first));
        await bring(resultsFile(0, 40, ...before));
        await bring(resultsFile(0, 40, ...after));
        await bring(fileOf(second), roll);
        const runs = await app.sql<{ id: string; version: number }>(
          `SELECT id, version FROM import_run WHERE school_id = $1 AND status = 'applied' ORDER BY finished_at, id`,
          [steps.schoolId],
        );
        expect(runs).toHaveLength(states.length);
        for (const [i, run] of [...runs.entries()].toReversed()) {
          expect(await steps.undo(run)).toMatchObject({ body: { undone: true, stayed: [] } });
          expect(await contents(steps.schoolId)).toEqual(states[i]);
        }
      }),
      { numRuns: 15 },
    );
  }, 300_000);

  it('is refused, with what depends on it and nothing changed, when a pupil has been changed since', async () => {
    const steps = await fresh();
    const run = await steps.bringIn(pupilsFile(3));
    await steps.bringIn(pupilsFile(3).replace('Surname2', 'Evans'));
    const stood = await contents(steps.schoolId);
    const { status, body } = await steps.undo(run);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      undone: false,
      dependents: [{ what: '1 pupil changed since', count: 1, examples: ['Evans, Forename2'] }],
      run: { status: 'applied' },
    });
    expect(await contents(steps.schoolId)).toEqual(stood);
    const looked = await app.sql<{ subject_ids: string[] }>(
      `SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'import.dependents-read'`,
      [steps.schoolId],
    );
    expect(looked).toEqual([{ subject_ids: [await pupilIdOf(steps, 2)] }]);
  });

  it('is refused when results were typed, taken away or brought in later, until those are undone', async () => {
    const steps = await fresh();
    const pupils = await steps.bringIn(pupilsFile(3));
    const first = await steps.bringIn(resultsFile(10, 20, 30));
    const second = await steps.bringIn(resultsFile(11, 20, 30));
    expect((await steps.undo(first)).body.dependents).toEqual([
      { what: '1 result changed since', count: 1, examples: ['Surname1, Forename1: Maths'] },
    ]);
    expect((await steps.undo(pupils)).body.dependents).toContainEqual({
      what: '3 results of pupils it added',
      count: 3,
      examples: ['Surname1, Forename1', 'Surname2, Forename2', 'Surname3, Forename3'],
    });
    expect(await steps.undo(second)).toMatchObject(undone);
    expect(await steps.undo(first)).toMatchObject(undone);
    expect(await steps.undo(pupils)).toMatchObject(undone);
  });

  it('is refused when a pupil it brought has been placed in a group', async () => {
    const steps = await fresh();
    const run = await steps.bringIn(pupilsFile(2));
    const subject = await givenSubject(app, steps.schoolId, 'Reading');
    const pupils = [await pupilIdOf(steps, 1)];
    await givenGroup(app, steps.schoolId, { subject, pupils, name: 'Catch up', from: '2026-10-05', to: '2026-12-11' });
    const stood = await contents(steps.schoolId);
    expect((await steps.undo(run)).body.dependents).toEqual([
      { what: '1 stay in a group of pupils it added', count: 1, examples: ['Surname1, Forename1'] },
    ]);
    expect(await contents(steps.schoolId)).toEqual(stood);
  });

  it('takes flags back that the analysis has opened, unless somebody has answered one', async () => {
    const steps = await fresh();
    const { schoolId } = steps;
    await steps.bringIn(pupilsFile(6));
    await steps.bringIn(resultsFile(10, 20, 30, 25, 15, 35));
    const joiner = await steps.bringIn(pupilsFile(7));
    const flagsOf = (pupilId: string) =>
      app.sql<{ id: string }>('SELECT id FROM flag WHERE school_id = $1 AND pupil_id = $2', [schoolId, pupilId]);
    const [missing] = await flagsOf(await pupilIdOf(steps, 7));
    expect(missing).toBeDefined();
    expect(await steps.undo(joiner)).toMatchObject(undone);
    expect(await app.sql('SELECT 1 FROM flag_event WHERE flag_id = $1', [missing?.id])).toEqual([]);

    const again = await steps.bringIn(pupilsFile(7));
    const [flag] = await flagsOf(await pupilIdOf(steps, 7));
    const senco = await app.person(schoolId, 'senco');
    const seen = `/api/v1/schools/${schoolId}/flags/${flag?.id}/acknowledge`;
    expect((await senco.post(seen, {}, { 'if-match': '"1"' })).status).toBe(200);
    expect((await steps.undo(again)).body.dependents).toEqual([
      { what: '1 flag of pupils it added', count: 1, examples: ['Surname7, Forename7'] },
    ]);
  });

  it('leaves what it laid out for others to use where others use it', async () => {
    const steps = await fresh();
    await steps.bringIn(pupilsFile(3));
    const first = await steps.bringIn(resultsFile(10, 20));
    await steps.bringIn(
      csv(
        ...resultsFile(1, 2, 30)
          .split('\n')
          .filter((_, i) => i === 0 || i === 3)
          .map((l) => l.split(',')),
      ),
    );
    const { body } = await steps.undo(first);
    expect(body).toMatchObject({ undone: true, stayed: ['1 subject', 'academic year 2025/26'] });
    const stored = await app.sql('SELECT value FROM result WHERE school_id = $1', [steps.schoolId]);
    expect(stored).toEqual([{ value: 30 }]);
    // A year stays as a whole, with all its half terms.
    const [halfTerms] = await app.sql(
      'SELECT count(*)::int AS n FROM half_term WHERE school_id = $1 AND start_year = 2025',
      [steps.schoolId],
    );
    expect(halfTerms).toEqual({ n: 6 });
  });

  it('is for what has gone in, once, by who knows how it stands', async () => {
    const steps = await fresh();
    const checked = await steps.check(pupilsFile(1));
    expect((await steps.undo(checked)).status).toBe(409);
    const run = await steps.bringIn(pupilsFile(1));
    expect((await steps.undo({ ...run, version: run.version - 1 })).status).toBe(412);
    expect((await steps.undo(run)).status).toBe(200);
    expect((await steps.undo(await steps.run(run.id))).status).toBe(409);
  });

  it('costs other writers nothing: only what an import writes is noted', async () => {
    const steps = await fresh();
    await givenSubject(app, steps.schoolId, 'Reading');
    await app.sql('UPDATE subject SET name = $2 WHERE school_id = $1', [steps.schoolId, 'English']);
    expect(await app.sql('SELECT 1 FROM import_effect WHERE school_id = $1', [steps.schoolId])).toEqual([]);
  });
});
