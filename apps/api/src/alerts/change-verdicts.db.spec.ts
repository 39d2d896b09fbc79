import { givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { TestApp } from '../../test/test-app';
import { AnalyseSchool } from '../flags/analyse-school';
import type { ChangeVerdictsPageDto } from './change-verdicts.dto';

describe('where a change cannot be told', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  afterAll(() => app.stop());

  it('says which year group in which subject, and why; where it can be told nothing is said', async () => {
    app.clock.set('2026-11-25T10:00:00Z');
    const school = await app.school();
    await givenYears(app, school, 2025, 2026);
    const year = (cohortYear: number, count: number) => givenPupils(app, school, count, { cohortYear });
    const [five, four, three] = [await year(2021, 24), await year(2022, 24), await year(2023, 12)];
    const tested = await givenSubject(app, school, 'Reading');
    const judged = await givenSubject(app, school, 'Writing', { kind: 'ordinal', least: 1, greatest: 4 });
    const raw = await givenSubject(app, school, 'Science', { kind: 'raw', least: 0, greatest: 40 });
    const give = (subject: number, window: number, pupils: string[], mark: (i: number) => number) =>
      givenResults(app, school, { subject, window, pupils, marks: pupils.map((_, i) => mark(i)) });
    for (const [w, window] of [20254, 20256, 20261].entries()) {
      await give(tested, window, five, (i) => 85 + ((i * 7) % 25) + ((i + w) % 3));
      await give(judged, window, five, (i) => 1 + ((i + (w % 2)) % 4));
      await give(raw, window, three, (i) => 10 + i * 2 + (w % 2));
    }
    await give(tested, 20261, four, (i) => 85 + ((i * 7) % 25));
    await app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });

    const senco = await app.person(school, 'senco');
    const { body } = await senco.get<ChangeVerdictsPageDto>(`/api/v1/schools/${school}/change-verdicts`);
    expect(body.cohorts).toBe(4);
    expect(body.rows).toEqual([
      expect.objectContaining({ yearGroup: 3, subjectName: 'Science', because: 'small-cohort', pupils: 12, told: 0 }),
      expect.objectContaining({ yearGroup: 4, subjectName: 'Reading', because: 'one-window', pupils: 24, told: 0 }),
      expect.objectContaining({ yearGroup: 5, subjectName: 'Writing', because: 'few-values', pupils: 24, told: 0 }),
    ]);
    const leader = await app.person(school, 'subject-leader');
    await app.sql(
      `UPDATE staff_role SET subject_ids = ARRAY[$2::int] WHERE school_id = $1 AND role = 'subject-leader'`,
      [school, judged],
    );
    const own = await leader.get<ChangeVerdictsPageDto>(`/api/v1/schools/${school}/change-verdicts`);
    expect(own.body.rows.map(({ subjectName }) => subjectName)).toEqual(['Writing']);
  });
});
