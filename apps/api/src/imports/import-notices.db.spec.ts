import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pupilsFile } from '../../test/import-files';
import { ImportSteps } from '../../test/import-steps';
import { TestApp } from '../../test/test-app';
import { JobHandlers } from '../core/jobs/job-handlers';
import { Recurring } from '../core/jobs/recurring';
import type { NoticePageDto } from '../notices/notices.dto';
import type { NewFeedDto } from './feeds/feeds.dto';
import type { ImportPageDto } from './imports.dto';
import type { SavedMappingDto } from './saved/saved-mappings.dto';

type Person = Awaited<ReturnType<TestApp['person']>>;

describe('what became of an import', () => {
  let app: TestApp;
  let root: string;
  let school: number;
  let manager: Person;
  let second: Person;
  let head: Person;
  let steps: ImportSteps;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'headway-notices-'));
    app = await TestApp.start({ feedFolder: root });
    app.nest.get(JobHandlers).find();
  });
  afterAll(async () => {
    await app.stop();
    await rm(root, { recursive: true });
  });
  beforeEach(async () => {
    school = await app.school();
    manager = await app.person(school, 'data-manager');
    second = await app.person(school, 'data-manager');
    head = await app.person(school, 'senior-leader');
    steps = new ImportSteps(app, manager, school);
  });

  const at = (rest: string): string => `/api/v1/schools/${school}/${rest}`;
  const bell = async (who: Person): Promise<(string | null)[][]> =>
    (await who.get<NoticePageDto>(at('notices'))).body.items.map(({ kind, about }) => [
      kind,
      about.fileName,
      about.importId,
    ]);

  it('is told to whoever brought it in, and to nobody else', async () => {
    const { id } = await steps.bringIn(pupilsFile(3), undefined, {}, 'roll.csv');
    expect(await bell(manager)).toEqual([['import-done', 'roll.csv', id]]);
    expect([await bell(second), await bell(head)]).toEqual([[], []]);
  });

  it('is told to the one who uploaded it and the one who had it applied', async () => {
    const checked = await steps.check(pupilsFile(3), undefined, 'roll.csv');
    expect(await bell(manager)).toEqual([]);
    await new ImportSteps(app, second, school).ask(checked);
    await app.finishJobs();
    expect([await bell(manager), await bell(second)]).toEqual([
      [['import-done', 'roll.csv', checked.id]],
      [['import-done', 'roll.csv', checked.id]],
    ]);
  });

  it('is told when it was stopped, each time, and that it went in after all', async () => {
    const checked = await steps.check(pupilsFile(3), undefined, 'roll.csv');
    for (let time = 0; time < 2; time++) {
      await steps.ask(await steps.run(checked.id));
      await new ImportSteps(app, second, school).stop(checked.id);
      await app.finishJobs();
    }
    await steps.ask(await steps.run(checked.id));
    await app.finishJobs();
    expect((await bell(manager)).map(([kind]) => kind)).toEqual(['import-done', 'import-stopped', 'import-stopped']);
    expect(await bell(second)).toEqual([]);
  });

  it('is told when it cannot go in', async () => {
    const checked = await steps.check(pupilsFile(3), undefined, 'roll.csv');
    await steps.ask(checked);
    // What was checked is no longer there.
    await app.sql('UPDATE import_part SET content = NULL WHERE school_id = $1', [school]);
    await app.finishJobs();
    expect(await steps.run(checked.id)).toMatchObject({ status: 'failed' });
    expect((await bell(manager)).map(([kind]) => kind)).toEqual(['import-stopped']);
  });

  describe('of a feed', () => {
    let feed: NewFeedDto;
    beforeEach(async () => {
      await steps.bringIn(pupilsFile(10));
      await app.sql('DELETE FROM notice WHERE school_id = $1', [school]);
      const [mapping] = (await manager.get<SavedMappingDto[]>(at('saved-mappings'))).body;
      const wish = { fullRoll: false, mostChanges: 3, mostShare: 0.5, savedMappingId: mapping?.id ?? null };
      feed = (await manager.post<NewFeedDto>(at('feeds'), { name: 'Nightly roll', ...wish })).body;
    });
    async function send(content: string): Promise<void> {
      const form = new FormData();
      form.append('file', new Blob([content]), 'roll.csv');
      const headers = { authorization: `Bearer ${feed.token}` };
      const url = `${await app.url()}${at(`feeds/${feed.feed.id}/upload`)}`;
      expect((await fetch(url, { method: 'POST', body: form, headers })).status).toBe(202);
      await app.finishJobs();
    }
    const newest = async (): Promise<string> =>
      (await manager.get<ImportPageDto>(at('imports'))).body.items[0]?.id ?? '';
    const renamed = (...pupils: number[]): string =>
      pupils.reduce((file, n) => file.replace(`Surname${n},`, `Evans${n},`), pupilsFile(10));

    it('is told to every data manager: applied, or waiting for one of them', async () => {
      await send(renamed(1));
      const done = ['import-done', 'roll.csv', await newest()];
      await send(renamed(2, 3, 4, 5));
      const waits = ['import-stopped', 'roll.csv', await newest()];
      for (const who of [manager, second]) expect(await bell(who)).toEqual([waits, done]);
      expect(await bell(head)).toEqual([]);
    });

    it('is told of a file in the folder that cannot be read', async () => {
      const folder = path.join(root, String(school), feed.feed.id);
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, 'broken.csv'), 'no columns at all');
      const old = new Date(app.clock.now().getTime() - 120_000);
      await utimes(path.join(folder, 'broken.csv'), old, old);
      await app.sql('DELETE FROM recurring_job');
      await app.nest.get(Recurring).promiseDue();
      await app.finishJobs();
      const id = await newest();
      expect(await bell(second)).toEqual([['import-stopped', 'broken.csv', id]]);
      expect(await steps.run(id)).toMatchObject({ status: 'failed', fileName: 'broken.csv', parts: [] });
    });

    it('is not told to a data manager who has left', async () => {
      await app.sql('UPDATE staff SET left_on = $2 WHERE id = $1', [second.staffId, '2026-10-01']);
      await send(renamed(1));
      const told = await app.sql<{ staff_id: string }>('SELECT staff_id FROM notice WHERE school_id = $1', [school]);
      expect(told.map(({ staff_id: id }) => id)).toEqual([manager.staffId]);
    });
  });
});
