import { givenClass, givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import type { PointsSetDto, PupilTargetsDto, TargetSubjectDto } from './targets.dto';

describe('what a pupil works to', () => {
  let app: TestApp;
  let school: number;
  let senco: Browser;
  let maths: number;
  let steps: number;
  let pupils: string[];
  const at = (path: string): string => `/api/v1/schools/${school}/${path}`;
  const amira = (): string => pupils[0] ?? '';
  const page = async (): Promise<PupilTargetsDto> =>
    (await senco.get<PupilTargetsDto>(at(`pupils/${amira()}/targets`))).body;
  const inMaths = async (): Promise<TargetSubjectDto> => {
    const found = (await page()).subjects.find(({ subjectId }) => subjectId === maths);
    if (!found) throw new Error('Maths is not on the page.');
    return found;
  };
  const target = (mark: string, more: object = {}) => ({
    pupilId: amira(),
    subjectId: maths,
    windowId: 20266,
    mark,
    ...more,
  });
  const setTargets = (...targets: object[]) => senco.put<PointsSetDto>(at('targets'), { targets });
  const workTo = (startsOn: string, more: object = {}) =>
    senco.put(at(`pupils/${amira()}/working-to`), {
      ...{ subjectId: maths, startsOn, yearGroup: 3, scaleId: null, reason: null, ...more },
    });

  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  beforeEach(async () => {
    school = await app.school(`School ${Math.random()}`);
    senco = await app.person(school, 'senco');
    await givenYears(app, school, 2026);
    maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
    steps = await givenSubject(app, school, 'Small steps', { kind: 'raw', least: 0, greatest: 12 });
    pupils = await givenPupils(app, school, 3, { cohortYear: 2021 });
  });
  afterAll(() => app.stop());

  it('keeps a target with who agreed it, and what it was before', async () => {
    await setTargets(target('28', { agreedWith: 'Amira and her mother', agreedOn: '2026-10-02' }));
    expect((await inMaths()).targets).toMatchObject([
      { windowId: 20266, value: 28, agreedWith: 'Amira and her mother', agreedOn: '2026-10-02', earlier: [] },
    ]);
    await setTargets(target('30'));
    await setTargets(target('30'));
    expect((await inMaths()).targets).toMatchObject([{ value: 30, agreedWith: null, earlier: [{ value: 28 }] }]);
    expect((await setTargets(target(''))).body).toEqual({ set: 0, removed: 1 });
    expect((await inMaths()).targets).toEqual([]);
    const kept = await app.sql('SELECT value FROM target_history WHERE school_id = $1 ORDER BY id', [school]);
    expect(kept).toEqual([{ value: 28 }, { value: 30 }]);
  });

  it('sets a whole class’s targets at once: all, or none and each cell that is wrong', async () => {
    const grid = (marks: string[]) => pupils.map((pupilId, i) => ({ ...target(marks[i] ?? ''), pupilId }));
    expect((await setTargets(...grid(['20', '21', '22']))).body).toEqual({ set: 3, removed: 0 });
    const refused = await setTargets(...grid(['30', '41', 'A']));
    expect(refused.status).toBe(422);
    expect(refused.body).toMatchObject({ errors: [{ field: 'targets.1.mark' }, { field: 'targets.2.mark' }] });
    const values = await app.sql<{ value: number }>('SELECT value FROM target WHERE school_id = $1 ORDER BY 1', [
      school,
    ]);
    expect(values.map(({ value }) => value)).toEqual([20, 21, 22]);
    expect((await setTargets(target('20'), target('21'))).status).toBe(422);
    expect((await setTargets(target('20', { windowId: 20996 }))).status).toBe(422);
  });

  it('reads a target on the scale the pupil works to when the window is due', async () => {
    await workTo('2026-09-07', { yearGroup: null, scaleId: steps });
    expect((await setTargets(target('20'))).status).toBe(422);
    expect((await setTargets(target('9'))).status).toBe(200);
    expect((await inMaths()).targets).toMatchObject([{ scaleId: steps, value: 9 }]);
    expect(await inMaths()).toMatchObject({ scaleId: steps, yearGroup: 5 });
  });

  it('keeps forecasts as somebody gave them', async () => {
    const forecast = (mark: string) => senco.put<PointsSetDto>(at('forecasts'), { forecasts: [target(mark)] });
    expect((await forecast('25')).body).toEqual({ set: 1, removed: 0 });
    expect((await forecast('25')).body).toEqual({ set: 0, removed: 0 });
    expect((await inMaths()).forecasts).toMatchObject([{ windowId: 20266, value: 25 }]);
    expect((await forecast('')).body).toEqual({ set: 0, removed: 1 });
  });

  it('works to another year from a day, until a day; what held before ends the day before', async () => {
    await workTo('2026-09-07', { reason: 'Arrived with gaps' });
    await workTo('2026-10-05', { yearGroup: 4 });
    const spans = async () => (await inMaths()).workingTo.map((one) => [one.startsOn, one.endsOn, one.yearGroup]);
    expect(await spans()).toEqual([
      ['2026-10-05', null, 4],
      ['2026-09-07', '2026-10-04', 3],
    ]);
    const put = (path: string, body: object) => senco.put(at(`pupils/${amira()}/working-to/${path}`), body);
    expect((await put('taken-back', { subjectId: maths, startsOn: '2026-10-05' })).status).toBe(204);
    expect(await spans()).toEqual([['2026-09-07', null, 3]]);
    expect((await put('end', { subjectId: maths, endsOn: '2026-09-01' })).status).toBe(422);
    expect((await put('end', { subjectId: maths, endsOn: '2026-12-18' })).status).toBe(204);
    expect(await spans()).toEqual([['2026-09-07', '2026-12-18', 3]]);
    expect((await put('end', { subjectId: steps, endsOn: '2026-12-18' })).status).toBe(422);
  });

  describe('that ended by mistake', () => {
    const put = (path: string, body: object) =>
      senco.put<{ title: string }>(at(`pupils/${amira()}/working-to/${path}`), body);
    const reopen = (more: object = {}) =>
      put('reopened', { subjectId: maths, startsOn: '2026-09-07', endedOn: '2026-10-23', endsOn: null, ...more });
    const ends = async () => (await inMaths()).workingTo.map(({ endsOn }) => endsOn);

    beforeEach(async () => {
      await workTo('2026-09-07', { yearGroup: null, scaleId: steps });
      await put('end', { subjectId: maths, endsOn: '2026-10-23' });
    });

    it('goes on as if it had not ended', async () => {
      expect((await reopen()).status).toBe(204);
      expect(await ends()).toEqual([null]);
      expect((await reopen()).status).toBe(204);
      expect((await reopen({ endedOn: '2026-10-22', endsOn: '2026-12-18' })).status).toBe(409);
      expect(await ends()).toEqual([null]);
    });

    it('stays ended where something came since, and says what', async () => {
      await setTargets(target('20'));
      const refused = await reopen();
      expect([refused.status, refused.body.title]).toEqual([409, '1 target stands since then on the class’s scale']);
      expect((await reopen({ endsOn: '2027-04-01' })).status).toBe(204);
      await put('end', { subjectId: maths, endsOn: '2026-10-23' });
      await setTargets(target(''));
      await workTo('2026-11-02', { yearGroup: 4 });
      expect((await reopen()).status).toBe(409);
      expect(await ends()).toEqual([null, '2026-10-23']);
    });
  });

  it('puts an earlier entry before a later one', async () => {
    await workTo('2026-10-05', { yearGroup: 4 });
    await workTo('2026-09-07');
    expect((await inMaths()).workingTo.map((one) => [one.startsOn, one.endsOn])).toEqual([
      ['2026-10-05', null],
      ['2026-09-07', '2026-10-04'],
    ]);
  });

  it('is not to nothing, nor in a subject or on a scale that is not there', async () => {
    expect((await workTo('2026-09-07', { yearGroup: null })).status).toBe(422);
    expect((await workTo('2026-09-07', { subjectId: 999 })).status).toBe(422);
    expect((await workTo('2026-09-07', { scaleId: 999 })).status).toBe(422);
    expect((await workTo('07/09/2026')).status).toBe(400);
  });

  it('is said of the own pupils only, and looked at by whoever sees their results', async () => {
    const teacher = await app.person(school, 'class-teacher');
    expect((await teacher.put(at('targets'), { targets: [target('20')] })).status).toBe(404);
    expect((await teacher.get(at(`pupils/${amira()}/targets`))).status).toBe(404);
    const governor = await app.person(school, 'governor');
    expect((await governor.get(at(`pupils/${amira()}/targets`))).status).toBe(403);
    const looks = async () =>
      (await app.sql(`SELECT 1 FROM audit_event WHERE action = 'targets.read' AND school_id = $1`, [school])).length;
    const before = await looks();
    expect((await page()).canWrite).toBe(true);
    expect(await looks()).toBe(before + 1);
  });

  it('is said in the subjects one teaches the pupil, and in no others', async () => {
    const teacher = await app.person(school, 'class-teacher');
    const set = await givenClass(app, school, { name: '5 Maths 1', startYear: 2026, pupils, staffId: teacher.staffId });
    await app.sql(`UPDATE class SET kind = 'set', subject_id = $3 WHERE school_id = $1 AND id = $2`, [
      school,
      set,
      maths,
    ]);
    const mine = target('20');
    const others = { ...target('5'), subjectId: steps };
    expect((await teacher.put(at('targets'), { targets: [mine] })).status).toBe(200);
    expect((await teacher.put(at('targets'), { targets: [others] })).status).toBe(404);
    expect((await teacher.put(at('forecasts'), { forecasts: [others] })).status).toBe(404);
    expect((await setTargets(others)).status).toBe(200);
  });
});
