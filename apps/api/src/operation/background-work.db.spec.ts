import { TestApp } from '../../test/test-app';
import { JobFailures } from '../core/jobs/job-failures';
import { Dispatcher } from '../core/jobs/dispatcher';
import type { BackgroundWorkDto } from './background-work.dto';

describe('background work', () => {
  let app: TestApp;
  let school: number;
  let other: number;
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let manager: Person;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    await app.sql('DELETE FROM outbox');
    app.clock.set('2026-11-23T10:00:00Z');
    [school, other] = [await app.school(), await app.school('Elmfield')];
    manager = await app.person(school, 'data-manager');
  });

  const at = (path: string, of = school): string => `/api/v1/schools/${of}/${path}`;
  const work = async (): Promise<BackgroundWorkDto> => (await manager.get<BackgroundWorkDto>(at('jobs'))).body;
  async function promised(schoolId: number, job: string, payload: object = {}): Promise<string> {
    const [row] = await app.sql<{ id: string }>(
      `INSERT INTO outbox (id, school_id, job, payload, created_at) VALUES (nextval('outbox_id'), $1, $2, $3, $4)
       RETURNING id`,
      [schoolId, job, payload, app.clock.now()],
    );
    return row?.id ?? '';
  }
  /** As the queue process keeps it after its last try of each round. */
  async function fails(job: 'tidy-imports' | 'check-import', payload: object = {}, rounds = 3): Promise<void> {
    for (let round = 0; round < rounds; round++) {
      await app.nest.get(JobFailures).note({ name: job, schoolId: school, payload, failure: 'the disk is full' });
    }
  }
  /** What the dispatcher would send now. */
  async function sent(): Promise<string[]> {
    const jobs: string[] = [];
    const add = async (name: string): Promise<never> => jobs.push(name) as never;
    await app.nest.get(Dispatcher).send({ add });
    return jobs;
  }

  it('lists what waits and what failed, the latter first, of this school only', async () => {
    await promised(school, 'analyse-school');
    await promised(school, 'analyse-school');
    await promised(other, 'read-feeds');
    app.clock.forwardMinutes(5);
    await promised(school, 'check-import', { importId: 'abc' });
    await fails('check-import', { importId: 'abc' });
    expect(await work()).toEqual({
      total: 2,
      failed: 1,
      jobs: [
        {
          ...{ id: expect.any(Number), job: 'check-import', about: 'abc', state: 'failed', promises: 1, failures: 3 },
          ...{ failure: 'the disk is full', since: '2026-11-23T10:05:00.000Z', failedAt: '2026-11-23T10:05:00.000Z' },
        },
        {
          ...{ id: expect.any(Number), job: 'analyse-school', about: null, state: 'waiting', promises: 2, failures: 0 },
          ...{ failure: null, since: '2026-11-23T10:00:00.000Z', failedAt: null },
        },
      ],
    });
  });

  it('is not sent again once it failed for good, and is as soon as somebody tries it again', async () => {
    const id = await promised(school, 'tidy-imports');
    await fails('tidy-imports', {}, 2);
    expect(await sent()).toEqual(['tidy-imports']);
    await fails('tidy-imports', {}, 1);
    app.clock.forwardMinutes(60);
    await manager.signIn(manager.email, 'correct horse battery');
    expect(await sent()).toEqual([]);
    expect((await manager.post(at(`jobs/${id}/retry`))).status).toBe(202);
    expect(await work()).toMatchObject({ failed: 0, jobs: [{ state: 'waiting', failures: 0, failure: null }] });
    expect(await sent()).toEqual(['tidy-imports']);
  });

  it('is tried again by nobody who may not, nor from another school', async () => {
    const id = await promised(school, 'tidy-imports');
    await fails('tidy-imports');
    const senco = await app.person(school, 'senco');
    const stranger = await app.person(other, 'data-manager');
    expect((await senco.get(at('jobs'))).status).toBe(403);
    expect((await senco.post(at(`jobs/${id}/retry`))).status).toBe(403);
    expect((await stranger.post(at(`jobs/${id}/retry`, other))).status).toBe(404);
    expect((await work()).failed).toBe(1);
  });
});
