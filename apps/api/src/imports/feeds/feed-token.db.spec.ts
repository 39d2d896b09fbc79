import { pupilsFile } from '../../../test/import-files';
import { TestApp } from '../../../test/test-app';
import type { NewFeedDto } from './feeds.dto';

describe('wrong tokens of a feed', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await TestApp.start();
  });
  afterAll(() => app.stop());

  it('are slowed down from one address, whatever comes after; other feeds go on', async () => {
    const school = await app.school();
    const manager = await app.person(school, 'data-manager');
    const feeds = `/api/v1/schools/${school}/feeds`;
    const wish = { fullRoll: false, mostChanges: 3, mostShare: 0.5, savedMappingId: null };
    const made = async (name: string): Promise<NewFeedDto> =>
      (await manager.post<NewFeedDto>(feeds, { name, ...wish })).body;
    const [roll, marks] = [await made('Roll'), await made('Marks')];
    const send = async ({ feed }: NewFeedDto, token: string): Promise<Response> => {
      const form = new FormData();
      form.append('file', new Blob([pupilsFile(1)]), 'roll.csv');
      const headers = { authorization: `Bearer ${token}` };
      return fetch(`${await app.url()}${feeds}/${feed.id}/upload`, { method: 'POST', body: form, headers });
    };
    const wrong = (n: number): string => `hwf_wrong-token-number-${n}-of-many`;

    for (let n = 0; n < 20; n++) expect((await send(roll, wrong(n))).status).toBe(401);
    // The right one is no try.
    expect((await send(roll, roll.token)).status).toBe(202);
    const blocked = await send(roll, wrong(20));
    expect(blocked.status).toBe(429);
    expect(Number(blocked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await blocked.json()).toMatchObject({
      title: 'Too many wrong tokens',
      detail: 'Nothing was taken in. Wait 5 minutes, and send the token that the feed has now.',
    });
    expect((await send(roll, roll.token)).status).toBe(429);
    expect((await send(marks, marks.token)).status).toBe(202);
  });
});
