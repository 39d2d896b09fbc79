import { newId } from '../core/time/new-id';
import type { FlagPageDto } from '../flags/flags.dto';
import type { PupilStoryDto } from '../pupils/pupils.dto';
import { seededSchool, type SeededSchool } from '../../test/seeded-school';
import { TestApp } from '../../test/test-app';
import type { ClassAnswerDto, ConcernDto, PupilConcernsDto } from './answers.dto';

describe('answers and concerns', () => {
  let app: TestApp;
  let school: SeededSchool;
  let senco: Awaited<ReturnType<TestApp['person']>>;
  let path: string;
  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  afterAll(() => app.stop());
  beforeEach(async () => {
    school = await seededSchool(app);
    senco = await app.person(school.id, 'senco');
    path = `/api/v1/schools/${school.id}`;
  });

  const flags = async (view = 'no-help'): Promise<FlagPageDto> =>
    (await senco.get<FlagPageDto>(`${path}/flags?view=${view}`)).body;
  const firstFlag = async (): Promise<FlagPageDto['rows'][number]> => {
    const [flag] = (await flags()).rows;
    if (!flag) throw new Error('The seeded school has no flag.');
    return flag;
  };
  const plan = { what: 'Pre-teach the words of each text', startsOn: '2026-12-16', reviewOn: '2027-01-20' };
  const answerIn = (flag: { id: string; version: number }, change: object = {}) =>
    senco.post<ClassAnswerDto>(`${path}/flags/${flag.id}/in-class`, { ...plan, ...change }, ifMatch(flag.version));
  const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });

  it('an answer in class counts as support, stops the clock, and is told in the list', async () => {
    const flag = await firstFlag();
    const before = (await flags()).counts;
    const made = await answerIn(flag);
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({ ...plan, flagId: flag.id, outcome: null, endsOn: null });
    const { rows, counts } = await flags('in-support');
    expect(rows.find(({ id }) => id === flag.id)?.inClass).toMatchObject({ what: plan.what, own: true });
    expect(counts.inSupport).toBe(before.inSupport + 1);
    expect(counts.pupilsWithoutHelp).toBeLessThanOrEqual(before.pupilsWithoutHelp);
  });

  it('is reviewed: it goes on with a new day, or ends', async () => {
    const made = (await answerIn(await firstFlag())).body;
    const review = (answer: ClassAnswerDto, body: object) =>
      senco.post<ClassAnswerDto>(`${path}/class-answers/${answer.id}/review`, body, ifMatch(answer.version));
    expect((await review(made, { outcome: 'go-on' })).status).toBe(400);
    const on = (await review(made, { outcome: 'go-on', reviewOn: '2027-02-01', note: 'It begins to show.' })).body;
    expect(on).toMatchObject({ reviewOn: '2027-02-01', outcome: 'go-on', endsOn: null });
    const ended = (await review(on, { outcome: 'enough' })).body;
    expect(ended).toMatchObject({ outcome: 'enough', endsOn: expect.any(String) });
    expect((await flags('no-help')).rows.map(({ id }) => id)).toContain(made.flagId);
  });

  it('counts who has nothing yet by class, and what is due to be looked at', async () => {
    const before = await flags();
    const flag = await firstFlag();
    const alone = before.rows.filter(({ pupil }) => pupil.id === flag.pupil.id).length === 1;
    const inClass = (page: FlagPageDto) =>
      page.nothingYet.find(({ className }) => className === flag.pupil.className)?.pupils ?? 0;
    const pupils = new Set(
      before.rows.filter(({ pupil }) => pupil.className === flag.pupil.className).map(({ pupil }) => pupil.id),
    );
    expect(inClass(before)).toBe(pupils.size);
    await answerIn(flag, { startsOn: '2026-09-01', reviewOn: '2026-09-02' });
    const after = await flags();
    expect(inClass(after)).toBe(pupils.size - (alone ? 1 : 0));
    expect([before.counts.reviewDue, after.counts.reviewDue]).toEqual([0, 1]);
  });

  it('a flag about attendance alone is not in the list of who needs help, unless it is severe', async () => {
    const flag = await firstFlag();
    const before = (await flags()).counts;
    const missing = async (kind: string) => {
      const reasons = [{ rule: 'attendance', version: 1, severity: 0.2, numbers: { kind, missedShare: 0.12 } }];
      await app.sql('UPDATE flag SET reasons = $3 WHERE school_id = $1 AND id = $2', [
        school.id,
        flag.id,
        JSON.stringify(reasons),
      ]);
      return flags();
    };
    const after = await missing('persistent');
    expect(after.rows.map(({ id }) => id)).not.toContain(flag.id);
    expect(after.counts).toMatchObject({ noHelp: before.noHelp - 1, attendance: before.attendance + 1 });
    expect((await flags('attendance')).rows.map(({ id }) => id)).toContain(flag.id);
    expect((await missing('severe')).rows.map(({ id }) => id)).toContain(flag.id);
  });

  it('stands in the pupil’s story with how it went', async () => {
    const flag = await firstFlag();
    const made = (await answerIn(flag)).body;
    await senco.post(
      `${path}/class-answers/${made.id}/review`,
      { outcome: 'not-enough', note: 'No change yet.' },
      ifMatch(made.version),
    );
    const story = (await senco.get<PupilStoryDto>(`${path}/pupils/${flag.pupil.id}`)).body;
    const told = story.flags?.find(({ id }) => id === flag.id);
    expect(told?.answers).toMatchObject([
      { id: made.id, what: plan.what, outcome: 'not-enough', reviewNote: 'No change yet.', own: true },
    ]);
    expect(told?.history.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['answered', 'reviewed']));
  });

  it('is refused on a stale page, without sense, and twice', async () => {
    const flag = await firstFlag();
    expect((await answerIn({ ...flag, version: flag.version + 1 })).status).toBe(412);
    expect((await answerIn(flag, { reviewOn: plan.startsOn })).status).toBe(422);
    expect((await answerIn(flag, { what: '  ' })).status).toBe(400);
    expect((await answerIn(flag)).status).toBe(201);
    expect((await answerIn({ ...flag, version: flag.version + 1 })).status).toBe(409);
  });

  it('is taken back by who gave it, and the flag stands as before', async () => {
    const flag = await firstFlag();
    const made = (await answerIn(flag)).body;
    const other = await app.person(school.id, 'senior-leader');
    const undo = (who: typeof senco, version: number) =>
      who.post(`${path}/class-answers/${made.id}/undo`, {}, ifMatch(version));
    expect((await undo(other, made.version)).status).toBe(409);
    expect((await undo(senco, made.version)).status).toBe(204);
    expect((await flags()).rows.map(({ id }) => id)).toContain(flag.id);
  });

  it('a concern makes a flag by itself, in words only those see who may read them, and closing it resolves the flag', async () => {
    const { pupil } = await firstFlag();
    const raised = await senco.post<ConcernDto>(`${path}/pupils/${pupil.id}/concerns`, {
      id: newId(),
      words: 'He has stopped putting his hand up.',
    });
    expect(raised.status).toBe(201);
    await app.finishJobs();
    const whole = async (): Promise<object[]> =>
      app.sql('SELECT state, reasons FROM flag WHERE school_id = $1 AND pupil_id = $2 AND subject_id IS NULL', [
        school.id,
        pupil.id,
      ]);
    expect(await whole()).toEqual([{ state: 'open', reasons: [expect.objectContaining({ rule: 'staff-concern' })] }]);
    const listed = (await flags()).rows.find(({ subjectId }) => subjectId === null);
    expect(listed).toMatchObject({ subjectName: null, pupil: { id: pupil.id } });
    expect(JSON.stringify(listed)).not.toContain('hand up');
    const { concerns } = (await senco.get<PupilConcernsDto>(`${path}/pupils/${pupil.id}/concerns`)).body;
    expect(concerns).toEqual([expect.objectContaining({ words: 'He has stopped putting his hand up.', own: true })]);
    const closed = await senco.post<ConcernDto>(
      `${path}/concerns/${raised.body.id}/close`,
      { why: 'Back to himself.' },
      ifMatch(raised.body.version),
    );
    expect(closed.status).toBe(200);
    await app.finishJobs();
    expect(await whole()).toEqual([expect.objectContaining({ state: 'resolved' })]);
  });

  it('a concern is taken back within the day by who raised it, and by nobody else', async () => {
    const { pupil } = await firstFlag();
    const raised = (
      await senco.post<ConcernDto>(`${path}/pupils/${pupil.id}/concerns`, { id: newId(), words: 'A worry.' })
    ).body;
    const other = await app.person(school.id, 'senior-leader');
    const undo = (who: typeof senco) => who.post(`${path}/concerns/${raised.id}/undo`, {}, ifMatch(raised.version));
    expect((await undo(other)).status).toBe(409);
    expect((await undo(senco)).status).toBe(204);
    const { concerns } = (await senco.get<PupilConcernsDto>(`${path}/pupils/${pupil.id}/concerns`)).body;
    expect(concerns).toEqual([]);
  });

  it('nobody raises a concern about a pupil they do not teach', async () => {
    const stranger = await app.person(school.id, 'teaching-assistant');
    const { pupil } = await firstFlag();
    expect(
      (await stranger.post(`${path}/pupils/${pupil.id}/concerns`, { id: newId(), words: 'A worry.' })).status,
    ).toBe(404);
  });
});
