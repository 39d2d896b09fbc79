import { DEMO_PASSWORD, demoLogins } from '@headway/demo-school';
import { Browser } from '../../test/browser';
import { TestApp } from '../../test/test-app';
import { DemoAccounts } from './demo-accounts.queries';
import type { FlagPageDto } from '../flags/flags.dto';
import type { ImpactListDto } from '../impact/impact.dto';
import { LoadDemo } from './load-demo';

describe('loading the demo', () => {
  let app: TestApp;
  let loaded: Awaited<ReturnType<LoadDemo['run']>>;

  beforeAll(async () => {
    app = await TestApp.start();
    loaded = await app.nest.get(LoadDemo).run({ ifEmpty: true });
  }, 60_000);
  afterAll(() => app.stop());

  it('writes three schools with their pupils and results', async () => {
    expect(loaded?.map(({ name }) => name)).toEqual([
      'Wrenfield Primary School',
      'Saltmarsh Lane Primary School',
      'Kestrelmoor School',
    ]);
    for (const { id, pupils, results } of loaded ?? []) {
      const [row] = await app.sql<{ pupils: number; results: number }>(
        `SELECT (SELECT count(*)::int FROM pupil WHERE school_id = $1) AS pupils,
                (SELECT count(*)::int FROM result WHERE school_id = $1) AS results`,
        [id],
      );
      expect(row).toEqual({ pupils, results });
    }
  });

  it('writes everything a school works with', async () => {
    const tables = [
      'half_term closed_day assessment_window window_subject scale subject expectation staff staff_role staff_rate',
      'class class_pupil class_staff characteristic attendance programme intervention_group group_slot cost_line',
      'placement group_session register_mark audit_event',
    ]
      .join(' ')
      .split(' ');
    for (const table of tables) {
      const rows = await app.sql<{ school_id: number }>(`SELECT DISTINCT school_id FROM ${table} ORDER BY 1`);
      expect([table, rows.map((row) => row.school_id)]).toEqual([table, loaded?.map(({ id }) => id)]);
    }
  });

  it('does nothing when asked again', async () => {
    const count = () => app.sql<{ n: string }>('SELECT count(*) AS n FROM school');
    const before = await count();
    expect(await app.nest.get(LoadDemo).run({ ifEmpty: true })).toBeNull();
    expect(await app.nest.get(LoadDemo).run({ ifEmpty: false })).toBeNull();
    expect(await count()).toEqual(before);
  });

  it('lets every role sign in with the one password, into the schools where they work', async () => {
    expect(await app.nest.get(DemoAccounts).logins()).toEqual(demoLogins());
    for (const { email } of demoLogins()) {
      const browser = new Browser(await app.url());
      expect((await browser.signIn(email, DEMO_PASSWORD)).status).toBe(200);
      const me = await browser.get<{ schools: { id: number }[] }>('/api/v1/me');
      const everySchool = email.startsWith('trust@');
      expect(me.body.schools.map(({ id }) => id)).toEqual(loaded?.map(({ id }) => id).slice(0, everySchool ? 3 : 1));
    }
  });

  it('promises the analysis of each school, which lists a fifth of the pupils at most and judges a programme', async () => {
    const promised = await app.sql<{ job: string; school_id: number }>('SELECT job, school_id FROM outbox');
    expect(promised.filter(({ job }) => job === 'analyse-school')).toHaveLength(3);
    expect(promised.filter(({ job }) => job === 'estimate-impact')).toHaveLength(3);
    await app.finishJobs();

    const [first] = loaded ?? [];
    const [roll] = await app.sql<{ pupils: number; leon: boolean }>(
      `SELECT count(*)::int AS pupils,
              (SELECT bool_or(p.legal_surname = 'Achterberg-Nwosu') FROM flag f
               JOIN pupil p ON p.school_id = f.school_id AND p.id = f.pupil_id
               WHERE f.school_id = $1 AND f.state = 'open') AS leon
       FROM pupil WHERE school_id = $1 AND leaving_date IS NULL`,
      [first?.id],
    );
    expect(roll?.leon).toBe(true);
    const head = new Browser(await app.url());
    await head.signIn('head@wrenfield.example', DEMO_PASSWORD);
    // A list of a quarter of the school is read by nobody: what opens first is at most a fifth of the pupils.
    const { rows, total } = (await head.get<FlagPageDto>(`/api/v1/schools/${first?.id}/flags?limit=200`)).body;
    expect(rows).toHaveLength(total);
    const share = new Set(rows.map(({ pupil }) => pupil.id)).size / (roll?.pupils ?? 1);
    expect(share).toBeGreaterThan(0.1);
    expect(share).toBeLessThanOrEqual(0.2);

    // One group is too few to go by; the programme's groups together show the effect the demo gave them.
    const { body } = await head.get<ImpactListDto>(`/api/v1/schools/${first?.id}/impact`);
    const wordReading = body.rows.find(({ programmeName }) => programmeName === 'Word reading')?.programmeId;
    expect(body.programmes.find(({ programmeId }) => programmeId === wordReading)?.verdict).toBe('helped');
  }, 120_000);
});
