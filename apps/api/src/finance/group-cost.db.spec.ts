import { givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { api, givenProgramme, place, startGroup, takeRegister } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import { newId } from '../core/time/new-id';
import type { GroupPageDto } from '../interventions/group.dto';
import type { GroupCostDto, RatesDto } from './finance.dto';

/** Today is Monday 23 November 2026. */
describe('what a group costs', () => {
  let app: TestApp;
  let school: number;
  let senco: Browser;
  let business: Browser;
  let leaderId: string;
  let programmeId: string;
  let pupils: string[];
  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    await givenYears(app, school, 2026);
    senco = await app.person(school, 'senco');
    business = await app.person(school, 'business-manager');
    leaderId = (await app.person(school, 'teaching-assistant')).staffId;
    await app.sql(`UPDATE staff SET rate_role = 'teaching-assistant' WHERE id = $1`, [leaderId]);
    programmeId = await givenProgramme(app, school, await givenSubject(app, school, 'Reading'));
    pupils = await givenPupils(app, school, 3, { cohortYear: 2021 });
  });
  afterAll(() => app.stop());
  beforeEach(() => app.sql('DELETE FROM staff_rate'));

  const rate = (startsOn: string, pencePerHour: number, additional = false) =>
    business.put(api(school, 'rates'), { role: 'teaching-assistant', startsOn, pencePerHour, additional });
  const costOf = async (id: string): Promise<GroupCostDto> => {
    const { cost } = (await senco.get<GroupPageDto>(api(school, `groups/${id}`))).body;
    if (!cost) throw new Error('The SENCO sees no cost.');
    return cost;
  };
  const held = async (group: GroupPageDto, day: string, minutes?: number): Promise<void> => {
    const id = group.sessions.find(({ heldOn }) => heldOn === day)?.id ?? '';
    await takeRegister(senco, school, id, { status: 'held', marks: [], ...(minutes ? { minutes } : {}) });
  };
  /** Monday mornings from 2 November to 18 December: seven sessions of 30 minutes. */
  async function mondays(): Promise<GroupPageDto> {
    const group = await startGroup(senco, school, {
      programmeId,
      leaderId,
      slots: [{ weekday: 1, startsAt: '09:00', minutes: 30 }],
    });
    await app.sql('UPDATE intervention_group SET preparation_minutes = 10 WHERE id = $1', [group.id]);
    return group;
  }

  it('follows sessions held, minutes, preparation and the rate of the day; planned, to date and projected', async () => {
    await rate('2026-09-01', 1800);
    await rate('2026-11-16', 2400);
    const group = await mondays();
    await held(group, '2026-11-02');
    await held(group, '2026-11-16', 20);
    const cost = await costOf(group.id);
    // Planned: two sessions of 40 minutes at £18, five at £24. To date: 40 min at £18, 30 min at £24.
    expect(cost.planned).toEqual({ additional: 0, full: 2 * 1200 + 5 * 1600 });
    expect(cost.delivered).toEqual({ additional: 0, full: 1200 + 1200 });
    // To come: 23 and 30 November, 7 and 14 December. The session of 9 November has no register and never will cost.
    expect(cost.projected).toEqual({ additional: 0, full: 2400 + 4 * 1600 });
    expect(cost.staffMinutes).toBe(70);
  });

  it('tells additional spending from full cost', async () => {
    await rate('2026-09-01', 1800, true);
    const group = await mondays();
    await held(group, '2026-11-02');
    expect((await costOf(group.id)).delivered).toEqual({ additional: 1200, full: 1200 });
  });

  it('says which rate is missing and from when, and gives no figure', async () => {
    await rate('2026-11-17', 1800);
    const group = await mondays();
    await held(group, '2026-11-02');
    expect(await costOf(group.id)).toMatchObject({
      missingRates: [{ role: 'teaching-assistant', on: '2026-11-02', moreDays: 2 }],
      planned: null,
      delivered: null,
      projected: null,
      deliveredPerPupil: null,
    });
    await app.sql('UPDATE intervention_group SET leader_id = NULL WHERE id = $1', [group.id]);
    expect((await costOf(group.id)).missingRates).toEqual([{ role: null, on: '2026-11-02', moreDays: 6 }]);
  });

  it('is shared by the pupils who started, each once', async () => {
    await rate('2026-09-01', 1800);
    const group = await mondays();
    for (const pupilId of pupils) {
      await place(senco, school, { groupId: group.id, pupilId, startsOn: '2026-11-02', overrideReason: 'Same pupils' });
    }
    await held(group, '2026-11-02');
    expect(await costOf(group.id)).toMatchObject({ pupilsStarted: 3, deliveredPerPupil: { additional: 0, full: 400 } });
  });

  it('holds materials of every session, and its part of what was bought for more pupils; both can be taken away', async () => {
    await rate('2026-09-01', 1800);
    const group = await mondays();
    await place(senco, school, {
      groupId: group.id,
      pupilId: pupils[0] ?? '',
      startsOn: '2026-11-02',
      overrideReason: 'Same pupils',
    });
    await held(group, '2026-11-02');
    const path = api(school, `groups/${group.id}/cost-lines`);
    const books = { id: newId(), kind: 'materials', description: 'Paper', pence: 50, perSession: true };
    const licence = {
      id: newId(),
      kind: 'licence',
      description: 'Phonics site',
      pence: 10_000,
      perSession: false,
      spreadOverPupils: 20,
    };
    await senco.post(path, books);
    await senco.post(path, books);
    const both = (await senco.post<GroupCostDto>(path, licence)).body;
    expect(both.delivered).toEqual({ additional: 50 + 500, full: 1200 + 50 + 500 });
    expect(both.lines.map(({ description }) => description)).toEqual(['Paper', 'Phonics site']);
    await senco.delete(`${path}/${licence.id}`);
    const one = (await senco.delete<GroupCostDto>(`${path}/${licence.id}`)).body;
    expect(one.delivered).toEqual({ additional: 50, full: 1250 });
    const wrong = await senco.post<{ errors: { field: string }[] }>(path, {
      ...books,
      id: newId(),
      spreadOverPupils: 4,
    });
    expect(wrong.body.errors[0]?.field).toBe('spreadOverPupils');
  });

  it('has rates that business managers set, heads and SENCOs see, and others do not', async () => {
    await rate('2026-09-01', 1800);
    await app.sql(`UPDATE staff SET rate_role = 'tutor' WHERE school_id = $1 AND id <> $2`, [school, leaderId]);
    expect((await senco.get<RatesDto>(api(school, 'rates'))).body).toEqual({
      rates: [{ role: 'teaching-assistant', startsOn: '2026-09-01', pencePerHour: 1800, additional: false }],
      rolesWithoutRate: ['tutor'],
    });
    expect(
      (await senco.put(api(school, 'rates'), { role: 'x', startsOn: '2026-09-01', pencePerHour: 1, additional: false }))
        .status,
    ).toBe(403);
    for (const role of ['class-teacher', 'teaching-assistant', 'subject-leader', 'governor'] as const) {
      expect((await (await app.person(school, role)).get(api(school, 'rates'))).status).toBe(403);
    }
    expect((await rate('2026-02-30', 1800)).status).toBe(400);
    expect((await rate('2026-09-01', -1)).status).toBe(400);
  });
});
