import { Writable } from 'node:stream';
import { Browser } from './browser';
import { addressOf, allRoutes, isStream, isWrite } from './routes';
import { seededSchool } from './seeded-school';
import { TestApp } from './test-app';

describe('what is logged, down to debug', () => {
  it('names no pupil, no member of staff, no address, nothing that was typed', async () => {
    let logged = '';
    const logTo = new Writable({
      write(chunk: Buffer, _, done) {
        logged += chunk.toString();
        done();
      },
    });
    const app = await TestApp.start({ logTo });
    try {
      const school = await seededSchool(app);
      const person = await app.person(school.id, 'senior-leader', 'data-manager', 'business-manager');
      const [flag] = await app.sql<{ id: string }>('SELECT id FROM flag WHERE school_id = $1', [school.id]);
      for (const route of allRoutes(app).filter((one) => !isStream(one) && !one.path.endsWith('sign-out'))) {
        const address = addressOf(route, school, flag?.id ?? '');
        const path = `${address}${address.includes('?') ? '&' : '?'}search=typed-in-a-query`;
        const body = isWrite(route) ? '{"name":"typed-in-a-body","password":"typed-as-a-password"}' : undefined;
        await (await person.response(route.method, path, body, { 'content-type': 'application/json' })).text();
      }
      await new Browser(await app.url()).signIn(person.email, 'typed-as-a-password');
      await person.get(`/api/v1/nothing/${school.names[1]}`);
      // A fault inside, whose message PostgreSQL would make of what is in the row.
      await app.sql(`ALTER TABLE staff_rate ADD CONSTRAINT told CHECK (role::int > 0) NOT VALID`);
      const rate = { role: 'typed-as-a-role', startsOn: '2026-09-01', pencePerHour: 1, additional: false };
      expect((await person.put(`/api/v1/schools/${school.id}/rates`, rate)).status).toBe(500);

      const lines = logged.split('\n').filter(Boolean);
      expect(lines.length).toBeGreaterThan(100);
      expect(logged).toContain('"route":"/api/v1/schools/:schoolId/pupils/:pupilId"');
      expect(logged).toContain('set-rate');
      const staff = await app.sql<{ text: string }>(
        'SELECT unnest(ARRAY[email, display_name]) AS text FROM account UNION SELECT surname FROM staff',
      );
      const telling = [...school.names, ...staff.map(({ text }) => text)];
      for (const text of [...telling, 'typed-', 'headway_session', 'search=', 'XSRF-TOKEN']) {
        const at = logged.indexOf(text);
        expect(at < 0 ? '' : logged.slice(Math.max(0, at - 200), at + 80)).toBe('');
      }
    } finally {
      await app.stop();
    }
  }, 120_000);
});
