import { newId } from '../src/core/time/new-id';
import { Client } from 'pg';
import { api, place } from './groups';
import { givenPupils } from './builders';
import { seededSchool, type SeededSchool } from './seeded-school';
import { TcpProxy } from './tcp-proxy';
import { TestApp } from './test-app';
import { until } from './until';

describe('faults in the middle', () => {
  let app: TestApp;
  let school: SeededSchool;
  beforeAll(async () => {
    app = await TestApp.start({ throughProxy: (host, port) => new TcpProxy(host, port) });
    school = await seededSchool(app);
  }, 120_000);
  afterAll(async () => {
    await app.stop();
    await app.proxy?.cut();
  });

  /** What of a placing there is in the database: the row, its audit, its promise. */
  async function traces(placementId: string): Promise<Record<string, number>> {
    const [found] = await app.sql<Record<string, number>>(
      `SELECT (SELECT count(*)::int FROM placement WHERE id::text = $1) AS placements,
         (SELECT count(*)::int FROM audit_event WHERE detail->>'placementId' = $1) AS audits,
         (SELECT count(*)::int FROM outbox WHERE job = 'estimate-impact') AS promises`,
      [placementId],
    );
    return found ?? {};
  }

  async function locks(such: string): Promise<number> {
    const here = 'database = (SELECT oid FROM pg_database WHERE datname = current_database())';
    return (await app.sql(`SELECT 1 FROM pg_locks WHERE ${here} AND ${such}`)).length;
  }

  it.each([
    ['before the audit row', 'audit_event'],
    ['before the promise of work', 'outbox'],
  ])(
    'applies nothing of a write whose database goes away %s, says 503, and does it once when asked again',
    async (_, table) => {
      const { senco } = school.people;
      const wanted = {
        id: newId(),
        groupId: school.mathsGroup.id,
        pupilId: school.yearFive[table === 'outbox' ? 10 : 11] ?? '',
      };
      await app.finishJobs();
      const blocker = new Client({ connectionString: app.database.ownerUrl });
      await blocker.connect();
      try {
        await blocker.query(`BEGIN; LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
        const answer = place(senco, school.id, wanted);
        await until(async () => (await locks('NOT granted')) > 0);
        await app.proxy?.cut();
        expect(await answer).toMatchObject({ status: 503, body: { title: expect.stringMatching(/database/) } });
      } finally {
        await blocker.end();
      }
      // The server notices that nobody listens any more when it would go on.
      await until(async () => (await locks(`relation = 'placement'::regclass`)) === 0);
      expect(await traces(wanted.id)).toEqual({ placements: 0, audits: 0, promises: 0 });

      await app.proxy?.open();
      await until(async () => (await place(senco, school.id, wanted)).status === 200);
      expect((await place(senco, school.id, wanted)).status).toBe(200);
      expect(await traces(wanted.id)).toEqual({ placements: 1, audits: 1, promises: 1 });
    },
  );

  it('lets one of two win who put the same pupil into groups at once, and tells the other who did', async () => {
    const [pupilId] = await givenPupils(app, school.id, 1, { cohortYear: 2021 });
    const other = await app.person(school.id, 'senior-leader');
    const [first, second] = [school.mathsGroup.id, school.readingGroup.id];
    const answers = await Promise.all([
      place(school.people.senco, school.id, { groupId: first, pupilId: pupilId ?? '', knownGroupIds: [] }),
      place(other, school.id, { groupId: second, pupilId: pupilId ?? '', knownGroupIds: [] }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(answers.find(({ status }) => status === 409)?.body.title).toMatch(/has just placed .* in /);
  });

  it('does once what is sent ten times at once', async () => {
    const { senco } = school.people;
    const [pupilId] = await givenPupils(app, school.id, 1, { cohortYear: 2021 });
    const group = { groupId: school.readingGroup.id, pupilId: pupilId ?? '' };
    const sent = { id: newId(), ...group };
    const answers = await Promise.all(Array.from({ length: 10 }, () => place(senco, school.id, sent)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await traces(sent.id)).toMatchObject({ placements: 1, audits: 1 });
    const line = { id: newId(), kind: 'kit', description: 'Cards', pence: 500, perSession: false };
    const path = api(school.id, `groups/${school.readingGroup.id}/cost-lines`);
    await Promise.all(Array.from({ length: 10 }, () => senco.post(path, line)));
    expect(await app.sql('SELECT 1 FROM cost_line WHERE id = $1', [line.id])).toHaveLength(1);
    expect(await app.sql(`SELECT 1 FROM audit_event WHERE detail->>'costLineId' = $1`, [line.id])).toHaveLength(1);
  });
});
