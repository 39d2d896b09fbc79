import { TcpProxy } from './tcp-proxy';
import { TestApp } from './test-app';

describe('when the database is away', () => {
  it('says so in words, loses nothing, and goes on by itself when it is back', async () => {
    const app = await TestApp.start({ throughProxy: (host, port) => new TcpProxy(host, port) });
    try {
      const school = await app.school();
      const senco = await app.person(school, 'senco');
      await app.proxy?.cut();
      const away = await senco.get<{ title: string; detail: string }>('/api/v1/me');
      expect(away.status).toBe(503);
      expect(away.body.title).toMatch(/cannot reach its database/);
      expect(away.body.detail).toMatch(/what was saved before is safe/);
      expect((await senco.get('/api/health')).status).toBe(503);
      await app.proxy?.open();
      expect((await senco.get('/api/v1/me')).status).toBe(200);
    } finally {
      await app.proxy?.open().catch(() => undefined);
      await app.stop();
      await app.proxy?.cut();
    }
  });
});
