import { givenCharacteristic, givenGroup } from '../../test/builders';
import { seededSchool, type SeededSchool } from '../../test/seeded-school';
import { TestApp } from '../../test/test-app';
import { AnalyseSchool } from '../flags/analyse-school';
import type { DoingWellPageDto } from './doing-well.dto';

describe('doing well, nothing extra', () => {
  let app: TestApp;
  let school: SeededSchool;
  let path: string;
  /** Year 5, by their marks: the highest first. */
  let high: string[];
  beforeAll(async () => {
    app = await TestApp.start();
    school = await seededSchool(app);
    path = `/api/v1/schools/${school.id}/doing-well`;
    const rows = await app.sql<{ id: string }>(
      `SELECT pupil_id AS id FROM result WHERE school_id = $1 AND subject_id = $2 AND pupil_id = ANY($3)
       GROUP BY pupil_id ORDER BY min(value) DESC LIMIT 3`,
      [school.id, school.reading, school.yearFive],
    );
    high = rows.map(({ id }) => id);
    await givenCharacteristic(app, school.id, {
      ...{ pupils: [...high, ...school.yearFive.slice(0, 3)], kind: 'pupil-premium', value: 'yes', from: '2025-09-01' },
    });
    await app.nest.get(AnalyseSchool).run(school.id, { kind: 'whole', why: 'operator' });
  }, 120_000);
  afterAll(() => app.stop());

  const list = async (who = school.people.senco): Promise<DoingWellPageDto> =>
    (await who.get<DoingWellPageDto>(path)).body;

  it('names those who began high and hold it, by subject, and nobody who is low', async () => {
    const { rows, pupils } = await list();
    expect(new Set(rows.map(({ pupilId }) => pupilId))).toEqual(new Set(high));
    expect(pupils).toBe(3);
    expect(rows[0]).toMatchObject({ yearGroup: 5, className: '5 Ash', windowId: 20261 });
  });

  it('only in the subjects and pupils of who asks', async () => {
    const { rows } = await list(school.people['subject-leader']);
    expect(new Set(rows.map(({ subjectId }) => subjectId))).toEqual(new Set([school.maths]));
    expect((await school.people.governor.get(path)).status).toBe(403);
  });

  it('leaves out who is in a group, a club or anything else', async () => {
    const before = await list();
    await givenGroup(app, school.id, {
      ...{ name: 'Chess club', subject: school.maths, pupils: high.slice(0, 1), from: '2026-11-02', to: '2026-12-18' },
    });
    const after = await list();
    expect(after.rows.map(({ pupilId }) => pupilId)).not.toContain(high[0]);
    expect([after.pupils, after.withSomething]).toEqual([before.pupils - 1, before.withSomething + 1]);
  });
});
