import { addDays } from '@headway/domain';
import fc from 'fast-check';
import { givenPupils, givenSubject, givenYears } from '../../test/builders';
import type { Browser } from '../../test/browser';
import { api, givenProgramme, place, startGroup } from '../../test/groups';
import { TestApp } from '../../test/test-app';
import { Database } from '../core/database/database';
import { newId } from '../core/time/new-id';
import { GroupCostQueries } from '../finance/group-cost.queries';
import type { PlacementDto } from './placement.dto';

const capacity = 2;
const firstDay = '2026-11-23';

/** What happens at the grid: each names pupil and groups by number; a day may pass in between. */
type Act =
  | { act: 'place'; pupil: number; group: number }
  | { act: 'move'; pupil: number; group: number; to: number }
  | { act: 'exit'; pupil: number; group: number }
  | { act: 'undo'; pupil: number; group: number }
  | { act: 'night' };

const pupil = fc.nat(2);
const group = fc.nat(2);
const acts = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ act: fc.constant('place' as const), pupil, group }) },
    { weight: 3, arbitrary: fc.record({ act: fc.constant('move' as const), pupil, group, to: group }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('exit' as const), pupil, group }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('undo' as const), pupil, group }) },
    { weight: 2, arbitrary: fc.record({ act: fc.constant('night' as const) }) },
  ),
  { minLength: 4, maxLength: 18 },
);

/** One stay as a plain person would write it down. */
interface Stay {
  id: string;
  pupil: number;
  group: number;
  from: string;
  /** Last day; null while in the group. */
  to: string | null;
  /** It never came to a day, or was undone. */
  void: boolean;
  cameFrom: Stay | null;
  exit: 'left' | 'moved' | null;
}

/** The whole rule book for groups without registers, clashes or dates: a list, searched from end to end. */
class Model {
  readonly stays: Stay[] = [];
  today = firstDay;

  open(pupilNo: number, groupNo: number): Stay | undefined {
    return this.stays.find(
      (stay) => !stay.void && stay.to === null && stay.pupil === pupilNo && stay.group === groupNo,
    );
  }

  last(pupilNo: number, groupNo: number): Stay | undefined {
    return this.stays.filter((stay) => stay.pupil === pupilNo && stay.group === groupNo).at(-1);
  }

  roll(groupNo: number, day: string): number[] {
    return this.stays
      .filter(
        (stay) => !stay.void && stay.group === groupNo && stay.from <= day && (stay.to === null || stay.to >= day),
      )
      .map((stay) => stay.pupil)
      .sort();
  }

  mayEnter(pupilNo: number, groupNo: number, except: Stay | null, from = this.today): boolean {
    const others = this.stays.filter((stay) => !stay.void && stay.group === groupNo && stay !== except);
    const again = others.some((stay) => stay.pupil === pupilNo && (stay.to === null || stay.to >= from));
    return !again && others.filter((stay) => stay.to === null || stay.to > this.today).length < capacity;
  }

  enter(id: string, pupilNo: number, groupNo: number, cameFrom: Stay | null): void {
    this.stays.push({
      id,
      pupil: pupilNo,
      group: groupNo,
      from: this.today,
      to: null,
      void: false,
      cameFrom,
      exit: null,
    });
  }

  leave(stay: Stay, exit: 'left' | 'moved'): void {
    stay.exit = exit;
    if (stay.from === this.today) stay.void = true;
    else stay.to = addDays(this.today, -1);
  }

  reopen(stay: Stay): void {
    stay.exit = null;
    stay.void = false;
    stay.to = null;
  }
}

