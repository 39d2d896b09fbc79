import { usualCalendar } from '@headway/domain';
import type { Answer, Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import type { WindowDto } from '../assessments/assessments.dto';
import type { SchoolYearDto } from './years.dto';

describe("the school's years", () => {
  let app: TestApp;
  let school: number;
  let manager: Browser;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    school = await app.school();
    manager = await app.person(school, 'data-manager');
  });
  const years = (): string => `/api/v1/schools/${school}/years`;
  const put = <T>(year: number, body: object, version: number, who = manager): Promise<Answer<T>> =>
    who.put<T>(`${years()}/${year}`, body, { 'if-match': `"${version}"` });
  const usual = () => {
    const { halfTerms, closedOn } = usualCalendar(2026);
    return { halfTerms: halfTerms.map((term) => ({ ...term })), closedOn: [...closedOn] };
  };

  it('are added with six windows that follow the own half terms, and changed', async () => {
    const body = usual();
    const term = body.halfTerms[1];
    if (!term) throw new Error('There is no second half term.');
    term.endsOn = '2026-12-17';
    const added = await put<SchoolYearDto>(2026, body, 0);
    expect(added.status).toBe(200);
    expect(added.body).toMatchObject({ startYear: 2026, schoolDays: 189, closedOn: body.closedOn });
    const { body: windows } = await manager.get<WindowDto[]>(`/api/v1/schools/${school}/windows`);
    expect(windows).toHaveLength(6);
    expect(windows[1]).toMatchObject({ id: 20262, dueOn: '2026-12-10', locksOn: '2026-12-17' });
    body.closedOn.push('2026-11-06');
    const changed = await put<SchoolYearDto>(2026, body, added.body.version);
    expect(changed.body.schoolDays).toBe(188);
    expect((await manager.get<SchoolYearDto[]>(years())).body).toEqual([changed.body]);
    const acts = await app.sql<{ action: string }>(
      `SELECT action FROM audit_event WHERE school_id = $1 AND action LIKE 'year.%' ORDER BY id`,
      [school],
    );
    expect(acts.map(({ action }) => action)).toEqual(['year.added', 'year.changed']);
  });

  it('tell the later of two people, who add the year or change its dates', async () => {
    const other = usual();
    other.closedOn.push('2026-11-06');
    expect((await manager.put(`${years()}/2026`, usual())).status).toBe(428);
    const both = await Promise.all([put(2026, usual(), 0), put(2026, usual(), 0)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 412]);
    const changed = await put<SchoolYearDto>(2026, other, 1);
    expect([changed.body.version, changed.etag]).toEqual([2, '"2"']);
    expect((await put(2026, usual(), 1)).status).toBe(412);
    expect((await manager.get<SchoolYearDto[]>(years())).body[0]?.closedOn).toContain('2026-11-06');
  });

  it('refuse overlapping half terms, a closed Sunday or holiday, another year, and whoever may not', async () => {
    const refused = async (change: (body: ReturnType<typeof usual>) => void): Promise<string> => {
      const body = usual();
      change(body);
      const answer = await put<{ title: string }>(2026, body, 0);
      expect(answer.status).toBe(422);
      return answer.body.title;
    };
    expect(await refused(({ halfTerms: [first] }) => first && (first.endsOn = '2026-11-20'))).toMatch(
      /AUT2 starts before AUT1/,
    );
    expect(await refused(({ closedOn }) => closedOn.push('2026-11-08'))).toMatch(/no weekday/);
    expect(await refused(({ closedOn }) => closedOn.push('2026-12-29'))).toMatch(/in a holiday/);
    const five = { ...usual(), halfTerms: usual().halfTerms.slice(1) };
    expect((await put(2026, five, 0)).status).toBe(400);
    expect(await refused(({ halfTerms }) => halfTerms.reverse())).toMatch(/in this order/);
    expect((await put(2027, usual(), 0)).status).toBe(422);
    expect((await put(1066, usual(), 0)).status).toBe(404);
    const teacher = await app.person(school, 'class-teacher');
    expect((await put(2026, usual(), 0, teacher)).status).toBe(403);
    expect((await teacher.get<SchoolYearDto[]>(years())).body).toEqual([]);
  });
});
