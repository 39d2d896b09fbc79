import { givenClass, givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { TestApp, testPassword } from '../../test/test-app';
import type { SubjectDto, WindowDto } from '../assessments/assessments.dto';
import type { MarkSheetDto } from '../assessments/marks/mark-sheet.dto';
import type { WindowCollectionDto } from '../windows/windows.dto';

const [autumn1, autumn2] = [20261, 20262];

describe('a subject that is retired', () => {
  let app: TestApp;
  let school: number;
  let reading: number;
  let maths: number;
  let hazel: string;
  let pupils: string[];
  let manager: Awaited<ReturnType<TestApp['person']>>;

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  // Autumn 1 is locked, Autumn 2 is open.
  beforeEach(async () => {
    app.clock.set('2026-12-08T09:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    reading = await givenSubject(app, school, 'Reading');
    maths = await givenSubject(app, school, 'Maths');
    pupils = await givenPupils(app, school, 2, { cohortYear: 2021 });
    hazel = await givenClass(app, school, { name: '5 Hazel', startYear: 2026, pupils });
    manager = await app.person(school, 'data-manager');
    await app.sql(
      `INSERT INTO window_subject (school_id, window_id, subject_id, year_groups)
       SELECT $1, w, s, '{5}' FROM unnest($2::int[]) w, unnest($3::int[]) s`,
      [school, [autumn1, autumn2, 20263], [reading, maths]],
    );
  });

  const at = (path: string): string => `/api/v1/schools/${school}/${path}`;
  const retire = (retired: boolean) => manager.put(at(`subjects/${maths}/retired`), { retired });
  const windowOf = async (id: number): Promise<WindowDto> => {
    const window = (await manager.get<WindowDto[]>(at('windows'))).body.find((each) => each.id === id);
    if (!window) throw new Error('There is no such window.');
    return window;
  };
  const asked = async (id: number): Promise<number[]> =>
    (await windowOf(id)).subjects.map(({ subjectId }) => subjectId);
  const collected = async (): Promise<string[]> =>
    (await manager.get<WindowCollectionDto>(at(`windows/${autumn2}/collection`))).body.classes.map(
      ({ subjectName }) => subjectName,
    );
  const columns = async (): Promise<string[]> =>
    (await manager.get<MarkSheetDto>(at(`classes/${hazel}/marks?windowId=${autumn2}`))).body.columns.map(
      ({ name }) => name,
    );
  const save = ({ version, kind, opensOn, dueOn, locksOn }: WindowDto, subjectIds: number[]) =>
    manager.put<{ title: string }>(
      at(`windows/${autumn2}`),
      { kind, opensOn, dueOn, locksOn, subjects: subjectIds.map((subjectId) => ({ subjectId, yearGroups: [5] })) },
      { 'if-match': `"${version}"` },
    );

  it('is asked for no longer where marks are still to come, and as before where the window was locked', async () => {
    expect(await collected()).toEqual(['Reading', 'Maths']);
    expect(await columns()).toEqual(['Reading', 'Maths']);
    const before = await windowOf(autumn2);
    await retire(true);
    expect(await collected()).toEqual(['Reading']);
    expect(await columns()).toEqual(['Reading']);
    expect([await asked(autumn1), await asked(autumn2), await asked(20263)]).toEqual([
      [reading, maths],
      [reading],
      [reading],
    ]);
    const { body } = await manager.get<SubjectDto[]>(at('subjects'));
    expect(body.map(({ name, retired }) => [name, retired])).toEqual([
      ['Reading', false],
      ['Maths', true],
    ]);
    // Whoever has the window's settings open is told, and cannot ask for it again.
    expect((await save(before, [reading, maths])).status).toBe(412);
    const again = await save(await windowOf(autumn2), [reading, maths]);
    expect([again.status, again.body.title]).toEqual([
      422,
      'This subject is retired. Bring it back to ask for marks in it.',
    ]);
  });

  it('keeps the marks it has, in view of who enters the others', async () => {
    await givenResults(app, school, { subject: maths, window: autumn2, pupils: pupils.slice(0, 1), marks: [100] });
    await retire(true);
    expect(await columns()).toEqual(['Reading', 'Maths']);
    expect(await collected()).toEqual(['Reading']);
  });

  it('is asked for again when it is brought back, also where the window was changed meanwhile', async () => {
    await retire(true);
    expect((await save(await windowOf(autumn2), [reading])).status).toBe(200);
    await retire(false);
    expect([await asked(autumn1), await asked(autumn2)]).toEqual([
      [reading, maths],
      [reading, maths],
    ]);
    expect(await collected()).toEqual(['Reading', 'Maths']);
  });

  it('is not asked for in retrospect in what was locked while it was retired', async () => {
    await retire(true);
    app.clock.set('2027-01-11T09:00:00Z');
    await manager.signIn(manager.email, testPassword);
    await retire(false);
    expect([await asked(autumn1), await asked(autumn2), await asked(20263)]).toEqual([
      [reading, maths],
      [reading],
      [reading, maths],
    ]);
  });
});
