import { givenClass, givenPupils, givenSubject, givenYears } from '../../test/builders';
import { TestApp, testPassword } from '../../test/test-app';
import type { MarkSheetDto } from './marks/mark-sheet.dto';
import type { WindowCollectionDto } from '../windows/windows.dto';
import type { SavedResultsDto } from './marks/marks.dto';

const window = 20262;

describe('who marks whom in what', () => {
  let app: TestApp;
  let school: number;
  let maths: number;
  let number: number;
  let reading: number;
  let pupils: string[];
  let ash: string;
  let set: string;
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let classTeacher: Person;
  let setTeacher: Person;

  const teaches = (classId: string, person: Person, role: string, from = '2026-09-01', to: string | null = null) =>
    app.sql(
      `INSERT INTO class_staff (school_id, class_id, staff_id, starts_on, ends_on, role) VALUES ($1, $2, $3, $4, $5, $6)`,
      [school, classId, person.staffId, from, to, role],
    );
  /** What the sheet says may be written and what saving takes: both must be the same, cell by cell. */
  async function writes(person: Person, classId: string): Promise<string[]> {
    const at = `/api/v1/schools/${school}`;
    const taken = new Set<string>();
    const offered = new Set<string>();
    for (const subject of ['', `&subjectId=${maths}`]) {
      const sheet = await person.get<MarkSheetDto>(`${at}/classes/${classId}/marks?windowId=${window}${subject}`);
      if (sheet.status !== 200) return [`sheet ${sheet.status}`];
      for (const { pupilId, subjectId, canWrite } of sheet.body.cells) {
        const cell = `${pupils.indexOf(pupilId)} ${['maths', 'number', 'reading'][[maths, number, reading].indexOf(subjectId)]}`;
        if (canWrite) offered.add(cell);
        const mark = { pupilId, subjectId, windowId: window, mark: '', previous: { value: null, code: null } };
        const answer = await person.put<SavedResultsDto>(`${at}/results`, { marks: [mark] });
        if (answer.body.outcomes?.[0]?.state === 'saved') taken.add(cell);
      }
    }
    expect([...taken].sort()).toEqual([...offered].sort());
    return [...taken].sort();
  }
  const everything = (...of: number[]) => of.flatMap((i) => [`${i} maths`, `${i} number`, `${i} reading`]).sort();

  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());
  beforeEach(async () => {
    app.clock.set('2026-12-11T10:00:00Z');
    school = await app.school();
    await givenYears(app, school, 2026);
    maths = await givenSubject(app, school, 'Maths');
    number = await givenSubject(app, school, 'Number');
    reading = await givenSubject(app, school, 'Reading');
    await app.sql('UPDATE subject SET strand_of = $2 WHERE school_id = $1 AND id = $3', [school, maths, number]);
    await app.sql(
      `INSERT INTO window_subject (school_id, window_id, subject_id, year_groups)
       SELECT $1, $2, s, '{5}' FROM unnest($3::int[]) s`,
      [school, window, [maths, number, reading]],
    );
    pupils = await givenPupils(app, school, 3, { cohortYear: 2021 });
    classTeacher = await app.person(school, 'class-teacher');
    setTeacher = await app.person(school, 'class-teacher');
    const [none] = [{ startYear: 2026 }];
    ash = await givenClass(app, school, { ...none, name: '5 Ash', pupils, staffId: classTeacher.staffId });
    set = await givenClass(app, school, {
      ...none,
      name: 'Maths 1',
      pupils: pupils.slice(0, 1),
      staffId: setTeacher.staffId,
    });
    await app.sql(`UPDATE class SET kind = 'set', subject_id = $2 WHERE id = $1`, [set, maths]);
  });

  it('gives a set its subject with the strands, and its registration class all others', async () => {
    expect(await writes(classTeacher, ash)).toEqual(['0 reading', ...everything(1, 2)].sort());
    expect(await writes(setTeacher, set)).toEqual(['0 maths', '0 number']);
    expect(await writes(setTeacher, ash)).toEqual(['0 maths', '0 number']);
  });

  it('gives a leader everything', async () => {
    expect(await writes(await app.person(school, 'senior-leader'), ash)).toEqual(everything(0, 1, 2));
  });

  it('is what the collection asks of each class and person: pupils without a set in the registration class', async () => {
    const asked = async (who: Person): Promise<string[]> => {
      const answer = await who.get<WindowCollectionDto>(`/api/v1/schools/${school}/windows/${window}/collection`);
      return answer.body.classes.map(({ className, subjectName, total }) => `${className} ${subjectName} ${total}`);
    };
    const all = ['5 Ash Maths 2', '5 Ash Number 2', '5 Ash Reading 3', 'Maths 1 Maths 1', 'Maths 1 Number 1'];
    expect(await asked(await app.person(school, 'senior-leader'))).toEqual(all);
    expect(await asked(setTeacher)).toEqual(all.slice(3));
    await teaches(ash, setTeacher, 'assistant');
    expect(await asked(setTeacher)).toEqual(all.slice(3));
    await app.sql(`UPDATE class_pupil SET ends_on = '2026-12-10' WHERE class_id = $1`, [set]);
    expect(await asked(classTeacher)).toEqual(['5 Ash Maths 3', '5 Ash Number 3', '5 Ash Reading 3']);
  });

  it('counts a second teacher, and who covers while the dates hold', async () => {
    const [second, cover] = [await app.person(school, 'class-teacher'), await app.person(school, 'class-teacher')];
    await teaches(ash, second, 'teacher');
    await teaches(ash, cover, 'cover', '2026-12-01', '2026-12-11');
    const whole = ['0 reading', ...everything(1, 2)].sort();
    expect([await writes(second, ash), await writes(cover, ash)]).toEqual([whole, whole]);
    app.clock.set('2026-12-12T10:00:00Z');
    for (const person of [second, cover]) await person.signIn(person.email, testPassword);
    expect([await writes(second, ash), await writes(cover, ash)]).toEqual([whole, ['sheet 404']]);
  });

  it('gives nothing to who assists, whatever else that person teaches', async () => {
    await teaches(ash, setTeacher, 'assistant');
    expect(await writes(setTeacher, ash)).toEqual(['0 maths', '0 number']);
    const assistant = await app.person(school, 'teaching-assistant');
    await teaches(ash, assistant, 'assistant');
    expect(await writes(assistant, ash)).toEqual([]);
  });

  it('opens a locked window for a set in its subject only', async () => {
    const leader = await app.person(school, 'senior-leader');
    app.clock.set('2027-01-11T10:00:00Z');
    await leader.signIn(leader.email, testPassword);
    expect(await writes(leader, ash)).toEqual([]);
    await app.sql(
      `INSERT INTO window_unlock (school_id, id, window_id, class_id, until, reason, unlocked_at)
       VALUES ($1, gen_random_uuid(), $2, $3, '2027-01-12', 'Late papers', '2027-01-10')`,
      [school, window, set],
    );
    expect(await writes(leader, ash)).toEqual(['0 maths', '0 number']);
  });

  it('follows a pupil who changes the set from the day it happens', async () => {
    await app.sql(`UPDATE class_pupil SET ends_on = '2026-12-10' WHERE class_id = $1`, [set]);
    expect(await writes(classTeacher, ash)).toEqual(everything(0, 1, 2));
    expect(await writes(setTeacher, set)).toEqual(['sheet 404']);
  });
});
