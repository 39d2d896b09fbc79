import { givenSubject } from '../../../../test/builders';
import { csv, pupilsFile, upn } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { TestApp } from '../../../../test/test-app';

const head = ['UPN', 'Programme', 'Group', 'Subject', 'Leader', 'From', 'To', 'Reason', 'Outcome'];

describe('bringing interventions in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const fresh = async (pupils = 3): Promise<ImportSteps> => {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(pupils));
    await givenSubject(app, steps.schoolId, 'Reading');
    return steps;
  };
  const stay = (n: number, from: string, to = '', rest: Partial<Record<'group' | 'outcome', string>> = {}) => [
    upn(n),
    'Paired reading',
    rest.group ?? 'Owls',
    'Reading',
    '',
    from,
    to,
    'Below expected in phonics',
    rest.outcome ?? '',
  ];
  const staysOf = ({ schoolId }: ImportSteps) =>
    app.sql(
      `SELECT g.name AS group, p.legal_forename AS pupil, s.starts_on::text AS from, s.ends_on::text AS until,
              s.exit_reason AS outcome
       FROM placement s JOIN intervention_group g ON g.school_id = s.school_id AND g.id = s.group_id
       JOIN pupil p ON p.school_id = s.school_id AND p.id = s.pupil_id WHERE s.school_id = $1 ORDER BY 1, 2, 3`,
      [schoolId],
    );

  it('makes the programme and the group and places the pupils, and changes nothing when repeated', async () => {
    const steps = await fresh();
    const leader = await app.person(steps.schoolId, 'teaching-assistant');
    const file = csv(
      head,
      stay(1, '05/10/2026', '11/12/2026').with(4, leader.email),
      stay(2, '12/10/2026'),
      stay(3, '05/10/2026', '06/11/2026', { outcome: 'Caught up' }),
    );
    const run = await steps.bringIn(file);
    expect(run.counts).toMatchObject({ created: 5, invalid: 0, warnings: 1, pupils: 3 });
    expect(await staysOf(steps)).toEqual([
      { group: 'Owls', pupil: 'Forename1', from: '2026-10-05', until: '2026-12-11', outcome: null },
      { group: 'Owls', pupil: 'Forename2', from: '2026-10-12', until: null, outcome: null },
      { group: 'Owls', pupil: 'Forename3', from: '2026-10-05', until: '2026-11-06', outcome: 'caught-up' },
    ]);
    expect(
      await app.sql(
        `SELECT p.name AS programme, g.starts_on::text AS from, g.ends_on::text AS until, g.leader_id AS leader, g.capacity,
                g.closed_at FROM intervention_group g
         JOIN programme p ON p.school_id = g.school_id AND p.id = g.programme_id WHERE g.school_id = $1`,
        [steps.schoolId],
      ),
    ).toEqual([
      {
        programme: 'Paired reading',
        from: '2026-10-05',
        until: '2026-12-11',
        leader: leader.staffId,
        capacity: 6,
        closed_at: null,
      },
    ]);
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
  });

  it('closes a group that is over and ends who was in it, once', async () => {
    const steps = await fresh();
    const file = csv(head, stay(1, '08/09/2025', '17/10/2025', { outcome: 'no progress' }), stay(2, '08/09/2025'));
    await steps.bringIn(file);
    expect(await staysOf(steps)).toEqual([
      { group: 'Owls', pupil: 'Forename1', from: '2025-09-08', until: '2025-10-17', outcome: 'not-working' },
      { group: 'Owls', pupil: 'Forename2', from: '2025-09-08', until: '2025-10-19', outcome: 'group-ended' },
    ]);
    const [group] = await app.sql<{ closed: boolean }>(
      'SELECT closed_at IS NOT NULL AS closed FROM intervention_group WHERE school_id = $1',
      [steps.schoolId],
    );
    expect(group).toEqual({ closed: true });
    expect((await steps.bringIn(file)).counts).toMatchObject({ created: 0, changed: 0, unchanged: 2 });
  });

  it('ends a stay it knows when the file says when and how, and starts another run of the same name', async () => {
    const steps = await fresh();
    await steps.bringIn(csv(head, stay(1, '05/10/2026')));
    const ended = await steps.bringIn(csv(head, stay(1, '05/10/2026', '06/11/2026', { outcome: 'caught up' })));
    expect(ended.counts).toMatchObject({ created: 0, changed: 1 });
    expect(await staysOf(steps)).toEqual([
      { group: 'Owls', pupil: 'Forename1', from: '2026-10-05', until: '2026-11-06', outcome: 'caught-up' },
    ]);
    const again = await steps.bringIn(csv(head, stay(1, '11/01/2027')));
    expect(again.counts).toMatchObject({ created: 2 });
  });

  it('never places twice in one group, over its places or outside its dates', async () => {
    const steps = await fresh(8);
    await steps.bringIn(csv(head, stay(1, '05/10/2026', '11/12/2026')));
    const eight = Array.from({ length: 6 }, (_, i) => stay(i + 2, '12/10/2026'));
    const checked = await steps.check(
      csv(
        head,
        ...eight,
        stay(8, '28/09/2026'),
        stay(8, '05/10/2026', '30/01/2027'),
        stay(8, '05/10/2026', '09/10/2026', { group: 'Larks' }),
        stay(8, '08/10/2026', '16/10/2026', { group: 'Larks' }),
      ),
    );
    const problems = await steps.problems(checked.id);
    expect(problems.map(({ row, why }) => `${row}: ${why}`)).toEqual([
      '7: Owls is full: all 6 places are taken',
      '8: Owls runs 05/10/2026 to 11/12/2026: this stay begins outside of that',
      '9: Owls runs 05/10/2026 to 11/12/2026: the stay cannot end then',
      '11: Another row says something else of this stay in Larks',
    ]);
  });

  it('leaves out a stay whose sessions are at the same time as those of another group', async () => {
    const steps = await fresh();
    await steps.bringIn(
      csv(head, stay(1, '05/10/2026', '18/12/2026'), stay(2, '05/10/2026', '18/12/2026', { group: 'Larks' })),
    );
    await app.sql(
      `INSERT INTO group_session (school_id, id, group_id, held_on, starts_at, minutes, status, version)
       SELECT school_id, gen_random_uuid(), id, '2026-12-01', '09:00', 30, 'planned', 1 FROM intervention_group
       WHERE school_id = $1`,
      [steps.schoolId],
    );
    const checked = await steps.check(csv(head, stay(1, '02/11/2026', '', { group: 'Larks' })));
    expect(checked.counts).toMatchObject({ created: 0, invalid: 1 });
    expect((await steps.problems(checked.id))[0]?.why).toContain('clashes with Owls on 2026-12-01 at 09:00');
  });
});
