import { givenAlert } from '../../test/alert-acts';
import { givenClass, givenPupils, givenResults, givenSubject, givenYears } from '../../test/builders';
import { seededSchool, type SeededSchool } from '../../test/seeded-school';
import { TestApp } from '../../test/test-app';
import type { FlagPageDto } from '../flags/flags.dto';
import { AnalyseSchool } from '../flags/analyse-school';
import type { AlertDto, AlertPageDto } from './alerts.dto';

type Person = Awaited<ReturnType<TestApp['person']>>;

describe('alerts', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  }, 120_000);
  afterAll(() => app.stop());

  const pageOf = async (person: Person, school: number): Promise<AlertPageDto> => {
    const answer = await person.get<AlertPageDto>(`/api/v1/schools/${school}/alerts`);
    expect(answer.status).toBe(200);
    return answer.body;
  };

  describe('of a class that fell', () => {
    /** Two classes of 30 that were alike; the second lost 12 points by the last test. */
    async function schoolWithFallenClass(fall: number) {
      app.clock.set('2026-11-25T10:00:00Z');
      const school = await app.school();
      await givenYears(app, school, 2025, 2026);
      const reading = await givenSubject(app, school, 'Reading');
      const pupils = await givenPupils(app, school, 60, { cohortYear: 2021 });
      for (const [w, window] of [20254, 20256, 20261].entries()) {
        const marks = pupils.map(
          (_, i) => 94 + ((i * 7) % 25) + ((i * 5 + w * 3) % 4) - (w === 2 && i >= 30 ? fall : 0),
        );
        await givenResults(app, school, { subject: reading, window, pupils, marks });
      }
      await givenClass(app, school, { name: '5 Ash', startYear: 2026, pupils: pupils.slice(0, 30) });
      await givenClass(app, school, { name: '5 Oak', startYear: 2026, pupils: pupils.slice(30) });
      await app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });
      const head = await app.person(school, 'senior-leader');
      const flags = await head.get<FlagPageDto>(`/api/v1/schools/${school}/flags?limit=100`);
      return { school, reading, pupils, head, flags: flags.body };
    }

    it('there is one, with its numbers, and no flag for each of its pupils', async () => {
      const { school, head, flags } = await schoolWithFallenClass(9);
      const { rows, counts } = await pageOf(head, school);
      const ofClasses = rows.filter(({ kind }) => kind === 'class');
      expect(ofClasses).toEqual([
        expect.objectContaining({
          ...{ state: 'open', groupName: '5 Oak', yearGroup: 5, subjectName: 'Reading', strandOf: null },
          ...{ fromWindowId: 20256, windowId: 20261, yardstick: 'rest-of-year', pupils: 30, others: 30 },
          ...{ openedOn: '2026-11-25', actions: [], mine: true, canUndo: false },
        }),
      ]);
      const [oak] = ofClasses;
      expect(oak?.upper).toBeLessThan(0);
      expect(oak?.lower).toBeLessThan(oak?.change ?? 0);
      expect(counts.open).toBe(rows.length);
      expect(flags.counts.pupilsNeedingHelp).toBeLessThanOrEqual(3);
    });

    it('there is none where the classes stayed alike, and it resolves itself when the level is back', async () => {
      const alike = await schoolWithFallenClass(0);
      expect((await pageOf(alike.head, alike.school)).rows).toEqual([]);

      const { school, reading, pupils, head } = await schoolWithFallenClass(9);
      const marks = pupils.map((_, i) => 94 + ((i * 7) % 25) + ((i * 5 + 6) % 4));
      await givenResults(app, school, { subject: reading, window: 20261, pupils, marks });
      await app.nest.get(AnalyseSchool).run(school, { kind: 'whole', why: 'operator' });
      const { rows, counts } = await pageOf(head, school);
      expect(rows.map(({ state, resolvedOn }) => [state, resolvedOn])).toContainEqual(['resolved', '2026-11-25']);
      expect(counts).toEqual({ open: 0, answered: 0 });
    });
  });

  describe('answered', () => {
    let school: SeededSchool;
    let head: Person;
    let path: string;
    beforeEach(async () => {
      school = await seededSchool(app);
      head = await app.person(school.id, 'senior-leader');
      path = `/api/v1/schools/${school.id}/alerts/${await givenAlert(app, school)}`;
    });
    const action = (change: object = {}) => ({
      ...{ what: 'Teach fractions again in January', ownerId: school.people.senco.staffId, costPence: 12_500 },
      ...{ startsOn: '2026-11-30', reviewOn: '2027-01-20', ...change },
    });
    const act = (who: Person, name: string, body: object | undefined, version: number) =>
      who.post<AlertDto>(`${path}/${name}`, body, { 'if-match': `"${version}"` });

    it('by an action with an owner, a cost and a review; done with the level still down, it is open again', async () => {
      const answered = await act(head, 'action', action(), 1);
      expect(answered.status).toBe(200);
      expect(answered.body).toMatchObject({ state: 'answered', version: 2, canUndo: true, actions: [action()] });
      expect((await act(head, 'action', action(), 2)).status).toBe(409);
      expect((await act(head, 'review', { outcome: 'go-on', reviewOn: '2026-11-25' }, 2)).status).toBe(422);
      const later = await act(head, 'review', { outcome: 'go-on', reviewOn: '2027-02-10', note: 'Two weeks in.' }, 2);
      expect(later.body.actions).toEqual([
        expect.objectContaining({ reviewOn: '2027-02-10', reviewNote: 'Two weeks in.', doneOn: null }),
      ]);
      const done = await act(head, 'review', { outcome: 'done' }, 3);
      expect(done.body).toMatchObject({ state: 'open', canUndo: true, actions: [{ doneOn: '2026-11-25' }] });
      const undone = await act(head, 'undo', undefined, 4);
      expect(undone.body).toMatchObject({ state: 'answered', actions: [{ doneOn: null }] });
    });

    it('is refused without sense, on a stale page, and by an owner from elsewhere', async () => {
      expect((await act(head, 'action', action({ what: ' ' }), 1)).status).toBe(400);
      expect((await act(head, 'action', action({ reviewOn: '2026-11-30' }), 1)).status).toBe(422);
      expect((await act(head, 'action', action(), 7)).status).toBe(412);
      const stranger = await app.person(await app.school('Otherfield Primary School'), 'senco');
      expect((await act(head, 'action', action({ ownerId: stranger.staffId }), 1)).status).toBe(422);
      expect((await act(head, 'review', { outcome: 'done' }, 1)).status).toBe(409);
    });

    it('or dismissed with a reason; both are taken back within a day, by who did it', async () => {
      const dismissed = await act(head, 'dismiss', { reason: 'Another book was tested.' }, 1);
      expect(dismissed.body).toMatchObject({ state: 'dismissed', dismissReason: 'Another book was tested.' });
      const other = await app.person(school.id, 'senior-leader');
      expect((await act(other, 'undo', undefined, 2)).status).toBe(409);
      expect((await act(head, 'undo', undefined, 2)).body).toMatchObject({ state: 'open', dismissReason: null });
      await act(head, 'action', action(), 3);
      await app.sql(`UPDATE alert_action SET made_at = made_at - interval '24 hours 1 second' WHERE school_id = $1`, [
        school.id,
      ]);
      expect((await act(head, 'undo', undefined, 4)).status).toBe(409);
    });

    it('by the leader of the subject, who neither sees nor sets costs; in no other subject', async () => {
      const leader = school.people['subject-leader'];
      expect((await act(leader, 'action', action(), 1)).status).toBe(422);
      const answered = await act(leader, 'action', action({ costPence: null }), 1);
      expect(answered.body.state).toBe('answered');
      await act(head, 'review', { outcome: 'done' }, 2);
      await act(head, 'action', action(), 3);
      const [row] = (await pageOf(leader, school.id)).rows;
      expect(row?.actions.map(({ costPence }) => costPence)).toEqual([null, null]);
      await app.sql('UPDATE cohort_alert SET subject_id = $2 WHERE school_id = $1', [school.id, school.reading]);
      expect((await pageOf(leader, school.id)).rows).toEqual([]);
      expect((await act(leader, 'dismiss', { reason: 'Not mine.' }, 4)).status).toBe(404);
    });

    it('is read by the SENCO, who does not act on it, and by no teacher', async () => {
      const { rows, owners } = await pageOf(school.people.senco, school.id);
      expect(rows).toEqual([expect.objectContaining({ mine: false, canUndo: false })]);
      expect(owners).toEqual([]);
      expect((await act(school.people.senco, 'dismiss', { reason: 'No.' }, 1)).status).toBe(403);
      const teacher = await school.people['class-teacher'].get(`/api/v1/schools/${school.id}/alerts`);
      expect(teacher.status).toBe(403);
    });
  });
});
