import { givenClass, givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { TestApp, testPassword } from '../../test/test-app';
import type { WindowDto } from '../assessments/assessments.dto';
import { JobHandlers } from '../core/jobs/job-handlers';
import { Recurring } from '../core/jobs/recurring';
import type { NoticeDto, NoticePageDto } from '../notices/notices.dto';
import type { RemindedDto, WindowCollectionDto } from './windows.dto';

const window = 20262;

describe('a window that reminds by itself', () => {
  let app: TestApp;
  let school: number;
  let reading: number;
  let pupils: string[];
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let teacher: Person;
  let other: Person;
  let manager: Person;

  beforeAll(async () => {
    app = await TestApp.start();
    app.nest.get(JobHandlers).find();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-12-01T08:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    reading = await givenSubject(app, school, 'Reading');
    pupils = await givenPupils(app, school, 6, { cohortYear: 2021 });
    teacher = await app.person(school, 'class-teacher');
    other = await app.person(school, 'class-teacher');
    manager = await app.person(school, 'data-manager');
    const five = (name: string, of: string[], staffId: string): Promise<string> =>
      givenClass(app, school, { name, startYear: 2026, pupils: of, staffId });
    await five('5 Hazel', pupils.slice(0, 4), teacher.staffId);
    await five('5 Birch', pupils.slice(4), other.staffId);
    await set({});
  });

  const at = (path: string): string => `/api/v1/schools/${school}/${path}`;
  async function set(given: object): Promise<void> {
    const windows = (await manager.get<WindowDto[]>(at('windows'))).body;
    const body = {
      ...{ kind: 'full', opensOn: '2026-12-01', dueOn: '2026-12-11', locksOn: '2026-12-18' },
      ...{ subjects: [{ subjectId: reading, yearGroups: [5] }], ...given },
    };
    const version = windows.find(({ id }) => id === window)?.version ?? 0;
    const { status } = await manager.put(at(`windows/${window}`), body, { 'if-match': `"${version}"` });
    expect(status).toBe(200);
  }
  /** Everybody comes back at a later time. */
  async function comes(time: string): Promise<void> {
    app.clock.set(time);
    for (const who of [teacher, other, manager]) await who.signIn(who.email, testPassword);
  }
  /** The queue process does what is due at each of these times. */
  async function passes(...times: string[]): Promise<void> {
    for (const time of times) {
      await comes(time);
      await app.nest.get(Recurring).promiseDue();
      await app.finishJobs();
    }
  }
  const bell = async (who: Browser): Promise<NoticeDto[]> => (await who.get<NoticePageDto>(at('notices'))).body.items;
  const enters = (who: Browser, of: string[], text: string): Promise<unknown> =>
    who.put(at('results'), {
      marks: of.map((pupilId) => ({
        ...{ pupilId, subjectId: reading, windowId: window, mark: text },
        previous: { value: null, code: null },
      })),
    });
  const reminders = async (who: Browser = manager): Promise<WindowCollectionDto['reminders']> =>
    (await who.get<WindowCollectionDto>(at(`windows/${window}/collection`))).body.reminders;

  it('tells who has marks to enter three school days before they are due and on the school day after, once each', async () => {
    await passes('2026-12-07T09:00:00Z');
    expect(await bell(teacher)).toEqual([]);
    await passes('2026-12-08T00:30:00Z', '2026-12-08T14:00:00Z', '2026-12-09T09:00:00Z');
    expect(await bell(teacher)).toMatchObject([
      { kind: 'marks-due', about: { classes: ['5 Hazel'], missing: 4, dueOn: '2026-12-11' } },
    ]);
    // Nobody hears of a class that is somebody else's.
    expect(JSON.stringify(await bell(teacher))).not.toContain('Birch');
    expect(await bell(manager)).toEqual([]);
    await enters(teacher, pupils.slice(0, 4), '100');
    await passes('2026-12-12T09:00:00Z', '2026-12-13T09:00:00Z');
    expect(await bell(other)).toHaveLength(1);
    await passes('2026-12-14T09:00:00Z', '2026-12-15T09:00:00Z', '2026-12-21T09:00:00Z');
    expect([(await bell(teacher)).length, (await bell(other)).length]).toEqual([1, 2]);
    const audit = await app.sql(
      `SELECT account_id, why, detail FROM audit_event WHERE school_id = $1 AND action = 'window.reminded' ORDER BY id`,
      [school],
    );
    expect(audit).toEqual([
      { account_id: null, why: 'by itself', detail: { step: 'before', people: 2, unfinished: 2, withoutTeacher: 0 } },
      { account_id: null, why: 'by itself', detail: { step: 'after', people: 1, unfinished: 1, withoutTeacher: 0 } },
    ]);
  });

  it('gives nothing twice when the job is delivered again, or by two at once', async () => {
    await comes('2026-12-08T09:00:00Z');
    const promise = `INSERT INTO outbox (id, school_id, job, payload, created_at)
      VALUES (nextval('outbox_id'), $1, 'remind-teachers', '{}', $2)`;
    const run = (): Promise<number> => app.nest.get(JobHandlers).run('remind-teachers', school, {});
    await app.sql(promise, [school, app.clock.now()]);
    await Promise.all([run(), run(), run()]);
    await app.sql(promise, [school, app.clock.now()]);
    expect(await run()).toBe(1);
    expect([(await bell(teacher)).length, (await bell(other)).length]).toEqual([1, 1]);
  });

  it('reaches on a later day whoever could not be reached on the first, as after a weekend without a server', async () => {
    await passes('2026-12-10T09:00:00Z');
    expect(await bell(teacher)).toHaveLength(1);
    await passes('2026-12-11T09:00:00Z');
    expect(await bell(teacher)).toHaveLength(1);
  });

  it('is silent once it is switched off, for whoever may', async () => {
    const put = (who: Browser, byItself: boolean) => who.put(at(`windows/${window}/reminders`), { byItself });
    expect((await put(teacher, false)).status).toBe(403);
    expect((await put(manager, false)).status).toBe(204);
    expect((await manager.put(at('windows/19911/reminders'), { byItself: false })).status).toBe(404);
    await passes('2026-12-08T09:00:00Z');
    expect(await bell(teacher)).toEqual([]);
    expect((await reminders()).byItself).toBe(false);
    await put(manager, true);
    await passes('2026-12-08T11:00:00Z');
    expect(await bell(teacher)).toHaveLength(1);
  });

  it('says when it reminds and how many it has reminded', async () => {
    await enters(teacher, pupils.slice(0, 4), '100');
    await passes('2026-12-08T09:00:00Z');
    expect(await reminders()).toEqual({
      byItself: true,
      steps: [
        { step: 'before', from: '2026-12-08', until: '2026-12-11', people: 1 },
        { step: 'after', from: '2026-12-14', until: '2026-12-18', people: 0 },
      ],
    });
  });

  it('does not say again what somebody has been reminded of today by hand, nor the other way round', async () => {
    const byHand = async (): Promise<number> =>
      (await manager.post<RemindedDto>(at(`windows/${window}/reminders`), {})).body.people;
    await comes('2026-12-08T07:00:00Z');
    expect(await byHand()).toBe(2);
    await passes('2026-12-08T09:00:00Z');
    expect(await bell(teacher)).toHaveLength(1);
    await passes('2026-12-14T09:00:00Z');
    expect(await bell(teacher)).toHaveLength(2);
    expect(await byHand()).toBe(0);
  });

  it('asks nothing about a subject that is retired meanwhile', async () => {
    await manager.put(at(`subjects/${reading}/retired`), { retired: true });
    await passes('2026-12-08T09:00:00Z');
    expect(await bell(teacher)).toEqual([]);
  });
});
