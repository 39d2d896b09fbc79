import { newId } from '../core/time/new-id';
import { TestApp } from '../../test/test-app';

describe('metrics', () => {
  const token = 'a token for monitoring';
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start({ metricsToken: token });
  });
  afterAll(() => app.stop());

  const read = async (of: TestApp, authorization?: string): Promise<Response> =>
    fetch(`${await of.url()}/api/metrics`, { headers: authorization ? { authorization } : {} });

  it('are nowhere without a token set, nor for who does not bring it', async () => {
    for (const wrong of [undefined, token, 'Bearer', 'Bearer x', `Bearer ${token}x`]) {
      expect((await read(app, wrong)).status).toBe(404);
    }
    const closed = await TestApp.start();
    try {
      expect((await read(closed, 'Bearer null')).status).toBe(404);
      expect((await read(closed, 'Bearer ')).status).toBe(404);
    } finally {
      await closed.stop();
    }
  });

  it('count what failed, what waits and what nightly checks found, over all schools, and name none', async () => {
    for (const name of ['Wrenfield', 'Elmfield']) {
      const school = await app.school(name);
      await app.sql(
        `INSERT INTO outbox (id, school_id, job, payload, created_at, failures, dead_at)
         VALUES (nextval('outbox_id'), $1, 'estimate-impact', '{}', now(), 0, NULL),
                (nextval('outbox_id'), $1, 'tidy-imports', '{}', now(), 3, now())`,
        [school],
      );
      await app.sql(
        `INSERT INTO analysis_run (school_id, id, kind, status, done, total, flags_opened, flags_updated, flags_resolved,
                                   started_at, finished_at, differences)
         VALUES ($1, $2, 'nightly', 'done', 1, 1, 0, 0, 0, now(), now(), 4)`,
        [school, newId()],
      );
    }
    const response = await read(app, `Bearer ${token}`);
    expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
    const text = await response.text();
    expect(text).toContain('headway_jobs_waiting{job="estimate-impact"} 2\n');
    expect(text).toContain('headway_jobs_failed{job="tidy-imports"} 2\n');
    expect(text).toContain('headway_nightly_checks_total 2\n');
    expect(text).toContain('headway_nightly_check_differences_total 8\n');
    expect(text).not.toMatch(/field/);
  });
});
