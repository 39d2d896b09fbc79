import { givenClass, givenGroup, givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import { AnalyseSchool } from '../flags/analyse-school';
import type { HomeDto } from './home.dto';

describe('the first page', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(() => app.clock.set('2026-12-08T09:00:00Z'));

  const home = async (person: Browser, school: number): Promise<HomeDto> => {
    const answer = await person.get<HomeDto>(`/api/v1/schools/${school}/home`);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  /** Autumn 2 is open; reading is asked of Year 5; `low` of its 24 pupils are low. */
  async function schoolInDecember(low: number) {
    const school = await app.school();
    await givenYears(app, school, 2025, 2026);
    const reading = await givenSubject(app, school, 'Reading');
    const pupils = await givenPupils(app, school, 24, { cohortYear: 2021 });
    await givenPupils(app, school, 24, { cohortYear: 2022 });
    for (const [w, window] of [20254, 20256].entries()) {
      const marks = pupils.map((_, i) => (i < low ? 74 + i : 93 + ((i * 7) % 25) + ((i * 5 + w * w) % 3)));
      await givenResults(app, school, { subject: reading, window, pupils, marks });
    }
    await app.sql(`INSERT INTO window_subject VALUES ($1, 20262, $2, '{5}')`, [school, reading]);
    await app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });
    return { school, reading, pupils };
  }

  it('shows a teacher the marks to give of the own class and the flags in reach', async () => {
    const { school, reading, pupils } = await schoolInDecember(4);
    const teacher = await app.person(school, 'class-teacher');
    await givenClass(app, school, {
      name: '5 Hazel',
      startYear: 2026,
      pupils: pupils.slice(0, 12),
      staffId: teacher.staffId,
    });
    await givenClass(app, school, { name: '10 Birch', startYear: 2026, pupils: pupils.slice(12) });
    await givenResults(app, school, {
      subject: reading,
      window: 20262,
      pupils: pupils.slice(0, 5),
      marks: [90, 90, 90, 90, 90],
    });
    const page = await home(teacher, school);
    expect(page.collections).toEqual([
      expect.objectContaining({ className: '5 Hazel', subjectName: 'Reading', windowId: 20262, done: 5, total: 12 }),
    ]);
    expect(page.flags).toMatchObject({ noHelp: 4, pupilsWithoutHelp: 4 });
    expect(page.imports).toBeNull();
    expect(page.classes).toEqual([
      expect.objectContaining({ className: '5 Hazel', own: true, needHelp: 4, withNone: 4 }),
    ]);
    expect([page.alerts, page.speed]).toEqual([null, null]);
    const head = await home(await app.person(school, 'senior-leader'), school);
    expect(head.collections?.map(({ className }) => className)).toEqual(['5 Hazel', '10 Birch']);
    expect(head.reviews).toEqual([]);
    expect(head.classes?.map(({ className, own, needHelp }) => [className, own, needHelp])).toEqual([
      ['10 Birch', false, 0],
      ['5 Hazel', false, 4],
    ]);
    expect(head.alerts).toEqual({ open: 0, answered: 0 });
    expect(head.speed?.halfTerms.at(-1)).toMatchObject({ halfTerm: 'AUT2' });
  });

  it('shows a teaching assistant the sessions they lead today, and those of nobody else', async () => {
    const { school, reading, pupils } = await schoolInDecember(4);
    const assistant = await app.person(school, 'teaching-assistant');
    const dates = { from: '2026-11-02', to: '2026-12-18' };
    const mine = await givenGroup(app, school, {
      name: 'Word reading',
      subject: reading,
      pupils: pupils.slice(0, 3),
      leaderId: assistant.staffId,
      ...dates,
    });
    const other = await givenGroup(app, school, {
      name: 'Inference',
      subject: reading,
      pupils: pupils.slice(3, 6),
      ...dates,
    });
    for (const [group, day] of [
      [mine, '2026-12-08'],
      [mine, '2026-12-09'],
      [other, '2026-12-08'],
    ]) {
      await app.sql(
        `INSERT INTO group_session (school_id, id, group_id, held_on, starts_at, minutes, status, version)
         VALUES ($1, $2, $3, $4, '09:10', 20, 'planned', 1)`,
        [school, newId(), group, day],
      );
    }
    const page = await home(assistant, school);
    expect(page.sessions?.map(({ groupName, startsAt, mine: led }) => [groupName, startsAt, led])).toEqual([
      ['Word reading', '09:10', true],
    ]);
    expect(page.sessions?.[0]?.pupils.map(({ id }) => id).sort()).toEqual(pupils.slice(0, 3).sort());
    expect(page.flags).toBeNull();
    expect(page.collections).toBeNull();

    const senco = await home(await app.person(school, 'senco'), school);
    expect(senco.sessions?.map(({ groupName }) => groupName)).toEqual(['Inference', 'Word reading']);
    expect(senco.flags).toMatchObject({ inSupport: 4 });
    expect(senco.reviews).toEqual([]);
    app.clock.set('2026-12-14T09:00:00Z');
    const later = await home(await app.person(school, 'senco'), school);
    expect(later.reviews?.map(({ groupName }) => groupName)).toEqual(['Inference', 'Word reading']);
  });

  it('gives a governor numbers only, and none that could point to a child', async () => {
    const { school } = await schoolInDecember(7);
    const governor = await app.person(school, 'governor');
    const page = await home(governor, school);
    expect(page).toMatchObject({ flags: null, collections: null, sessions: null, reviews: null, imports: null });
    expect(page.totals.pupils).toEqual({ value: 48, hidden: null });
    expect(page.totals.needHelp).toEqual({ value: 7, hidden: null });
    expect(page.totals.years.map(({ yearGroup, needHelp }) => [yearGroup, needHelp.hidden])).toEqual([
      [4, 'too-small'],
      [5, 'gives-away'],
    ]);
    expect(page.totals.inSupport).toEqual({ value: null, hidden: 'too-small' });

    const few = await schoolInDecember(4);
    const hidden = await home(await app.person(few.school, 'governor'), few.school);
    expect(hidden.totals.needHelp).toEqual({ value: null, hidden: 'too-small' });
    expect(hidden.totals.years.map(({ needHelp }) => needHelp)).toEqual([
      { value: null, hidden: 'too-small' },
      { value: null, hidden: 'too-small' },
    ]);
  });

  it('says what a data manager left unfinished', async () => {
    const { school } = await schoolInDecember(1);
    const manager = await app.person(school, 'data-manager');
    for (const [name, status] of [
      ['marks.csv', 'checked'],
      ['old.csv', 'applied'],
    ]) {
      await app.sql(
        `INSERT INTO import_run (school_id, id, status, file_name, file_hash, format, answers, effects_kept, leave_out_invalid, done, total,
                                 cancel_requested, created_at, version)
         VALUES ($1, $2, $3, $4, '', 'csv', '{}', false, false, 0, 0, false, now(), 1)`,
        [school, newId(), status, name],
      );
    }
    const page = await home(manager, school);
    expect(page.imports?.map(({ fileName }) => fileName)).toEqual(['marks.csv']);
    expect(page.analysis).toMatchObject({ waiting: false, run: { status: 'done' } });
  });
});
