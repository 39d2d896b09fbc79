import { seededSchool, type SeededSchool } from '../../test/seeded-school';
import { TestApp } from '../../test/test-app';
import type { FlagPageDto } from '../flags/flags.dto';
import type { SupportSpeedDto } from './support-speed.dto';

describe('speed to support', () => {
  let app: TestApp;
  let school: SeededSchool;
  let path: string;
  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  afterAll(() => app.stop());
  beforeEach(async () => {
    school = await seededSchool(app);
    path = `/api/v1/schools/${school.id}`;
  });

  const read = async (who = school.people.senco): Promise<SupportSpeedDto['halfTerms']> => {
    const answer = await who.get<SupportSpeedDto>(`${path}/support-speed`);
    expect(answer.status).toBe(200);
    return answer.body.halfTerms;
  };
  /** Every flag's clock started on this day. */
  const clockFrom = (day: string) =>
    app.sql('UPDATE flag SET clock_from = $2, opened_on = $2 WHERE school_id = $1', [school.id, day]);
  /** The register that was taken of the group in maths is of this day. */
  const sessionOn = (day: string) =>
    app.sql(
      `UPDATE group_session SET held_on = $2, starts_at = '07:45' WHERE school_id = $1 AND id IN (SELECT session_id FROM register_mark)`,
      [school.id, day],
    );

  it('is a median over flags, class and session apart, with those that wait among them', async () => {
    await clockFrom('2026-11-09');
    await sessionOn('2026-11-13');
    const flags = await app.sql<{ id: string }>(
      `SELECT id FROM flag WHERE school_id = $1 AND state IN ('open', 'acknowledged')`,
      [school.id],
    );
    const before = (await read()).at(-1);
    expect(before).toMatchObject({ halfTerm: 'AUT2', flags: flags.length, dismissed: 0 });
    expect(before?.toFlag).toEqual({ days: 0, because: null, answered: flags.length, waiting: 0 });
    expect(before?.toClass).toEqual({ days: null, because: 'half-still-waiting', answered: 0, waiting: flags.length });
    // The three pupils of the group in maths were at its session, four school days after.
    expect(before?.toSession).toMatchObject({ answered: 3, waiting: flags.length - 3 });

    const { rows } = (await school.people.senco.get<FlagPageDto>(`${path}/flags?view=no-help&limit=100`)).body;
    for (const { id, version } of rows) {
      const plan = { what: 'A smaller step', startsOn: '2026-11-11', reviewOn: '2026-12-16' };
      const given = await school.people.senco.post(`${path}/flags/${id}/in-class`, plan, {
        'if-match': `"${version}"`,
      });
      expect(given.status).toBe(201);
    }
    const after = (await read()).at(-1);
    expect(after?.toClass).toMatchObject({ answered: rows.length });
    expect(after?.toSupport).toMatchObject({ days: 2, answered: flags.length - 1 });
  });

  it('is said of each flag in the list', async () => {
    await clockFrom('2026-11-09');
    await sessionOn('2026-11-13');
    const page = await school.people.senco.get<FlagPageDto>(`${path}/flags?view=in-support&subjectId=${school.maths}`);
    expect(page.body.rows.length).toBeGreaterThan(0);
    for (const { speed } of page.body.rows) {
      expect(speed).toEqual({ toFlag: 0, toClass: null, toSession: 4, waited: 12 });
    }
  });

  it('a session before the clock started, one not held and one the pupil missed are no support', async () => {
    await clockFrom('2026-11-09');
    await sessionOn('2026-11-06');
    expect((await read()).at(-1)?.toSession.answered).toBe(0);
    await sessionOn('2026-11-13');
    await app.sql(`UPDATE register_mark SET mark = 'absent' WHERE school_id = $1`, [school.id]);
    expect((await read()).at(-1)?.toSession.answered).toBe(0);
  });

  it('of a subject leader is of the own subject, and a teacher has no page of it', async () => {
    await clockFrom('2026-11-09');
    const all = (await read()).at(-1);
    const own = (await read(school.people['subject-leader'])).at(-1);
    const [count] = await app.sql<{ n: number }>(
      'SELECT count(*)::int AS n FROM flag WHERE school_id = $1 AND subject_id = $2',
      [school.id, school.maths],
    );
    expect(own?.flags).toBe(count?.n);
    expect(own?.flags).toBeLessThan(all?.flags ?? 0);
    expect((await school.people['class-teacher'].get(`${path}/support-speed`)).status).toBe(403);
  });
});
