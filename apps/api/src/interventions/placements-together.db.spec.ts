import { givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { api, givenProgramme, place, startGroup } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import type { GroupPageDto } from './group.dto';

describe('several people at the grid at once', () => {
  let app: TestApp;
  let school: number;
  let people: Browser[];
  let programmeId: string;
  let pupils: string[];
  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    await givenYears(app, school, 2026);
    people = [];
    for (let n = 0; n < 4; n++) people.push(await app.person(school, n % 2 ? 'senior-leader' : 'senco'));
    programmeId = await givenProgramme(app, school, await givenSubject(app, school, 'Reading'));
    pupils = await givenPupils(app, school, 20, { cohortYear: 2021 });
  });
  afterAll(() => app.stop());

  const first = (): Browser => people[0] as Browser;
  const count = async (sql: string, value: unknown): Promise<number> =>
    Number((await app.sql<{ n: string }>(sql, [value]))[0]?.n);

  it('place one pupil in one group: one wins, the others are told who did', async () => {
    const group = await startGroup(first(), school, { programmeId });
    const answers = await Promise.all(
      people.map((person) => place(person, school, { groupId: group.id, pupilId: pupils[0] ?? '' })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    for (const { status, body } of answers) {
      if (status === 409) expect(body.detail).toMatch(/^Ms Staff-\d+ placed Forename1 Surname001 there/);
    }
    expect(await count('SELECT count(*) AS n FROM placement WHERE group_id = $1', group.id)).toBe(1);
  });

  it('place one pupil in different groups: one wins, the others are told where the pupil is', async () => {
    const groups: GroupPageDto[] = [];
    for (const [index, name] of ['One', 'Two', 'Three', 'Four'].entries()) {
      const slots = [{ weekday: 2, startsAt: `1${index}:00`, minutes: 20 }];
      groups.push(await startGroup(first(), school, { programmeId, name, slots }));
    }
    const answers = await Promise.all(
      people.map((person, index) =>
        place(person, school, { groupId: groups[index]?.id ?? '', pupilId: pupils[1] ?? '', knownGroupIds: [] }),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const winner = groups[answers.findIndex(({ status }) => status === 200)]?.name;
    for (const { status, body } of answers) {
      if (status === 409) expect(body.title).toMatch(new RegExp(`has just placed Forename2 Surname002 in ${winner}$`));
    }
  });

  it('fill a group up to its places and no further', async () => {
    const group = await startGroup(first(), school, { programmeId, capacity: 3 });
    const answers = await Promise.all(
      pupils
        .slice(2, 14)
        .map((pupilId, index) =>
          place(people[index % people.length] as Browser, school, { groupId: group.id, pupilId }),
        ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    expect(answers.filter(({ status, body }) => status === 409 && /is full/.test(body.title))).toHaveLength(9);
  });

  it('move one pupil two ways: one move is made', async () => {
    const [from, to, other] = [
      await startGroup(first(), school, { programmeId, name: 'From' }),
      await startGroup(first(), school, {
        programmeId,
        name: 'To',
        slots: [{ weekday: 2, startsAt: '14:00', minutes: 20 }],
      }),
      await startGroup(first(), school, {
        programmeId,
        name: 'Or',
        slots: [{ weekday: 4, startsAt: '14:00', minutes: 20 }],
      }),
    ];
    const placed = (
      await place(first(), school, { groupId: from.id, pupilId: pupils[15] ?? '', startsOn: '2026-11-02' })
    ).body;
    const answers = await Promise.all(
      [to, other, to, other].map((group, index) =>
        (people[index] as Browser).post(
          api(school, `placements/${placed.id}/move`),
          { id: newId(), toGroupId: group.id },
          { 'if-match': '"1"' },
        ),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412]);
    expect(await count('SELECT count(*) AS n FROM placement WHERE pupil_id = $1 AND ends_on IS NULL', pupils[15])).toBe(
      1,
    );
  });

  it('send the same placing at the same moment: it is written once and both hear so', async () => {
    const group = await startGroup(first(), school, { programmeId });
    const body = { id: newId(), groupId: group.id, pupilId: pupils[16] ?? '' };
    const answers = await Promise.all([place(first(), school, body), place(first(), school, body)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers[0]?.body).toEqual(answers[1]?.body);
  });
});
