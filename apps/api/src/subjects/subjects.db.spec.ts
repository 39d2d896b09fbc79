import { givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import type { SubjectDto } from '../assessments/assessments.dto';
import type { GoalsAddedDto, SubjectMadeDto, SubjectSettingDto } from './subjects.dto';

describe('subjects and strands', () => {
  let app: TestApp;
  let school: number;
  let manager: Browser;
  let reading: number;
  let maths: number;
  const at = (path: string): string => `/api/v1/schools/${school}/${path}`;
  const all = async (): Promise<SubjectSettingDto[]> =>
    (await manager.get<SubjectSettingDto[]>(at('subject-settings'))).body;
  const names = async (): Promise<string[]> => (await all()).map(({ name }) => name);
  const add = (name: string, strandOf: number | null = null, scaleId: number | null = null) =>
    manager.post<SubjectMadeDto>(at('subjects'), { name, strandOf, scaleId });

  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  beforeEach(async () => {
    school = await app.school(`School ${Math.random()}`);
    manager = await app.person(school, 'data-manager');
    reading = await givenSubject(app, school, 'Reading');
    maths = await givenSubject(app, school, 'Maths');
  });
  afterAll(() => app.stop());

  it('are added under names of their own, a strand under a subject', async () => {
    const { body } = await add('  Fractions ', maths, maths);
    expect((await all()).find(({ id }) => id === body.id)).toEqual({
      ...{
        id: body.id,
        name: 'Fractions',
        strandOf: maths,
        scaleId: maths,
        retired: false,
        results: 0,
        yearScales: [],
      },
    });
    expect((await add('fractions')).status).toBe(422);
    expect((await add('Halves', body.id)).status).toBe(422);
    expect((await add('Halves', 999)).status).toBe(404);
    expect((await add('Halves', maths, 999)).status).toBe(422);
    expect(await names()).toEqual(['Reading', 'Maths', 'Fractions']);
  });

  it('are renamed and marked on other scales year by year', async () => {
    const changed = { name: 'English reading', scaleId: reading, yearScales: [{ yearGroup: 0, scaleId: maths }] };
    expect((await manager.put(at(`subjects/${reading}`), changed)).status).toBe(200);
    expect((await all())[0]).toMatchObject(changed);
    const twice = { ...changed, yearScales: [...changed.yearScales, ...changed.yearScales] };
    expect((await manager.put(at(`subjects/${reading}`), twice)).status).toBe(422);
    expect((await manager.put(at('subjects/999'), changed)).status).toBe(404);
    expect((await manager.put(at('subjects/99999999999'), changed)).status).toBe(400);
  });

  it('go in the order wanted, whatever the others’ places', async () => {
    const science = (await add('Science')).body.id;
    expect((await manager.put(at('subjects/order'), { subjectIds: [science, reading, maths] })).status).toBe(204);
    expect(await names()).toEqual(['Science', 'Reading', 'Maths']);
    expect((await manager.put(at('subjects/order'), { subjectIds: [maths, reading] })).status).toBe(204);
    expect(await names()).toEqual(['Science', 'Maths', 'Reading']);
    for (const subjectIds of [[], [maths, maths], [maths, 999]]) {
      expect((await manager.put(at('subjects/order'), { subjectIds })).status).toBe(422);
    }
  });

  it('are retired with their strands and brought back; their marks stay', async () => {
    await givenYears(app, school, 2026);
    const pupils = await givenPupils(app, school, 1, { cohortYear: 2021 });
    await givenResults(app, school, { subject: maths, window: 20261, pupils, marks: [100] });
    const strand = (await add('Fractions', maths)).body.id;
    const retired = async (): Promise<number[]> => (await all()).filter((one) => one.retired).map(({ id }) => id);
    await manager.put(at(`subjects/${maths}/retired`), { retired: true });
    expect(await retired()).toEqual([maths, strand]);
    expect((await all()).find(({ id }) => id === maths)?.results).toBe(1);
    await manager.put(at(`subjects/${maths}/retired`), { retired: false });
    expect(await retired()).toEqual([]);
  });

  it('get the early learning goals once, whatever is there already', async () => {
    await add('Literacy');
    const added = await manager.post<GoalsAddedDto>(at('subjects/early-learning-goals'), {});
    // One scale, six areas (Literacy is there), seventeen goals.
    expect(added.body).toEqual({ added: 24 });
    const subjects = await all();
    const literacy = subjects.find(({ name }) => name === 'Literacy')?.id;
    expect(subjects.filter(({ strandOf }) => strandOf === literacy).map(({ name }) => name)).toEqual([
      'E08 Comprehension',
      'E09 Word reading',
      'E10 Writing',
    ]);
    expect((await manager.post<GoalsAddedDto>(at('subjects/early-learning-goals'), {})).body).toEqual({ added: 0 });
    expect((await manager.get<SubjectDto[]>(at('subjects'))).body).toHaveLength(26);
  });

  it('are changed by data managers and senior leaders only', async () => {
    const teacher = await app.person(school, 'class-teacher');
    expect((await teacher.post(at('subjects'), { name: 'Art', strandOf: null, scaleId: null })).status).toBe(403);
    expect((await teacher.put(at('subjects/order'), { subjectIds: [maths, reading] })).status).toBe(403);
  });
});
