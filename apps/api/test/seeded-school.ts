import { AnalyseSchool } from '../src/flags/analyse-school';
import type { Role } from '../src/core/access/permissions';
import { newId } from '../src/core/time/new-id';
import type { GroupPageDto } from '../src/interventions/group.dto';
import type { Browser } from './browser';
import { givenCharacteristic, givenClass, givenPupils, givenResults, givenSubject, givenYears } from './builders';
import { api, givenProgramme, place, startGroup, takeRegister, threeMornings } from './groups';
import { csv, upn } from './import-files';
import { ImportSteps } from './import-steps';
import type { TestApp } from './test-app';

type Person = Awaited<ReturnType<TestApp['person']>>;

/** A primary with everything in it that a person could be shown, and one person of every role. */
export interface SeededSchool {
  id: number;
  reading: number;
  maths: number;
  /** Year 5: the first three are low in reading and maths; the first three are in `mathsGroup`. */
  yearFive: string[];
  /** Year 1: the first two are low; the first is in `readingGroup`. */
  yearOne: string[];
  /** Was in Year 6 and left in July. */
  leaver: string;
  classFive: string;
  /** Led by the teaching assistant, of maths; one register taken. */
  mathsGroup: GroupPageDto;
  /** Led by nobody, of reading. */
  readingGroup: GroupPageDto;
  importId: string;
  /** Every text that says who a pupil is. */
  names: string[];
  people: Record<Role, Person>;
}

/** A teacher of Year 5, a leader of maths; everybody else for the whole school. Today is 25 November 2026. */
export async function seededSchool(app: TestApp, name = 'Wrenfield Primary School'): Promise<SeededSchool> {
  app.clock.set('2026-11-25T10:00:00Z');
  const id = await app.school(name);
  await givenYears(app, id, 2025, 2026);
  const reading = await givenSubject(app, id, 'Reading');
  const maths = await givenSubject(app, id, 'Maths');
  const yearFive = await givenPupils(app, id, 24, { cohortYear: 2021 });
  const yearOne = await givenPupils(app, id, 24, { cohortYear: 2025, sex: 'M' });
  const [leaver] = await givenPupils(app, id, 1, { cohortYear: 2019, leavingDate: '2026-07-20' });
  const all = [...yearFive, ...yearOne, leaver ?? ''];
  const people = await everybody(app, id);
  await givenNames(app, id, all);
  await givenMarks(app, id, [reading, maths], [yearFive, yearOne]);
  await givenFacts(app, id, all);
  const classFive = await givenClass(app, id, {
    name: '5 Ash',
    startYear: 2026,
    pupils: yearFive,
    staffId: people['class-teacher'].staffId,
  });
  await givenClass(app, id, { name: '1 Elm', startYear: 2026, pupils: yearOne });
  await app.sql(`UPDATE staff_role SET subject_ids = ARRAY[$2::int] WHERE school_id = $1 AND role = 'subject-leader'`, [
    id,
    maths,
  ]);
  await app.nest.get(AnalyseSchool).run(id, { kind: 'whole', why: 'operator' });
  const groups = await givenGroups(people, id, {
    maths: await givenProgramme(app, id, maths, 'Number sense'),
    reading: await givenProgramme(app, id, reading, 'Word reading'),
    inMaths: yearFive.slice(0, 3),
    inReading: yearOne.slice(0, 1),
  });
  const importId = await givenImport(app, id);
  await app.finishJobs();
  const who = await app.sql<{ text: string }>(
    `SELECT unnest(ARRAY[id::text, upn, legal_surname, legal_forename]) AS text FROM pupil WHERE school_id = $1`,
    [id],
  );
  return {
    ...{ id, reading, maths, yearFive, yearOne, leaver: leaver ?? '', classFive, importId, people, ...groups },
    names: who.map(({ text }) => text),
  };
}

async function everybody(app: TestApp, school: number): Promise<Record<Role, Person>> {
  const person = (role: Role): Promise<Person> => app.person(school, role);
  return {
    'class-teacher': await person('class-teacher'),
    'teaching-assistant': await person('teaching-assistant'),
    senco: await person('senco'),
    'senior-leader': await person('senior-leader'),
    'subject-leader': await person('subject-leader'),
    'business-manager': await person('business-manager'),
    'data-manager': await person('data-manager'),
    governor: await person('governor'),
    'trust-leader': await person('trust-leader'),
  };
}

