import { createRandom } from '@headway/domain';
import { givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { TestApp } from '../../test/test-app';
import { AnalyseSchool } from './analyse-school';
import { noteChanges } from './note-changes';
import { Database } from '../core/database/database';

const windows = [20252, 20254, 20256, 20262];
/** Edit histories tried, as the flags must be the same after every one of them. */
const histories = 200;

describe('cohorts that changed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(() => app.clock.set('2026-12-16T10:00:00Z'));

  const analyse = (school: number, kind: 'changes' | 'whole' | 'nightly' = 'changes') =>
    app.nest.get(AnalyseSchool).run(school, { kind, why: 'test' });

  interface Given {
    school: number;
    subjects: number[];
    years: string[][];
  }

  /** Two year groups, a subject with a strand of its own, and another subject. */
  async function given(): Promise<Given> {
    const school = await app.school();
    await givenYears(app, school, 2025, 2026);
    const reading = await givenSubject(app, school, 'Reading');
    const inference = await givenSubject(app, school, 'Inference');
    const maths = await givenSubject(app, school, 'Maths');
    await app.sql('UPDATE subject SET strand_of = $2 WHERE school_id = $1 AND id = $3', [school, reading, inference]);
    const years = [
      await givenPupils(app, school, 24, { cohortYear: 2021 }),
      await givenPupils(app, school, 24, { cohortYear: 2022, sex: 'M' }),
    ];
    for (const subject of [reading, inference, maths]) {
      for (const pupils of years) {
        for (const [w, window] of windows.entries()) {
          const marks = pupils.map((_, i) => 90 + ((i * 7 + subject) % 25) + ((i * 5 + w * w) % 3));
          await givenResults(app, school, { subject, window, pupils, marks });
        }
      }
    }
    return { school, subjects: [reading, inference, maths], years };
  }

  const change = async (school: number, subject: number, pupils: string[], window: number, marks: number[]) => {
    await givenResults(app, school, { subject, window, pupils, marks });
    await app.nest
      .get(Database)
      .inSchool(school, (tx) => noteChanges(tx, school, { pupilIds: pupils, subjectIds: [subject] }, app.clock.now()));
  };

  it('are analysed alone, a strand together with what it is part of', async () => {
    const { school, subjects, years } = await given();
    expect(await analyse(school, 'whole')).toMatchObject({ cohorts: 6 });
    expect(await analyse(school)).toMatchObject({ cohorts: 0 });
    const [reading = 0, inference = 0, maths = 0] = subjects;
    const [amira = ''] = years[0] ?? [];
    await change(school, maths, [amira], 20262, [70]);
    expect(await analyse(school)).toMatchObject({ cohorts: 1, flagsOpened: 1 });
    await change(school, inference, [amira], 20262, [70]);
    expect(await analyse(school)).toMatchObject({ cohorts: 2 });
    await change(school, reading, [amira], 20262, [70]);
    await change(school, maths, [amira, ...(years[1]?.slice(0, 1) ?? [])], 20262, [99, 70]);
    expect(await analyse(school)).toMatchObject({ cohorts: 4 });
  });

  it('come back when the analysis does not end well', async () => {
    const { school, subjects, years } = await given();
    await analyse(school, 'whole');
    const [amira = ''] = years[0] ?? [];
    await change(school, subjects[2] ?? 0, [amira], 20262, [70]);
    await app.sql(`ALTER TABLE flag_event ADD CONSTRAINT nothing_more CHECK (kind <> 'opened') NOT VALID`);
    await expect(analyse(school)).rejects.toThrow();
    await app.sql('ALTER TABLE flag_event DROP CONSTRAINT nothing_more');
    expect(await analyse(school)).toMatchObject({ cohorts: 1, flagsOpened: 1 });
  });

  it(`leave the same flags and progress as an analysis of the whole school, after ${histories} histories of edits`, async () => {
    const { school, subjects, years } = await given();
    await analyse(school, 'whole');
    const random = createRandom(20_261_124);
    const pick = <T>(from: readonly T[]): T => {
      const chosen = from[Math.floor(random.uniform() * from.length)];
      if (chosen === undefined) throw new Error('There is nothing to pick from.');
      return chosen;
    };
    for (let history = 0; history < histories; history++) {
      const edits = 1 + Math.floor(random.uniform() * 4);
      for (let edit = 0; edit < edits; edit++) {
        const mark = 69 + Math.floor(random.uniform() * 60);
        await change(school, pick(subjects), [pick(pick(years))], pick(windows), [mark]);
        // Sometimes several edits wait for one analysis.
        if (random.uniform() < 0.5) await analyse(school);
      }
      await analyse(school);
      const check = await analyse(school, 'nightly');
      const { runId: _, cohorts: __, ...differences } = check;
      expect({ history, ...differences }).toEqual({
        history,
        progressWritten: 0,
        flagsOpened: 0,
        flagsUpdated: 0,
        flagsResolved: 0,
        alertsChanged: 0,
      });
    }
    // The histories did something: else nothing was compared.
    const [events] = await app.sql<{ count: number }>(
      'SELECT count(*)::int AS count FROM flag_event WHERE school_id = $1',
      [school],
    );
    expect(events?.count).toBeGreaterThan(100);
  }, 300_000);
});
