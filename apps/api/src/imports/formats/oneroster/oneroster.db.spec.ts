import { makeUpn } from '@headway/domain';
import { upn } from '../../../../test/import-files';
import { ImportSteps } from '../../../../test/import-steps';
import { type RosterRows, rosterZip, smallRoster } from '../../../../test/oneroster-files';
import { TestApp } from '../../../../test/test-app';

describe('bringing an OneRoster export in', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  const without = (rows: RosterRows): RosterRows => ({
    ...rows,
    users: rows.users?.filter(({ sourcedId }) => sourcedId !== 'u6') ?? [],
    roles: rows.roles?.filter(({ userSourcedId }) => userSourcedId !== 'u6') ?? [],
  });

  it('writes staff, pupils, classes with who is in them, and results', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    await app.sql(`INSERT INTO subject (school_id, id, name, position) VALUES ($1, 1, 'Maths', 1)`, [steps.schoolId]);
    const run = await steps.bringIn(await rosterZip(without(smallRoster)), undefined, {}, 'export.zip');
    expect(run).toMatchObject({ status: 'applied', failure: null, format: 'oneroster' });
    expect(run.parts.map(({ name, kind, columnsGiven }) => [name, kind, columnsGiven])).toEqual([
      ['Staff (users.csv)', 'staff', true],
      ['Pupils (users.csv)', 'pupils', true],
      ['Classes (enrollments.csv)', 'classes', true],
      ['Results (results.csv)', 'results', true],
    ]);
    const { schoolId } = steps;
    expect(
      await app.sql('SELECT upn, legal_surname, leaving_date::text FROM pupil WHERE school_id = $1 ORDER BY upn', [
        schoolId,
      ]),
    ).toEqual(
      [
        { upn: upn(1), legal_surname: 'Bell', leaving_date: null },
        { upn: upn(2), legal_surname: 'Cole, Jr', leaving_date: null },
        { upn: upn(3), legal_surname: 'Moss', leaving_date: '2026-10-02' },
      ].sort((a, b) => a.upn.localeCompare(b.upn)),
    );
    expect(
      await app.sql(
        `SELECT c.name, c.kind, p.upn FROM class_pupil m JOIN class c ON c.school_id = m.school_id AND c.id = m.class_id
         JOIN pupil p ON p.school_id = m.school_id AND p.id = m.pupil_id WHERE m.school_id = $1 ORDER BY c.name`,
        [schoolId],
      ),
    ).toEqual([
      { name: '5A', kind: 'registration', upn: upn(1) },
      { name: 'Maths 5/1', kind: 'set', upn: upn(1) },
    ]);
    const [teachers] = await app.sql<{ n: number }>('SELECT count(*)::int AS n FROM class_staff WHERE school_id = $1', [
      schoolId,
    ]);
    expect(teachers?.n).toBe(2);
    expect(await app.sql('SELECT value, window_id FROM result WHERE school_id = $1', [schoolId])).toEqual([
      { value: 31.5, window_id: 20261 },
    ]);

    const again = await steps.bringIn(await rosterZip(without(smallRoster)), undefined, {}, 'export.zip');
    expect(again.counts).toMatchObject({ created: 0, changed: 0, invalid: 0 });
  });

  it('names the row of the export in which a pupil has no UPN', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    const { users = [], roles = [] } = smallRoster;
    const checked = await steps.check(await rosterZip({ users, roles }));
    const invalid = (await steps.problems(checked.id)).filter(({ grade }) => grade === 'invalid');
    expect(invalid).toEqual([
      expect.objectContaining({
        part: 'Pupils (users.csv)',
        row: 7,
        column: 'UPN',
        why: 'There is no UPN',
        pupil: 'Ray, Mo',
      }),
    ]);
    expect((await steps.ask(checked)).status).toBe(422);
    expect(await app.sql('SELECT 1 FROM pupil WHERE school_id = $1', [steps.schoolId])).toEqual([]);
  });

  it('of 2,000 pupils goes in within ten seconds', async () => {
    const steps = await ImportSteps.by(app, await app.school());
    const zip = await rosterZip(largeRoster(2_000));
    const start = performance.now();
    const run = await steps.bringIn(zip);
    const seconds = (performance.now() - start) / 1_000;
    expect(run).toMatchObject({ status: 'applied', failure: null, counts: { created: 2_000 + 2_067 + 67 + 67 } });
    process.stdout.write(`OneRoster with 2,000 pupils: ${seconds.toFixed(1)} s\n`);
    // Beside other tests on a shared machine it gets only a share of the time: the figure is printed.
    expect(seconds).toBeLessThan(process.env['CI'] ? 45 : 10);
  }, 60_000);
});

/** Classes of thirty, each with a teacher. */
function largeRoster(pupils: number): RosterRows {
  const year = {
    sourcedId: 'y',
    title: '2026-27',
    type: 'schoolYear',
    startDate: '2026-09-01',
    endDate: '2027-07-21',
    schoolYear: 2027,
  };
  const of = (n: number): number => Math.floor(n / 30);
  const classes = Array.from({ length: of(pupils - 1) + 1 }, (_, k) => k);
  const numbers = Array.from({ length: pupils }, (_, n) => n);
  return {
    academicSessions: [year],
    courses: [{ sourcedId: 'c', title: 'Year 5', schoolYearSourcedId: 'y' }],
    classes: classes.map((k) => ({
      sourcedId: `k${k}`,
      title: `5-${k}`,
      courseSourcedId: 'c',
      classType: 'homeroom',
      termSourcedIds: 'y',
    })),
    users: [
      ...classes.map((k) => ({
        sourcedId: `t${k}`,
        givenName: `Teacher${k}`,
        familyName: `Made-up${k}`,
        email: `t${k}@school.example`,
      })),
      ...numbers.map((n) => ({
        sourcedId: `p${n}`,
        givenName: `Forename${n}`,
        familyName: `Surname${n}`,
        identifier: largeUpn(n),
        grades: '5',
      })),
    ],
    roles: [
      ...classes.map((k) => ({ sourcedId: `rt${k}`, userSourcedId: `t${k}`, roleType: 'primary', role: 'teacher' })),
      ...numbers.map((n) => ({ sourcedId: `rp${n}`, userSourcedId: `p${n}`, roleType: 'primary', role: 'student' })),
    ],
    enrollments: [
      ...classes.map((k) => ({
        sourcedId: `et${k}`,
        classSourcedId: `k${k}`,
        userSourcedId: `t${k}`,
        role: 'teacher',
      })),
      ...numbers.map((n) => ({
        sourcedId: `ep${n}`,
        classSourcedId: `k${of(n)}`,
        userSourcedId: `p${n}`,
        role: 'student',
      })),
    ],
  };
}

const largeUpn = (n: number): string =>
  makeUpn({ localAuthority: 999, establishment: 1000 + Math.floor(n / 999), year: 21, serial: (n % 999) + 1 });