/** Names that occur nowhere else, so that a body can be searched for them. */
async function givenNames(app: TestApp, school: number, pupils: string[]): Promise<void> {
  await app.sql(
    `UPDATE pupil SET legal_surname = 'Quillfeather' || right(p.id::text, 12),
       legal_forename = 'Perpetua' || right(p.id::text, 12), upn = p.upn
     FROM unnest($2::uuid[], $3::text[]) AS p (id, upn) WHERE pupil.school_id = $1 AND pupil.id = p.id`,
    [school, pupils, pupils.map((_, i) => upn(i + 1))],
  );
}

async function givenMarks(app: TestApp, school: number, subjects: number[], years: string[][]): Promise<void> {
  for (const subject of subjects) {
    for (const pupils of years) {
      for (const [w, window] of [20254, 20256, 20261].entries()) {
        const marks = pupils.map((_, i) => (i < 3 ? 70 + i : 93 + ((i * 7) % 25) + ((i * 5 + w * w) % 3)));
        await givenResults(app, school, { subject, window, pupils, marks });
      }
    }
  }
}

async function givenFacts(app: TestApp, school: number, pupils: string[]): Promise<void> {
  const from = '2024-09-01';
  await givenCharacteristic(app, school, { pupils, kind: 'looked-after', value: 'in-care-marker', from });
  await givenCharacteristic(app, school, {
    pupils,
    kind: 'previously-looked-after',
    value: 'was-in-care-marker',
    from,
  });
  await givenCharacteristic(app, school, { pupils, kind: 'ethnicity', value: 'ethnicity-marker', from });
  await givenCharacteristic(app, school, { pupils: pupils.slice(0, 2), kind: 'sen', value: 'K', from });
  await app.sql(
    `INSERT INTO attendance (school_id, pupil_id, window_id, possible, attended)
     SELECT $1, p, 20261, 70, 66 FROM unnest($2::uuid[]) p`,
    [school, pupils],
  );
}

interface GroupsWanted {
  maths: string;
  reading: string;
  inMaths: string[];
  inReading: string[];
}

async function givenGroups(
  people: Record<Role, Person>,
  school: number,
  wanted: GroupsWanted,
): Promise<Pick<SeededSchool, 'mathsGroup' | 'readingGroup'>> {
  const senco: Browser = people.senco;
  const leaderId = people['teaching-assistant'].staffId;
  for (const role of ['class-teacher', 'teaching-assistant', 'senco']) {
    const rate = { role, startsOn: '2025-09-01', pencePerHour: 1_777, additional: role === 'teaching-assistant' };
    await people['business-manager'].put(api(school, 'rates'), rate);
  }
  const maths = await startGroup(senco, school, { programmeId: wanted.maths, name: 'Number sense', leaderId });
  const afternoons = threeMornings.map((slot) => ({ ...slot, startsAt: '13:30' }));
  const other = { programmeId: wanted.reading, name: 'Word reading', slots: afternoons };
  const reading = await startGroup(senco, school, other);
  for (const pupilId of wanted.inMaths) {
    await place(senco, school, { groupId: maths.id, pupilId, startsOn: '2026-11-02', reason: 'needs number bonds' });
  }
  for (const pupilId of wanted.inReading) {
    await place(senco, school, { groupId: reading.id, pupilId, startsOn: '2026-11-02' });
  }
  const line = { id: newId(), kind: 'materials', description: 'Cubes', pence: 1_234, perSession: false };
  await senco.post(api(school, `groups/${maths.id}/cost-lines`), line);
  const [first] = maths.sessions;
  const marks = wanted.inMaths.map((pupilId) => ({ pupilId, mark: 'present' as const }));
  await takeRegister(people['teaching-assistant'], school, first?.id ?? '', { status: 'held', marks });
  const again = async (id: string): Promise<GroupPageDto> =>
    (await senco.get<GroupPageDto>(api(school, `groups/${id}`))).body;
  return { mathsGroup: await again(maths.id), readingGroup: await again(reading.id) };
}

/** A checked file with a row that changes something, one that cannot be read and one of nobody on the roll. */
async function givenImport(app: TestApp, school: number): Promise<string> {
  const maths = (nth: number, mark: string | number): (string | number)[] => [
    upn(nth),
    '2026/27',
    'AUT1',
    'Maths',
    mark,
  ];
  const file = csv(
    ['UPN', 'Academic Year', 'Half Term', 'Subject', 'Result'],
    maths(1, 111),
    maths(2, 'x?'),
    maths(900, 90),
  );
  return (await (await ImportSteps.by(app, school)).check(file)).id;
}