describe('any sequence of placing, moving, leaving and undoing', () => {
  let app: TestApp;
  let school: number;
  let senco: Browser;
  let programmeId: string;
  beforeAll(async () => {
    app = await TestApp.start();
    school = await app.school();
    await givenYears(app, school, 2026);
    senco = await app.person(school, 'senco');
    programmeId = await givenProgramme(app, school, await givenSubject(app, school, 'Reading'));
    await app.sql(`UPDATE staff SET rate_role = 'teaching-assistant' WHERE school_id = $1`, [school]);
    await app.sql(`INSERT INTO staff_rate VALUES ($1, 'teaching-assistant', '2026-09-01', 1847, false)`, [school]);
  });
  afterAll(() => app.stop());

  it('leaves each pupil in a group at most once on any day, the roll of every day known, and every penny borne', async () => {
    await fc.assert(
      fc.asyncProperty(acts, async (sequence) => {
        app.clock.set(`${firstDay}T10:00:00Z`);
        const staffId = (await app.sql<{ id: string }>('SELECT id FROM staff WHERE school_id = $1', [school]))[0]?.id;
        const pupils = await givenPupils(app, school, 3, { cohortYear: 2021 });
        const groups: string[] = [];
        for (let n = 0; n < 3; n++) {
          const slots = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, startsAt: `1${n}:00`, minutes: 20 }));
          groups.push(
            (
              await startGroup(senco, school, {
                programmeId,
                capacity,
                slots,
                ...(staffId ? { leaderId: staffId } : {}),
              })
            ).id,
          );
        }
        const model = new Model();
        for (const step of sequence) await follow(step, model, pupils, groups);
        await compareRolls(model, pupils, groups);
        await compareShares(groups);
      }),
      { numRuns: 25, seed: 20261123 },
    );
  }, 180_000);

  /** Does one act on both sides; a refusal must be a refusal on both. */
  async function follow(step: Act, model: Model, pupils: string[], groups: string[]): Promise<void> {
    if (step.act === 'night') {
      model.today = addDays(model.today, 1);
      app.clock.set(`${model.today}T10:00:00Z`);
      // Signed-in sessions do not outlive a night.
      senco = await app.person(school, 'senco');
      return;
    }
    const pupilId = pupils[step.pupil] ?? '';
    if (step.act === 'place') {
      const id = newId();
      const { status } = await place(senco, school, { id, groupId: groups[step.group] ?? '', pupilId });
      const allowed = model.mayEnter(step.pupil, step.group, null);
      expect([step, status]).toEqual([step, allowed ? 200 : 409]);
      if (allowed) model.enter(id, step.pupil, step.group, null);
    } else if (step.act === 'undo') {
      await undo(step, model);
    } else {
      const stay = model.open(step.pupil, step.group);
      if (!stay) return;
      if (step.act === 'exit') {
        expect(await send(stay.id, 'exit', { reason: 'other' })).toBe(200);
        model.leave(stay, 'left');
      } else if (step.to !== step.group) {
        const id = newId();
        const status = await send(stay.id, 'move', { id, toGroupId: groups[step.to] });
        const allowed = model.mayEnter(step.pupil, step.to, stay);
        expect([step, status]).toEqual([step, allowed ? 200 : 409]);
        if (!allowed) return;
        model.leave(stay, 'moved');
        model.enter(id, step.pupil, step.to, stay);
      }
    }
  }

  async function undo(step: { pupil: number; group: number }, model: Model): Promise<void> {
    const stay = model.last(step.pupil, step.group);
    if (!stay) return;
    const kind = stay.exit === 'left' ? 'exit' : stay.cameFrom ? 'move' : 'placing';
    const { status } = await senco.post(api(school, `placements/${stay.id}/undo`), { act: kind });
    if (stay.exit === 'left') {
      const allowed = model.mayEnter(step.pupil, step.group, stay, stay.from);
      expect([step, kind, status]).toEqual([step, kind, allowed ? 200 : 409]);
      if (allowed) model.reopen(stay);
    } else if (stay.exit === 'moved') {
      expect([step, kind, status]).toEqual([step, kind, 409]);
    } else if (!stay.void) {
      const source = stay.cameFrom;
      const allowed = !source || model.mayEnter(source.pupil, source.group, source, source.from);
      expect([step, kind, status]).toEqual([step, kind, allowed ? 200 : 409]);
      if (!allowed) return;
      stay.void = true;
      if (source) model.reopen(source);
    } else {
      expect([step, kind, status]).toEqual([step, kind, 200]);
    }
  }

  async function send(id: string, what: string, body: object): Promise<number> {
    const [row] = await app.sql<{ version: number }>('SELECT version FROM placement WHERE id = $1', [id]);
    const answer = await senco.post<PlacementDto>(api(school, `placements/${id}/${what}`), body, {
      'if-match': `"${row?.version}"`,
    });
    return answer.status;
  }

  async function compareRolls(model: Model, pupils: string[], groups: string[]): Promise<void> {
    for (let day = firstDay; day <= addDays(model.today, 2); day = addDays(day, 1)) {
      for (const [number, id] of groups.entries()) {
        const rows = await app.sql<{ id: string }>(
          `SELECT pupil_id AS id FROM placement WHERE group_id = $1 AND undone_at IS NULL AND starts_on <= $2
             AND (ends_on IS NULL OR ends_on >= $2)`,
          [id, day],
        );
        expect([day, number, rows.map((row) => pupils.indexOf(row.id)).sort()]).toEqual([
          day,
          number,
          model.roll(number, day),
        ]);
        expect(new Set(rows.map((row) => row.id)).size).toBe(rows.length);
      }
    }
  }

  /** Had every session run, what it cost is borne by those in the group that day, to the penny. */
  async function compareShares(groups: string[]): Promise<void> {
    await app.sql(`UPDATE group_session SET status = 'held' WHERE group_id = ANY($1)`, [groups]);
    const costs = await app.nest
      .get(Database)
      .inSchool(school, (tx) => app.nest.get(GroupCostQueries).ofGroups(tx, groups));
    for (const { cost } of costs.values()) {
      if (!cost.ok) throw new Error('A rate is missing.');
      const { deliveredByPupil, deliveredToNobody, delivered } = cost.figures;
      const borne = [...deliveredByPupil.values()].reduce((sum, share) => sum + share.full, deliveredToNobody.full);
      expect(borne).toBe(delivered.full);
    }
  }
});
