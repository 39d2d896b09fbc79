import { Browser } from './browser';
import { TestApp, testPassword } from './test-app';

describe('access', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('signs in, says who it is, and signs out so that the old cookie is worth nothing', async () => {
    const school = await app.school();
    const senco = await app.person(school, 'senco');
    const me = await senco.get<{ schools: { id: number; permissions: string[] }[] }>('/api/v1/me');
    expect(me.status).toBe(200);
    expect(me.body.schools).toHaveLength(1);
    expect(me.body.schools[0]).toMatchObject({ id: school });
    expect(me.body.schools[0]?.permissions).toContain('placements.write');

    const copied = senco.copy();
    expect((await senco.post('/api/v1/sign-out')).status).toBe(204);
    expect((await copied.get('/api/v1/me')).status).toBe(401);
  });

  it('says the same for a wrong password and for an unknown e-mail', async () => {
    const school = await app.school();
    const { email } = await app.person(school, 'governor');
    const wrong = await new Browser(await app.url()).signIn(email, 'not the password at all');
    const unknown = await new Browser(await app.url()).signIn('nobody@school.example', testPassword);
    expect(wrong.status).toBe(401);
    expect(wrong).toEqual(unknown);
  });

  it('slows down guessing for one e-mail', async () => {
    const browser = new Browser(await app.url());
    const statuses: number[] = [];
    for (let n = 0; n < 22; n++)
      statuses.push((await browser.signIn('guessed@school.example', `guess number ${n}`)).status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(20);
    expect(statuses.at(-1)).toBe(429);
  });

  it('gives each person a half of their own for the key to what their browser keeps, the same in every session', async () => {
    const school = await app.school();
    const secretOf = async (browser: Browser) =>
      (await browser.get<{ secret: string }>('/api/v1/me/device-secret')).body.secret;
    const senco = await app.person(school, 'senco');
    const again = new Browser(await app.url());
    await again.signIn(senco.email, testPassword);
    expect(await secretOf(senco)).toMatch(/^[\da-f]{8}-/);
    expect(await secretOf(again)).toBe(await secretOf(senco));
    expect(await secretOf(await app.person(school, 'governor'))).not.toBe(await secretOf(senco));
    expect((await new Browser(await app.url()).get('/api/v1/me/device-secret')).status).toBe(401);
  });

  it('refuses a write without the token of its page', async () => {
    const school = await app.school();
    const senco = await app.person(school, 'senco');
    expect((await senco.post('/api/v1/sign-out', undefined, { 'x-xsrf-token': 'made up' })).status).toBe(403);
    expect((await senco.get('/api/v1/me')).status).toBe(200);
  });

  it('ends a session after half an hour without use, and after twelve hours in any case', async () => {
    const school = await app.school();
    const idle = await app.person(school, 'senco');
    const busy = await app.person(school, 'senco');
    for (let n = 0; n < 3; n++) {
      app.clock.forwardMinutes(20);
      expect((await busy.get('/api/v1/me')).status).toBe(200);
    }
    expect((await idle.get('/api/v1/me')).status).toBe(401);
    for (let n = 0; n < 40; n++) {
      app.clock.forwardMinutes(20);
      await busy.get('/api/v1/me');
    }
    expect((await busy.get('/api/v1/me')).status).toBe(401);
  });

  it('does not let somebody into another school, and writes the attempt down', async () => {
    const mine = await app.school('Mine');
    const other = await app.school('Other');
    const head = await app.person(mine, 'senior-leader');
    const answer = await head.get(`/api/v1/schools/${other}/events`);
    expect(answer.status).toBe(404);
    const [event] = await app.sql<{ action: string; subject_ids: string[] }>(
      `SELECT action, subject_ids FROM audit_event WHERE school_id = $1 AND action = 'access.denied'`,
      [mine],
    );
    expect(event).toMatchObject({ action: 'access.denied', subject_ids: [String(other)] });
  });
});
