import { givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import type { ScaleGivenDto } from '../assessments/scale-given.dto';
import type { ScaleMadeDto, ScaleSettingDto } from './scales.dto';

const steps = (...labels: string[]) => labels.map((label, i) => ({ value: i + 1, label }));
const judged = (...labels: string[]): ScaleGivenDto => ({
  ...{ name: 'Our steps', kind: 'ordinal', basis: 'judgement', direction: 'up', least: 1, greatest: labels.length },
  ...{ decimals: 0, steps: steps(...labels), mean: null, sd: null, reliability: null, threshold: null },
});
const outOf = (greatest: number): ScaleGivenDto => ({
  ...judged('x', 'y'),
  ...{ name: 'Key test', kind: 'raw', basis: 'test', least: 0, greatest, steps: [] },
});

describe('the scales of a school', () => {
  let app: TestApp;
  let school: number;
  let manager: Browser;
  const at = (path: string): string => `/api/v1/schools/${school}/${path}`;
  const settings = async (): Promise<ScaleSettingDto[]> =>
    (await manager.get<ScaleSettingDto[]>(at('scale-settings'))).body;
  const setting = async (id: number): Promise<ScaleSettingDto> => {
    const found = (await settings()).find((scale) => scale.id === id);
    if (!found) throw new Error(`There is no scale ${id}.`);
    return found;
  };
  const make = async (scale: ScaleGivenDto): Promise<number> =>
    (await manager.post<ScaleMadeDto>(at('scales'), scale)).body.id;

  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  beforeEach(async () => {
    school = await app.school(`School ${Math.random()}`);
    manager = await app.person(school, 'data-manager');
  });
  afterAll(() => app.stop());

  it('come from the library as copies that are the school’s own', async () => {
    const { status, body } = await manager.post<ScaleMadeDto>(at('scales/shipped'), { key: 'phonics' });
    expect(status).toBe(200);
    expect(await setting(body.id)).toMatchObject({
      libraryKey: 'phonics',
      least: 0,
      greatest: 40,
      threshold: 32,
      marks: 0,
    });
    const again = await manager.post(at('scales/shipped'), { key: 'phonics' });
    expect(again.status).toBe(422);
    expect((await manager.post(at('scales/shipped'), { key: 'no-such' })).status).toBe(422);
    expect(await settings()).toHaveLength(1);
  });

  it('can be made, with every field that is wrong named', async () => {
    const id = await make(judged('Low', 'High'));
    expect((await setting(id)).steps).toEqual(steps('Low', 'High'));
    const refused = await manager.post<{ errors: { field: string }[] }>(at('scales'), {
      ...{ ...outOf(0), name: 'Nothing', threshold: 3 },
    });
    expect([refused.status, refused.body.errors.map(({ field }) => field)]).toEqual([422, ['greatest', 'threshold']]);
    expect((await manager.post(at('scales'), { ...judged('Low', 'High'), name: 'OUR STEPS' })).status).toBe(422);
  });

  it('are changed in place only while nothing is marked on them', async () => {
    const id = await make(outOf(40));
    expect((await manager.put(at(`scales/${id}`), { ...outOf(50), name: 'Maths paper' })).status).toBe(200);
    expect(await setting(id)).toMatchObject({ name: 'Maths paper', greatest: 50 });
    await marked(id);
    const refused = await manager.put<{ title: string }>(at(`scales/${id}`), outOf(60));
    expect([refused.status, refused.body.title]).toEqual([
      409,
      'Maths paper is in use, so only its name can be changed',
    ]);
    expect((await manager.put(at(`scales/${id}`), { ...outOf(50), name: 'Maths paper 1' })).status).toBe(200);
    expect(await setting(id)).toMatchObject({ name: 'Maths paper 1', greatest: 50 });
  });

  it('are replaced by a version with a stated mapping; old marks keep their scale', async () => {
    const id = await make(judged('WTS', 'EXS', 'GDS'));
    const { subject, pupil } = await marked(id);
    await manager.put(at('expectations'), {
      ...{ subjectId: subject, scaleId: id, values: [{ yearGroup: 5, halfTerm: 'ANY', mark: 'EXS' }] },
    });
    const senco = await app.person(school, 'senco');
    await senco.put(at(`pupils/${pupil}/working-to`), {
      ...{ subjectId: subject, startsOn: '2026-09-07', yearGroup: 3, scaleId: id, reason: null },
    });
    const scale = judged('WTS', 'EXS-', 'EXS', 'GDS');
    const pairs = [
      { from: 1, to: 1 },
      { from: 2, to: 3 },
      { from: 3, to: 4 },
    ];
    const made = await manager.post<ScaleMadeDto>(at(`scales/${id}/versions`), {
      ...{ scale, mapping: { kind: 'steps', pairs } },
    });
    expect(made.status).toBe(200);
    const fresh = made.body.id;
    expect(await setting(fresh)).toMatchObject({
      ...{ version: 2, versionOf: id, mapping: { kind: 'steps', pairs }, retired: false },
      subjects: [{ subjectId: subject, yearGroups: [] }],
    });
    expect(await setting(id)).toMatchObject({ retired: true, replacedBy: fresh, subjects: [] });
    const results = await app.sql('SELECT scale_id, value FROM result WHERE school_id = $1', [school]);
    expect(results).toEqual([{ scale_id: id, value: 2 }]);
    const expected = await app.sql('SELECT scale_id, expected FROM expectation WHERE school_id = $1 ORDER BY 1', [
      school,
    ]);
    expect(expected).toEqual([
      { scale_id: id, expected: 2 },
      { scale_id: fresh, expected: 3 },
    ]);
    expect(await app.sql('SELECT scale_id FROM working_to WHERE school_id = $1', [school])).toEqual([
      { scale_id: fresh },
    ]);
    expect((await manager.post(at(`scales/${id}/versions`), { scale, mapping: { kind: 'none' } })).status).toBe(409);
  });

  describe('as a new version that is taken back', () => {
    const steps = judged('WTS', 'EXS', 'GDS');
    const replaced = async () => {
      const id = await make(steps);
      const { subject, pupil } = await marked(id);
      const expected = (scaleId: number, mark: string) =>
        manager.put(at('expectations'), {
          ...{ subjectId: subject, scaleId, values: [{ yearGroup: 5, halfTerm: 'ANY', mark }] },
        });
      await expected(id, 'EXS');
      const senco = await app.person(school, 'senco');
      await senco.put(at(`pupils/${pupil}/working-to`), {
        ...{ subjectId: subject, startsOn: '2026-09-07', yearGroup: 3, scaleId: id, reason: null },
      });
      const pairs = [1, 2, 3].map((value) => ({ from: value, to: value }));
      const scale = judged('WTS', 'EXS', 'GDS', 'Far above');
      const mapping = { kind: 'steps', pairs };
      const made = await manager.post<ScaleMadeDto>(at(`scales/${id}/versions`), { scale, mapping });
      return { id, fresh: made.body.id, subject, pupil, expected };
    };
    const takeBack = (id: number) =>
      manager.post<{ id: number; title: string; detail: string }>(at(`scales/${id}/taken-back`));

    it('leaves all as it was before', async () => {
      const { id, fresh, subject } = await replaced();
      expect(await takeBack(fresh)).toMatchObject({ status: 200, body: { id } });
      expect(await setting(id)).toMatchObject({ retired: false, replacedBy: null, subjects: [{ subjectId: subject }] });
      expect((await settings()).map((scale) => scale.id)).not.toContain(fresh);
      const rows = (table: string) => app.sql(`SELECT scale_id AS id FROM ${table} WHERE school_id = $1`, [school]);
      expect([await rows('working_to'), await rows('expectation')]).toEqual([[{ id }], [{ id }]]);
      expect((await takeBack(fresh)).status).toBe(404);
      expect((await takeBack(id)).status).toBe(404);
    });

    it('says what stands on it', async () => {
      const { fresh, subject, pupil, expected } = await replaced();
      const target = { pupilId: pupil, subjectId: subject, windowId: 20266 };
      const set = (mark: string) => manager.put(at('targets'), { targets: [{ ...target, mark }] });
      await expected(fresh, 'GDS');
      expect((await takeBack(fresh)).body.title).toContain('what is expected on it was changed');
      await expected(fresh, 'EXS');
      await set('GDS');
      expect(await takeBack(fresh)).toMatchObject({
        status: 409,
        body: { title: expect.stringContaining('one target is on it') },
      });
      await set('');
      expect((await takeBack(fresh)).body.title).toContain('one target is on it');
      const { body } = await manager.post<ScaleMadeDto>(at(`scales/${fresh}/versions`), {
        ...{ scale: steps, mapping: { kind: 'none' } },
      });
      expect((await takeBack(fresh)).body.title).toContain('there is a newer one');
      expect(await takeBack(body.id)).toMatchObject({ status: 200, body: { id: fresh } });
    });

    it('says so where its old name is taken', async () => {
      const id = await make(steps);
      const renamed = { ...steps, name: 'Other steps' };
      const made = await manager.post<ScaleMadeDto>(at(`scales/${id}/versions`), {
        ...{ scale: renamed, mapping: { kind: 'none' } },
      });
      await make(steps);
      const refused = await takeBack(made.body.id);
      expect([refused.status, refused.body.title]).toEqual([422, 'There is already a scale called Our steps.']);
    });
  });

  it('need an honest mapping: none, or one that keeps the order', async () => {
    const id = await make(judged('WTS', 'EXS', 'GDS'));
    const scale = judged('A1', 'A2');
    const wrong = [
      { from: 1, to: 2 },
      { from: 2, to: 1 },
    ];
    const replace = (mapping: object) =>
      manager.post<{ title: string }>(at(`scales/${id}/versions`), { scale, mapping });
    const refused = await replace({ kind: 'steps', pairs: wrong });
    expect([refused.status, refused.body.title]).toEqual([
      422,
      'EXS is better than WTS, but would become a lower mark.',
    ]);
    expect((await replace({ kind: 'steps' })).status).toBe(422);
    expect((await replace({ kind: 'guess' })).status).toBe(400);
    expect(await settings()).toHaveLength(1);
    expect((await replace({ kind: 'none' })).status).toBe(200);
  });

  it('are retired when no subject uses them, and brought back', async () => {
    const id = await make(outOf(40));
    const { subject } = await marked(id);
    const refused = await manager.put<{ title: string }>(at(`scales/${id}/retired`), { retired: true });
    expect([refused.status, refused.body.title]).toEqual([409, 'Maths still uses Key test']);
    await manager.put(at(`subjects/${subject}`), { name: 'Maths', scaleId: null, yearScales: [] });
    expect((await manager.put(at(`scales/${id}/retired`), { retired: true })).status).toBe(200);
    expect((await setting(id)).retired).toBe(true);
    expect((await manager.put(at(`subjects/${subject}`), { name: 'Maths', scaleId: id, yearScales: [] })).status).toBe(
      422,
    );
    await manager.put(at(`scales/${id}/retired`), { retired: false });
    expect((await setting(id)).retired).toBe(false);
  });

  it('are set by data managers and senior leaders only', async () => {
    for (const role of ['class-teacher', 'senco', 'governor'] as const) {
      const person = await app.person(school, role);
      expect((await person.post(at('scales/shipped'), { key: 'mtc' })).status).toBe(403);
      expect((await person.get(at('scale-settings'))).status).toBe(403);
    }
    const head = await app.person(school, 'senior-leader');
    expect((await head.post(at('scales/shipped'), { key: 'mtc' })).status).toBe(200);
  });

  /** A subject on the scale in which one pupil has a mark. */
  async function marked(scaleId: number): Promise<{ subject: number; pupil: string }> {
    await givenYears(app, school, 2026);
    const other = await givenSubject(app, school, 'Maths');
    await app.sql('UPDATE subject SET scale_id = $2 WHERE school_id = $1', [school, scaleId]);
    const pupils = await givenPupils(app, school, 1, { cohortYear: 2021 });
    await givenResults(app, school, { subject: other, window: 20261, pupils, marks: [2] });
    await app.sql('UPDATE result SET scale_id = $2 WHERE school_id = $1', [school, scaleId]);
    return { subject: other, pupil: pupils[0] ?? '' };
  }
});
