import { givenSubject } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import type { ExpectationDto } from './expectations.dto';

describe('what is expected', () => {
  let app: TestApp;
  let school: number;
  let manager: Browser;
  let maths: number;
  const path = (): string => `/api/v1/schools/${school}/expectations`;
  const set = (...values: [yearGroup: number, halfTerm: string, mark: string][]) =>
    manager.put<ExpectationDto[]>(path(), {
      ...{ subjectId: maths, scaleId: maths },
      values: values.map(([yearGroup, halfTerm, mark]) => ({ yearGroup, halfTerm, mark })),
    });
  const cells = (expected: ExpectationDto[]) =>
    expected.map(({ yearGroup, halfTerm, expected: value }) => [yearGroup, halfTerm, value]);

  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    manager = await app.person(school, 'data-manager');
    maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
  }, 120_000);
  afterAll(() => app.stop());

  it('is said per year group, all year or half term by half term, and taken away by an empty cell', async () => {
    await set([5, 'ANY', '20'], [5, 'SUM2', '28'], [6, 'ANY', '30']);
    const { body } = await set([6, 'ANY', ''], [5, 'ANY', '22']);
    expect(cells(body)).toEqual([
      [5, 'ANY', 22],
      [5, 'SUM2', 28],
    ]);
    expect(cells((await manager.get<ExpectationDto[]>(path())).body)).toEqual(cells(body));
  });

  it('is a mark of the scale, or nothing at all is changed', async () => {
    await set([4, 'ANY', '10']);
    const refused = await set([4, 'ANY', '12'], [3, 'ANY', '41'], [2, 'ANY', 'A'], [1, 'ANY', '3'], [1, 'ANY', '4']);
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({
      errors: [{ field: 'values.1.mark' }, { field: 'values.2.mark' }, { field: 'values.4.mark' }],
    });
    const after = (await manager.get<ExpectationDto[]>(path())).body.filter(({ yearGroup }) => yearGroup < 5);
    expect(cells(after)).toEqual([[4, 'ANY', 10]]);
    const nowhere = { subjectId: 999, scaleId: maths, values: [{ yearGroup: 4, halfTerm: 'ANY', mark: '1' }] };
    expect((await manager.put(path(), nowhere)).status).toBe(422);
  });

  it('is written down with what it was, and asks for an analysis; the same again is neither', async () => {
    const count = async () => {
      const [row] = await app.sql<{ audit: number; jobs: number }>(
        `SELECT (SELECT count(*) FROM audit_event WHERE action = 'expectations.set')::int AS audit,
                (SELECT count(*) FROM outbox WHERE job = 'analyse-school' AND school_id = $1)::int AS jobs`,
        [school],
      );
      return row;
    };
    await set([3, 'AUT1', '7']);
    const before = await count();
    await set([3, 'AUT1', '7']);
    expect(await count()).toEqual(before);
    await set([3, 'AUT1', '8']);
    expect((await count())?.audit).toBe((before?.audit ?? 0) + 1);
    expect((await count())?.jobs).toBeGreaterThan(0);
    const [last] = await app.sql<{ detail: { before: ExpectationDto[]; after: ExpectationDto[] } }>(
      `SELECT detail FROM audit_event WHERE action = 'expectations.set' ORDER BY id DESC LIMIT 1`,
    );
    const was = (rows: ExpectationDto[] = []) => rows.find(({ yearGroup }) => yearGroup === 3)?.expected;
    expect([was(last?.detail.before), was(last?.detail.after)]).toEqual([7, 8]);
  });
});
