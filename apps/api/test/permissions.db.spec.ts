import { rolePermissions, roles, type Role } from '../src/core/access/permissions';
import { Browser } from './browser';
import { addressOf, allRoutes, inSchool, isDestructive, isStream, isWrite, type Route } from './routes';
import { seededSchool, type SeededSchool } from './seeded-school';
import { TestApp } from './test-app';

interface AuditRow {
  action: string;
  subject_kind: string;
  subject_ids: string[];
}

describe('every route for every role', () => {
  let app: TestApp;
  let routes: Route[];
  let school: SeededSchool;
  let flagId: string;
  beforeAll(async () => {
    app = await TestApp.start();
    // What a token opens has nothing to do with roles and sessions; feeds.db.spec.ts looks at it.
    routes = allRoutes(app).filter(({ access }) => access !== 'feed-token');
    school = await seededSchool(app);
    const [flag] = await app.sql<{ id: string }>(
      `SELECT id FROM flag WHERE school_id = $1 AND pupil_id = $2 AND subject_id = $3`,
      [school.id, school.yearFive[0], school.maths],
    );
    flagId = flag?.id ?? '';
  }, 120_000);
  afterAll(() => app.stop());

  /** Sends nothing in a write: what is let through stops at the missing fields, what is refused never gets there. */
  async function ask(person: Browser, route: Route, headers: Record<string, string> = {}): Promise<Response> {
    const empty = isWrite(route) && route.method !== 'DELETE' ? '{}' : undefined;
    const json = { 'content-type': 'application/json', ...headers };
    const response = await person.response(route.method, addressOf(route, school, flagId), empty, json);
    if (isStream(route) || response.status < 400) await response.body?.cancel();
    return response;
  }
  const denials = (): Promise<AuditRow[]> =>
    app.sql<AuditRow>(
      `SELECT action, subject_kind, subject_ids FROM audit_event WHERE action = 'access.denied' ORDER BY id`,
    );
  const allows = (role: Role, route: Route): boolean =>
    route.access === 'public' ||
    route.access === 'signed-in' ||
    (route.access !== 'feed-token' && rolePermissions[role][route.access] !== undefined);
  /** Signing out ends what the next test needs; signing in is slowed down. */
  const askable = (): Route[] => routes.filter(({ path }) => !path.endsWith('/sign-out') && !path.endsWith('/sign-in'));

  it.each(roles)('lets a %s through where the table of permissions says so, and nowhere else', async (role) => {
    for (const route of askable().filter((one) => !isDestructive(one))) {
      const before = (await denials()).length;
      const response = await ask(school.people[role], route);
      const said = `${role}: ${route.method} ${route.path} → ${response.status}`;
      if (allows(role, route)) {
        expect([401, 403, 500, 503].includes(response.status) ? said : 'allowed').toBe('allowed');
        continue;
      }
      expect(said).toBe(`${role}: ${route.method} ${route.path} → 403`);
      expect(response.headers.get('content-type')).toMatch('application/problem+json');
      const after = await denials();
      expect(after).toHaveLength(before + 1);
      expect(after.at(-1)).toMatchObject({ subject_kind: 'route', subject_ids: [`${route.method} ${route.path}`] });
    }
  });

  it('asks everybody who is not signed in to sign in, whatever the route', async () => {
    const nobody = new Browser(await app.url());
    for (const route of askable().filter(({ access }) => access !== 'public')) {
      const { status } = await ask(nobody, route);
      expect(`${route.method} ${route.path} → ${status}`).toBe(`${route.method} ${route.path} → 401`);
    }
    expect((await nobody.get('/api/v1/schools/abc/flags')).status).toBe(401);
    const forged = { cookie: `headway_session=${'A'.repeat(43)}; XSRF-TOKEN=x`, 'x-xsrf-token': 'x' };
    expect((await nobody.response('POST', '/api/v1/sign-out', undefined, forged)).status).toBe(401);
  });

  it('is not there for the people of another school, whatever they may in their own', async () => {
    const other = await app.school('Otherfield Primary School');
    const head = await app.person(other, 'senior-leader', 'data-manager', 'business-manager');
    for (const route of askable().filter(inSchool)) {
      const response = await ask(head, route);
      expect(`${route.method} ${route.path} → ${response.status}`).toBe(`${route.method} ${route.path} → 404`);
    }
    for (const id of ['0', '-1', '1e9', '1000000000', 'abc', '%00', '1.5', `${school.id}%20`, '٣']) {
      expect((await head.response('GET', `/api/v1/schools/${id}/pupils`)).status).toBe(404);
    }
    const audited = await denials();
    const asked = audited.filter(({ subject_kind: kind }) => kind === 'school');
    expect(asked).toHaveLength(askable().filter(inSchool).length + 9);
  });

  it('finds nothing of another school under the own school’s address', async () => {
    const other = await app.school('Thirdfield Primary School');
    const head = await app.person(other, 'senior-leader', 'data-manager', 'business-manager');
    for (const route of askable().filter((one) => inSchool(one) && /:\w+Id.*:\w+Id/.test(one.path))) {
      const path = addressOf(route, { ...school, id: other }, flagId);
      const body = isWrite(route) && route.method !== 'DELETE' ? '{}' : undefined;
      const headers = { 'content-type': 'application/json', 'if-match': '"1"' };
      const { status } = await head.response(route.method, path, body, headers);
      expect(`${route.method} ${route.path} → ${status}`).toMatch(/→ (404|400)$/);
    }
  });

  it('refuses every write that does not bring the token of its page, or that another site started', async () => {
    const everything = await app.person(school.id, 'senior-leader', 'data-manager', 'business-manager');
    const count = async (): Promise<number> => (await app.sql('SELECT 1 FROM audit_event')).length;
    const before = await count();
    for (const route of routes.filter((one) => isWrite(one) && one.access !== 'public')) {
      for (const headers of [
        { 'x-xsrf-token': '' },
        { 'x-xsrf-token': 'a'.repeat(64) },
        { 'sec-fetch-site': 'cross-site' },
      ]) {
        const { status } = await ask(everything, route, headers);
        expect(`${route.method} ${route.path} → ${status}`).toBe(`${route.method} ${route.path} → 403`);
      }
    }
    const elsewhere = { 'sec-fetch-site': 'cross-site', 'content-type': 'application/json' };
    const signIn = JSON.stringify({ email: everything.email, password: 'x' });
    const started = await new Browser(await app.url()).response('POST', '/api/v1/sign-in', signIn, elsewhere);
    expect(started.status).toBe(403);
    expect(await count()).toBe(before);
  });
});
