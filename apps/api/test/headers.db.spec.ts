import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { Config } from '../src/core/config/config';
import { createApp } from '../src/create-app';
import { CreateAccount } from '../src/identity/create-account';
import { CreateSchool } from '../src/schools/create-school';
import { testPassword } from './test-app';
import { createTestDatabase, type TestDatabase } from './test-database';

const email = 'head@school.example';

describe.each([
  ['behind TLS', true],
  ['without TLS', false],
])('headers and cookies %s', (_, secureCookies) => {
  let app: NestExpressApplication;
  let database: TestDatabase;
  let webRoot: string;
  let base: string;
  beforeAll(async () => {
    webRoot = mkdtempSync(join(tmpdir(), 'headway-web-'));
    writeFileSync(join(webRoot, 'index.html'), '<html><script nonce="CSP_NONCE"></script></html>');
    writeFileSync(join(webRoot, 'main-ABCDEFGH.js'), '1');
    writeFileSync(join(webRoot, 'service-worker.js'), '1');
    database = await createTestDatabase();
    const config: Config = {
      ...{ appUrl: database.appUrl, redisUrl: null, port: 0, secureCookies, webRoot },
      ...{ logLevel: 'silent', trustedProxies: 0, feedFolder: null, mail: null, metricsToken: null },
    };
    app = await createApp(config);
    await app.listen(0, '127.0.0.1');
    base = await app.getUrl();
    const schoolId = await app.get(CreateSchool).run({ name: 'Wrenfield Primary School', phase: 'primary' });
    const person = { title: 'Ms', forename: 'Robin', surname: 'Head', jobTitle: 'Head', password: testPassword };
    await app.get(CreateAccount).run({ schoolId, email, roles: ['senior-leader'], ...person });
  });
  afterAll(async () => {
    await app.close();
    await database.drop();
    rmSync(webRoot, { recursive: true });
  });

  const signIn = (cookie = ''): Promise<Response> =>
    fetch(`${base}/api/v1/sign-in`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ email, password: testPassword }),
    });
  const sessionOf = (response: Response): string =>
    response.headers.getSetCookie().find((line) => line.startsWith('headway_session=')) ?? '';

  it('serves the page with a policy that runs its own scripts only, a new nonce each time', async () => {
    const nonces = new Set<string>();
    for (const path of ['/', '/flags', '/sign-in?next=%2Fflags']) {
      const response = await fetch(base + path);
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? '';
      expect(await response.text()).toContain(`nonce="${nonce}"`);
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
      for (const part of ["default-src 'self'", "object-src 'none'", "base-uri 'self'", "frame-ancestors 'none'"]) {
        expect(policy).toContain(part);
      }
      nonces.add(nonce);
      expect(response.headers.get('cache-control')).toBe('no-store');
    }
    expect(nonces.size).toBe(3);
  });

  it('lets the service worker of this origin run, fetch from here, and be new with every version', async () => {
    const { headers } = await fetch(`${base}/service-worker.js`);
    expect(headers.get('content-security-policy')).toContain("connect-src 'self'");
    expect(headers.get('cache-control')).toBe('no-cache');
    expect(headers.get('content-type')).toMatch(/javascript/);
    expect((await fetch(base)).headers.get('content-security-policy')).toContain("worker-src 'self'");
  });

  it.each(['/', '/main-ABCDEFGH.js', '/service-worker.js', '/api/health', '/api/v1/me', '/api/docs-json'])(
    'protects %s',
    async (path) => {
      const { headers } = await fetch(base + path);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('referrer-policy')).toBe('no-referrer');
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('strict-transport-security') !== null).toBe(secureCookies);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      if (path.startsWith('/api')) expect(headers.get('cache-control')).toBe('no-store');
    },
  );

  it('describes itself without scripts written into the page', async () => {
    const response = await fetch(`${base}/api/docs`);
    const scripts = /script-src ([^;]*)/.exec(response.headers.get('content-security-policy') ?? '')?.[1];
    expect(scripts).toBe("'self'");
    expect(response.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(await response.text()).not.toMatch(/<script(?![^>]*src=)[^>]*>\s*\S|\son\w+="/);
  });

  it('keeps the session where no script and no other site gets at it', async () => {
    const response = await signIn();
    expect(response.status).toBe(200);
    const [session, csrf] = ['headway_session=', 'XSRF-TOKEN='].map(
      (name) => response.headers.getSetCookie().find((line) => line.startsWith(name)) ?? '',
    );
    for (const flag of ['HttpOnly', 'SameSite=Strict', 'Path=/', 'Expires=']) expect(session).toContain(flag);
    for (const flag of ['SameSite=Strict', 'Path=/']) expect(csrf).toContain(flag);
    expect(csrf).not.toContain('HttpOnly');
    for (const cookie of [session, csrf]) {
      expect(cookie?.includes('Secure')).toBe(secureCookies);
      expect(cookie).not.toContain('Domain');
    }
    expect(await response.text()).not.toContain((session ?? '').split(/[=;]/)[1]);
  });

  it('gives a session of its own to whoever signs in, whatever cookie was there before', async () => {
    const planted = `headway_session=${'A'.repeat(43)}`;
    const first = sessionOf(await signIn(planted)).split(';')[0] ?? '';
    expect(first).not.toBe(planted);
    const second = sessionOf(await signIn(first)).split(';')[0] ?? '';
    expect(second).not.toBe(first);
    const me = (cookie: string): Promise<Response> => fetch(`${base}/api/v1/me`, { headers: { cookie } });
    expect((await me(planted)).status).toBe(401);
    expect((await me(first)).status).toBe(401);
    expect((await me(second)).status).toBe(200);
  });
});
