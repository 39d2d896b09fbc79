import { givenClass, givenPupils, givenSubject, givenYears } from '../../../test/builders';
import { TestApp, testPassword } from '../../../test/test-app';
import type { MarkChangeDto, MarksTakenBackDto, SavedResultsDto } from './marks.dto';

const window = 20262;

describe("taking back one's own marks of the last hour", () => {
  let app: TestApp;
  let school: number;
  let maths: number;
  let pupils: string[];
  let classId: string;
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let teacher: Person;
  let colleague: Person;
  const at = (path: string): string => `/api/v1/schools/${school}${path}`;

  const save = async (by: Person, pupil: number, mark: string, previous: number | null, note?: string) => {
    const given = { pupilId: pupils[pupil], subjectId: maths, windowId: window, mark };
    const marks = [{ ...given, previous: { value: previous, code: null }, ...(note === undefined ? {} : { note }) }];
    const answer = await by.put<SavedResultsDto>(at('/results'), { marks });
    expect(answer.body.outcomes).toMatchObject([{ state: 'saved' }]);
    app.clock.forwardMinutes(1);
  };
  const undo = async (by: Person, minutes = 60) => {
    const asked = { windowId: window, subjectIds: [maths], minutes };
    const answer = await by.post<SavedResultsDto>(at(`/classes/${classId}/marks/undo`), asked);
    expect(answer.status).toBe(200);
    return answer.body.outcomes.map(({ pupilId, state, now }) => [pupils.indexOf(pupilId), state, now?.text ?? null]);
  };
  const stored = () =>
    app.sql<{ value: number; note: string | null }>(
      `SELECT r.value, r.note FROM result r JOIN pupil p ON p.id = r.pupil_id WHERE r.school_id = $1
       ORDER BY p.legal_surname`,
      [school],
    );

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-12-11T10:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    maths = await givenSubject(app, school, 'Maths', { kind: 'raw', least: 0, greatest: 40 });
    pupils = await givenPupils(app, school, 4, { cohortYear: 2021 });
    [teacher, colleague] = [await app.person(school, 'class-teacher'), await app.person(school, 'senior-leader')];
    classId = await givenClass(app, school, { name: '5 Ash', startYear: 2026, pupils, staffId: teacher.staffId });
  });

  it('puts back what stood before, over several changes, a removal and a comment', async () => {
    await save(colleague, 0, '10', null, 'Sat it late');
    await save(colleague, 1, '11', null);
    app.clock.forwardMinutes(10);
    await save(teacher, 0, '12', 10, 'Changed');
    await save(teacher, 0, '13', 12);
    await save(teacher, 1, '', 11);
    await save(teacher, 2, '14', null);
    expect(await undo(teacher)).toEqual([
      [0, 'saved', '10'],
      [1, 'saved', '11'],
      [2, 'saved', null],
    ]);
    expect(await stored()).toEqual([
      { value: 10, note: 'Sat it late' },
      { value: 11, note: null },
    ]);
    expect(await undo(teacher)).toEqual([]);
    const asked = `?pupilId=${pupils[2]}&subjectId=${maths}&windowId=${window}`;
    const history = await teacher.get<MarkChangeDto[]>(at(`/results/history${asked}`));
    expect(history.body.map(({ text, removed }) => [text, removed])).toEqual([
      ['', true],
      ['14', false],
    ]);
  });

  it('says first, on wish, what each mark would go back to, and changes nothing by that', async () => {
    await save(colleague, 0, '10', null);
    await save(teacher, 0, '12', 10);
    await save(teacher, 1, '14', null);
    await save(teacher, 2, '15', null);
    await save(colleague, 2, '16', 15);
    const before = await stored();
    const [audited] = await app.sql('SELECT count(*) FROM audit_event WHERE school_id = $1', [school]);
    const asked = { windowId: window, subjectIds: [maths], minutes: 60, dryRun: true };
    const answer = await teacher.post<MarksTakenBackDto>(at(`/classes/${classId}/marks/undo`), asked);
    const said = answer.body.outcomes.map(({ pupilId, state, now, back }) => ({
      ...{ pupil: pupils.indexOf(pupilId), state, now: now?.text ?? null, back },
    }));
    expect(said).toEqual([
      { pupil: 0, state: 'saved', now: '12', back: '10' },
      { pupil: 1, state: 'saved', now: '14', back: null },
      { pupil: 2, state: 'conflict', now: '16', back: '16' },
    ]);
    expect(await stored()).toEqual(before);
    expect(await app.sql('SELECT count(*) FROM audit_event WHERE school_id = $1', [school])).toEqual([audited]);
    expect(await undo(teacher)).toEqual(said.map(({ pupil, state, back }) => [pupil, state, back]));
  });

  it("leaves what a colleague has changed since, and says so; never touches a colleague's", async () => {
    await save(teacher, 0, '12', null);
    await save(colleague, 0, '13', 12);
    await save(colleague, 1, '14', null);
    expect(await undo(teacher)).toEqual([[0, 'conflict', '13']]);
    expect(await stored()).toEqual([
      { value: 13, note: null },
      { value: 14, note: null },
    ]);
  });

  it('goes no further back than asked, nor than an hour', async () => {
    await save(teacher, 0, '12', null);
    app.clock.forwardMinutes(20);
    await save(teacher, 0, '13', 12);
    expect(await undo(teacher, 10)).toEqual([[0, 'saved', '12']]);
    const asked = { windowId: window, subjectIds: [maths], minutes: 61 };
    expect((await teacher.post(at(`/classes/${classId}/marks/undo`), asked)).status).toBe(400);
  });

  it('takes nothing back once the window is locked', async () => {
    app.clock.set('2026-12-18T23:50:00Z');
    await teacher.signIn(teacher.email, testPassword);
    await save(teacher, 0, '12', null);
    app.clock.set('2026-12-19T00:10:00Z');
    expect(await undo(teacher)).toEqual([[0, 'locked', '12']]);
  });
});
