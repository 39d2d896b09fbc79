import { givenPupils, givenSubject, givenYears } from '../../test/builders';
import { TestApp, testPassword } from '../../test/test-app';
import { JobHandlers } from '../core/jobs/job-handlers';
import { Recurring } from '../core/jobs/recurring';
import { newId } from '../core/time/new-id';
import type { NoticeDto, NoticePageDto } from '../notices/notices.dto';

describe('reviews of what is done in class', () => {
  let app: TestApp;
  let school: number;
  let subject: number;
  let pupils: string[];
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let teacher: Person;
  let other: Person;

  beforeAll(async () => {
    app = await TestApp.start();
    app.nest.get(JobHandlers).find();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-11-10T08:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    subject = await givenSubject(app, school, 'Reading');
    pupils = await givenPupils(app, school, 4, { cohortYear: 2021 });
    teacher = await app.person(school, 'class-teacher');
    other = await app.person(school, 'class-teacher');
  });

  async function does(staffId: string, nth: number, reviewOn: string, more: object = {}): Promise<string> {
    const [id, flagId] = [newId(), newId()];
    const at = app.clock.now();
    await app.sql(
      `INSERT INTO flag (school_id, id, pupil_id, subject_id, state, need, need_parts, reasons, window_id, opened_on,
                         changed_at, version)
       VALUES ($1, $2, $3, $4, 'open', 1, '[]', '[]', 20261, '2026-11-02', $5, 1)`,
      [school, flagId, pupils[nth], subject, at],
    );
    const given = { ends_on: null, undone_at: null, ...more };
    await app.sql(
      `INSERT INTO class_answer (school_id, id, flag_id, pupil_id, subject_id, what, starts_on, review_on, staff_id, made_at,
                                 version, ends_on, undone_at)
       VALUES ($1, $2, $3, $4, $5, 'Sits at the front', '2026-11-02', $6, $7, $8, 1, $9, $10)`,
      [school, id, flagId, pupils[nth], subject, reviewOn, staffId, at, given.ends_on, given.undone_at],
    );
    return id;
  }
  /** The queue process does what is due at each of these times. */
  async function passes(...times: string[]): Promise<void> {
    for (const time of times) {
      app.clock.set(time);
      await app.nest.get(Recurring).promiseDue();
      await app.finishJobs();
    }
    for (const who of [teacher, other]) await who.signIn(who.email, testPassword);
  }
  const bell = async (who: Person): Promise<Pick<NoticeDto, 'kind'>[]> =>
    (await who.get<NoticePageDto>(`/api/v1/schools/${school}/notices`)).body.items;

  it('are told of on the day they are due, once, to who does it and nobody else', async () => {
    await does(teacher.staffId, 0, '2026-11-18');
    await passes('2026-11-17T09:00:00Z');
    expect(await bell(teacher)).toEqual([]);
    await passes('2026-11-18T09:00:00Z', '2026-11-18T10:30:00Z', '2026-11-19T09:00:00Z');
    expect(await bell(teacher)).toMatchObject([{ kind: 'review-due', about: { reviews: 1 } }]);
    expect(await bell(other)).toEqual([]);
    const audit = await app.sql(`SELECT detail FROM audit_event WHERE school_id = $1 AND action = 'reviews.reminded'`, [
      school,
    ]);
    expect(audit).toEqual([{ detail: { people: 1 } }]);
  });

  it('are told of again when another one falls due, with all that wait', async () => {
    await does(teacher.staffId, 0, '2026-11-18');
    await does(teacher.staffId, 1, '2026-11-20');
    await passes('2026-11-18T09:00:00Z', '2026-11-20T09:00:00Z');
    expect(await bell(teacher)).toMatchObject([{ about: { reviews: 2 } }, { about: { reviews: 1 } }]);
  });

  it('wait at a weekend for the next school day', async () => {
    await does(teacher.staffId, 0, '2026-11-14');
    await passes('2026-11-14T09:00:00Z', '2026-11-15T09:00:00Z');
    expect(await bell(teacher)).toEqual([]);
    await passes('2026-11-16T09:00:00Z');
    expect(await bell(teacher)).toHaveLength(1);
  });

  it('are none of what has ended or was taken back', async () => {
    await does(teacher.staffId, 0, '2026-11-12', { ends_on: '2026-11-11' });
    await does(teacher.staffId, 1, '2026-11-12', { undone_at: '2026-11-11T09:00:00Z' });
    await passes('2026-11-12T09:00:00Z');
    expect(await bell(teacher)).toEqual([]);
  });

  it('are told of once when the job is delivered again, or by two at once', async () => {
    await does(teacher.staffId, 0, '2026-11-12');
    app.clock.set('2026-11-12T09:00:00Z');
    const promise = `INSERT INTO outbox (id, school_id, job, payload, created_at)
      VALUES (nextval('outbox_id'), $1, 'remind-reviews', '{}', $2)`;
    const run = (): Promise<number> => app.nest.get(JobHandlers).run('remind-reviews', school, {});
    await app.sql(promise, [school, app.clock.now()]);
    await Promise.all([run(), run(), run()]);
    await app.sql(promise, [school, app.clock.now()]);
    expect(await run()).toBe(1);
    await teacher.signIn(teacher.email, testPassword);
    expect(await bell(teacher)).toHaveLength(1);
  });
});
