import { givenClass, givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { api } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import type { Problem } from '../core/http/problem';
import type { RuleSettingsDto } from './rule-settings.dto';
import type { RuleTrialDto, TrialChangesDto } from './rule-trials.dto';

type Person = Awaited<ReturnType<TestApp['person']>>;
interface World {
  school: number;
  reading: number;
  pupils: string[];
  head: Person;
  at: (path: string) => string;
}

describe('the rules of a school', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  }, 60_000);
  afterAll(() => app.stop());

  /** Year 5 in reading over a year and a half: marks from 71 up in steps of two, two classes. */
  async function world(): Promise<World> {
    app.clock.set('2026-12-16T10:00:00Z');
    const school = await app.school();
    await givenYears(app, school, 2025, 2026);
    const reading = await givenSubject(app, school, 'Reading');
    const pupils = await givenPupils(app, school, 24, { cohortYear: 2021 });
    for (const window of [20252, 20254, 20256, 20262]) {
      await givenResults(app, school, { subject: reading, window, pupils, marks: pupils.map((_, i) => 71 + 2 * i) });
    }
    await givenClass(app, school, { name: '5 Ash', startYear: 2026, pupils: pupils.slice(0, 8) });
    await givenClass(app, school, { name: '5 Elm', startYear: 2026, pupils: pupils.slice(8, 23) });
    const head = await app.person(school, 'senior-leader');
    return { school, reading, pupils, head, at: (path) => api(school, path) };
  }
  const settings = async ({ head, at }: World): Promise<RuleSettingsDto> =>
    (await head.get<RuleSettingsDto>(at('rule-settings'))).body;
  const draftOf = (standardised: number) => ({
    settings: { all: { 'below-expected': { standardised } }, phases: {} },
  });
  const match = (version: number) => ({ 'if-match': `"${version}"` });
  const save = ({ head, at }: World, version: number, body: object = draftOf(91)) =>
    head.put<Problem>(at('rule-settings/draft'), body, match(version));
  const version = async (given: World): Promise<number> => (await settings(given)).draft?.version ?? 0;
  async function tryOut(given: World): Promise<RuleTrialDto> {
    const id = newId();
    await given.head.post(given.at('rule-trials'), { id }, match(await version(given)));
    await app.finishJobs();
    return (await given.head.get<RuleTrialDto>(given.at(`rule-trials/${id}`))).body;
  }
  const switchOn = async ({ head, at }: World, on: number, note?: string) =>
    head.post<Problem>(at('rule-settings/draft/switch-on'), note ? { note } : {}, match(on));
  const flagged = async ({ school }: World): Promise<number> =>
    (await app.sql(`SELECT 1 FROM flag WHERE school_id = $1 AND state <> 'resolved'`, [school])).length;

  it('are as shipped at first, each with its defaults and bounds, in the phases of the school', async () => {
    const found = await settings(await world());
    expect(found).toMatchObject({
      inUse: { number: 0, settings: { all: {}, phases: {} } },
      ...{ draft: null, trial: null, versions: [], phases: ['early-years', 'ks1', 'ks2'] },
      weight: { name: 'weight', default: 1, least: 0.5, most: 1.5, step: 0.25 },
    });
    expect(found.rules).toHaveLength(14);
    expect(found.rules.find(({ key }) => key === 'below-expected')?.settings[0]).toEqual({
      ...{ name: 'standardised', default: 85, least: 70, most: 110, step: 1 },
    });
    expect(found.rules.find(({ key }) => key === 'slower-than-own-rate')?.settings).toEqual([]);
  });

  it('are drafted without changing a flag; a draft says who changed it, and what says nothing is left out', async () => {
    const given = await world();
    const body = { settings: { all: { attendance: {} }, phases: { ks2: { 'strand-gap': { gap: 2 } }, ks1: {} } } };
    expect((await save(given, 0, body)).status).toBe(204);
    const { draft, inUse } = await settings(given);
    expect(draft).toMatchObject({
      settings: { all: {}, phases: { ks2: { 'strand-gap': { gap: 2 } } } },
      ...{ number: 1, version: 1, by: expect.stringContaining('Staff-'), triedOut: false },
    });
    expect(inUse.number).toBe(0);
    expect(await app.sql('SELECT 1 FROM outbox')).toEqual([]);
  });

  it('are refused with the place and plain words where no rule knows them or they are out of bounds', async () => {
    const given = await world();
    const { status, body } = await save(given, 0, {
      settings: {
        all: { 'below-expected': { standardised: 140, depth: 3 }, nonsense: {}, attendance: { enabled: 'no' } },
        phases: { ks2: { 'strand-gap': { gap: '2' } }, ks9: {}, ks1: [1] },
      },
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual([
      {
        field: 'settings.all.below-expected.standardised',
        message: 'It can go from 70 to 110: beyond that the rule would say something else than its name.',
      },
      { field: 'settings.all.below-expected.depth', message: 'This rule has no such setting.' },
      { field: 'settings.all.nonsense', message: 'There is no such rule, or nothing is said of it.' },
      { field: 'settings.all.attendance.enabled', message: 'A rule is on or off: true or false.' },
      { field: 'settings.phases.ks2.strand-gap.gap', message: 'Give a number from 0.5 to 3.' },
      expect.objectContaining({ field: expect.stringMatching(/ks9/) }),
      expect.objectContaining({ field: expect.stringMatching(/ks1/) }),
    ]);
    expect((await settings(given)).draft).toBeNull();
    expect((await save(given, 0, { settings: { all: 3, phases: [] } })).status).toBe(422);
    expect((await save(given, 0, { settings: { all: { __proto__: {} }, phases: null } })).status).toBe(422);
  });

  it('of two people who change a draft keep the first; a draft put aside is not overwritten by who still sees it', async () => {
    const given = await world();
    const other = await app.person(given.school, 'senco');
    const both = await Promise.all([
      save(given, 0, draftOf(88)),
      other.put(given.at('rule-settings/draft'), draftOf(90), match(0)),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 412]);
    expect((await given.head.put(given.at('rule-settings/draft'), draftOf(90))).status).toBe(428);
    const seen = await version(given);
    await save(given, seen, draftOf(87));
    expect((await other.delete(given.at('rule-settings/draft'), match(seen))).status).toBe(412);
    expect((await other.delete(given.at('rule-settings/draft'), match(await version(given)))).status).toBe(204);
    expect((await settings(given)).draft).toBeNull();
    expect((await other.delete(given.at('rule-settings/draft'), match(1))).status).toBe(404);
    // The next draft has a version nobody has seen before.
    await save(given, 0, draftOf(89));
    expect((await save(given, seen, draftOf(70))).status).toBe(412);
    expect((await settings(given)).draft?.settings.all).toEqual({ 'below-expected': { standardised: 89 } });
  });

  it('are tried out: who is added and dropped, by class, and what later results said beside all pupils', async () => {
    const given = await world();
    await save(given, 0, {
      settings: { all: { 'below-expected': { standardised: 91 }, 'gap-not-closing': { enabled: false } }, phases: {} },
    });
    const { status, findings, done, total } = await tryOut(given);
    expect([status, done, total]).toEqual(['done', 1, 1]);
    // Below 85 are seven (71 … 83), below 91 ten; three of them are in the second class.
    const [first] = findings?.windows ?? [];
    const count = (flags: number) => ({ flags, pupils: flags });
    expect(findings?.comparedWith).toBe(0);
    expect(findings?.windows.map(({ windowId }) => windowId)).toEqual([20252, 20254, 20256, null]);
    expect(first).toMatchObject({ inUse: count(7), draft: count(10), added: count(3), dropped: count(0) });
    // Autumn 2 a year later: the lowest fifth of 24 (type 7: place 5.6) are five.
    expect(first?.later).toEqual({
      windowId: 20262,
      everybody: { results: 24, low: 5 },
      inUse: { results: 7, low: 5 },
      draft: { results: 10, low: 5 },
      added: { results: 3, low: 0 },
      dropped: { results: 0, low: 0 },
    });
    expect(findings?.windows.at(-1)).toMatchObject({ added: count(3), later: null, moved: 7 });
    expect(findings?.classes.map(({ classId: _, ...one }) => one)).toEqual([
      { className: '5 Ash', inUse: 7, draft: 8, added: 1, dropped: 0 },
      { className: '5 Elm', inUse: 0, draft: 2, added: 2, dropped: 0 },
    ]);
    expect((await settings(given)).draft?.triedOut).toBe(true);
    expect(await flagged(given)).toBe(0);
  });

  it('name whom they would add to those who may see the pupil, and write down who looked', async () => {
    const given = await world();
    await save(given, 0);
    const { id } = await tryOut(given);
    const { body } = await given.head.get<TrialChangesDto>(given.at(`rule-trials/${id}/changes?limit=2`));
    expect(body).toMatchObject({ total: 3, notShown: 0 });
    expect(body.rows).toEqual([
      {
        ...{ pupilId: given.pupils[7], forename: 'Forename8', surname: 'Surname008', yearGroup: 5, className: '5 Ash' },
        ...{
          subjectId: given.reading,
          subjectName: 'Reading',
          change: 'added',
          rules: ['below-expected'],
        },
      },
      expect.objectContaining({ pupilId: given.pupils[8], className: '5 Elm' }),
    ]);
    const [read] = await app.sql<{ subject_ids: string[] }>(
      `SELECT subject_ids FROM audit_event WHERE school_id = $1 AND action = 'rule-trial.read'`,
      [given.school],
    );
    expect(read?.subject_ids.sort()).toEqual([given.pupils[7], given.pupils[8]].sort());
    const then = await given.head.get<TrialChangesDto>(given.at(`rule-trials/${id}/changes?windowId=20252`));
    expect(then.body.rows.map(({ rules }) => rules)).toEqual(Array.from({ length: 3 }, () => ['below-expected']));
    expect((await given.head.get(given.at(`rule-trials/${newId()}/changes`))).status).toBe(404);
  });

  it('are switched on after they were tried out, bring the flags up to date, and can be switched back', async () => {
    const given = await world();
    await save(given, 0);
    const untried = await switchOn(given, await version(given));
    expect([untried.status, untried.body.title]).toEqual([409, 'This draft was not tried out yet']);
    await tryOut(given);
    // Changed after it was tried: tried again first.
    await save(given, await version(given), draftOf(90));
    expect((await switchOn(given, await version(given))).status).toBe(409);
    await save(given, await version(given));
    await tryOut(given);
    expect((await switchOn(given, await version(given), 'New reading test')).status).toBe(204);
    await app.finishJobs();
    expect(await flagged(given)).toBe(10);
    const on = await settings(given);
    expect(on).toMatchObject({ draft: null, inUse: { number: 1, settings: draftOf(91).settings } });
    expect(on.versions).toEqual([
      expect.objectContaining({ number: 1, state: 'in-use', note: 'New reading test', by: expect.stringMatching(/./) }),
    ]);

    const back = (number: number, inUse: number) =>
      given.head.post(given.at('rule-settings/switch-back'), { number }, match(inUse));
    expect((await back(0, 0)).status).toBe(412);
    expect((await back(7, 1)).status).toBe(404);
    expect((await back(0, 1)).status).toBe(204);
    await app.finishJobs();
    expect(await flagged(given)).toBe(7);
    const { inUse, versions } = await settings(given);
    expect(inUse).toEqual({ number: 2, settings: { all: {}, phases: {} } });
    expect(versions.map(({ number, state }) => [number, state])).toEqual([
      [2, 'in-use'],
      [1, 'replaced'],
    ]);
    // Flags keep by which version they were found.
    expect(
      await app.sql('SELECT DISTINCT settings_version FROM flag WHERE school_id = $1', [given.school]),
    ).not.toEqual([]);
  });

  it('are not switched on by a try-out against rules that no longer hold', async () => {
    const given = await world();
    await save(given, 0);
    await tryOut(given);
    await switchOn(given, await version(given));
    await save(given, 0, draftOf(80));
    await tryOut(given);
    expect((await settings(given)).draft?.triedOut).toBe(true);
    await given.head.post(given.at('rule-settings/switch-back'), { number: 0 }, match(1));
    expect((await settings(given)).draft?.triedOut).toBe(false);
    expect((await switchOn(given, await version(given))).status).toBe(409);
  });

  it('a try-out sent twice is one; a newer one, or Stop, ends it and leaves nothing waiting', async () => {
    const given = await world();
    await save(given, 0);
    const [first, second] = [newId(), newId()];
    const start = (id: string) => given.head.post(given.at('rule-trials'), { id }, match(1));
    expect([(await start(first)).status, (await start(first)).status]).toEqual([202, 202]);
    expect(await app.sql('SELECT 1 FROM outbox WHERE school_id = $1', [given.school])).toHaveLength(1);
    await start(second);
    const stop = () => given.head.post(given.at(`rule-trials/${second}/stop`));
    expect([(await stop()).status, (await stop()).status]).toEqual([204, 204]);
    await app.finishJobs();
    const states = await app.sql(
      `SELECT id, status, findings FROM rule_trial WHERE school_id = $1 ORDER BY asked_at, id`,
      [given.school],
    );
    expect(states.map(({ status, findings }) => [status, findings])).toEqual([
      ['cancelled', null],
      ['cancelled', null],
    ]);
    expect(await app.sql('SELECT 1 FROM outbox WHERE school_id = $1', [given.school])).toEqual([]);
    const { id } = await tryOut(given);
    expect((await given.head.post(given.at(`rule-trials/${id}/stop`))).status).toBe(409);
  });

  it('are not for teachers, and not for the people of another school', async () => {
    const given = await world();
    await save(given, 0);
    const { id } = await tryOut(given);
    const teacher = await app.person(given.school, 'class-teacher', 'subject-leader', 'data-manager');
    const elsewhere = await app.person(await app.school('Otherfield'), 'senior-leader');
    for (const path of ['rule-settings', `rule-trials/${id}`, `rule-trials/${id}/changes`]) {
      expect((await teacher.get(given.at(path))).status).toBe(403);
      expect((await elsewhere.get(given.at(path))).status).toBeGreaterThanOrEqual(403);
    }
    expect((await switchOn({ ...given, head: teacher }, 1)).status).toBe(403);
  });
});
