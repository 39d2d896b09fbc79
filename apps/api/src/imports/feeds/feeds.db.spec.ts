import { mkdir, mkdtemp, readdir, rm, symlink, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { csv, pupilsFile, resultsFile, upn } from '../../../test/import-files';
import { ImportSteps } from '../../../test/import-steps';
import { TestApp } from '../../../test/test-app';
import { JobHandlers } from '../../core/jobs/job-handlers';
import { Recurring } from '../../core/jobs/recurring';
import type { ImportPageDto } from '../imports.dto';
import type { SavedMappingDto } from '../saved/saved-mappings.dto';
import type { FeedDto, FeedWishDto, NewFeedDto } from './feeds.dto';

describe('a feed', () => {
  let app: TestApp;
  let root: string;
  beforeAll(async () => {
    root = await mkdtemp(path.join(tmpdir(), 'headway-feeds-'));
    app = await TestApp.start({ feedFolder: root });
  });
  afterAll(async () => {
    await app.stop();
    await rm(root, { recursive: true });
  });

  /** A school whose list of 10 pupils has gone in once, and a feed for such lists. */
  async function started(wish: Partial<FeedWishDto> = {}) {
    const steps = await ImportSteps.by(app, await app.school());
    await steps.bringIn(pupilsFile(10));
    const manager = await app.person(steps.schoolId, 'data-manager');
    const at = (rest: string): string => `/api/v1/schools/${steps.schoolId}/${rest}`;
    const [mapping] = (await manager.get<SavedMappingDto[]>(at('saved-mappings'))).body;
    const limits = { fullRoll: false, mostChanges: 3, mostShare: 0.5, savedMappingId: mapping?.id ?? null };
    const { body } = await manager.post<NewFeedDto>(at('feeds'), { name: 'Nightly roll', ...limits, ...wish });
    const upload = async (content: string, token = body.token): Promise<Response> => {
      const form = new FormData();
      form.append('file', new Blob([content]), 'roll.csv');
      const headers = { authorization: `Bearer ${token}` };
      return fetch(`${await app.url()}${at(`feeds/${body.feed.id}/upload`)}`, { method: 'POST', body: form, headers });
    };
    const newest = async () => (await manager.get<ImportPageDto>(at('imports'))).body.items[0];
    const folder = path.join(root, String(steps.schoolId), body.feed.id);
    return { steps, manager, at, feed: body.feed, token: body.token, upload, newest, folder };
  }
  const renamed = (...pupils: number[]): string =>
    pupils.reduce((file, n) => file.replace(`Surname${n},`, `Evans${n},`), pupilsFile(10));

  it('applies by itself what changes little, and says in the list that nobody did', async () => {
    const { upload, newest, steps } = await started();
    expect((await upload(renamed(1, 2))).status).toBe(202);
    await app.finishJobs();
    expect(await newest()).toMatchObject({ status: 'applied', feed: 'Nightly roll', createdBy: null });
    const [pupil] = await app.sql('SELECT legal_surname FROM pupil WHERE school_id = $1 AND upn = $2', [
      steps.schoolId,
      upn(2),
    ]);
    expect(pupil).toEqual({ legal_surname: 'Evans2' });
    const audit = await app.sql(
      `SELECT action, account_id, why FROM audit_event WHERE school_id = $1 AND why = 'feed' ORDER BY id`,
      [steps.schoolId],
    );
    expect(audit.map(({ action }) => action)).toEqual([
      'import.uploaded',
      'import.matched',
      'import.apply-asked',
      'import.applied',
    ]);
    expect(audit.every(({ account_id: account }) => account === null)).toBe(true);
  });

  it('leaves what changes more to a person, who can then apply it', async () => {
    const { upload, newest, steps } = await started();
    await upload(renamed(1, 2, 3, 4));
    await app.finishJobs();
    const waiting = await newest();
    expect(waiting?.status).toBe('checked');
    const run = await steps.run(waiting?.id ?? '');
    expect(run.failure).toBe('4 of 10 would change or leave. This feed applies at most 3, and 50%, by itself.');
    await steps.ask(run);
    await app.finishJobs();
    expect(await newest()).toMatchObject({ status: 'applied' });
  });

  it('waits when pupils would leave beyond the threshold, when a row cannot be read, and when the file is another', async () => {
    const { upload, steps, newest } = await started({ fullRoll: true, mostShare: 0.2 });
    await upload(pupilsFile(7));
    await app.finishJobs();
    expect((await steps.run((await newest())?.id ?? '')).failure).toContain('3 of 10 would change or leave');
    await upload(pupilsFile(10).replace(',6,6A', ',66,6A'));
    await app.finishJobs();
    expect((await steps.run((await newest())?.id ?? '')).failure).toContain('1 cannot be read');
    await upload(resultsFile(1, 2));
    await app.finishJobs();
    expect(await newest()).toMatchObject({ status: 'uploaded' });
    const [left] = await app.sql(
      'SELECT count(*)::int AS n FROM pupil WHERE school_id = $1 AND leaving_date IS NOT NULL',
      [steps.schoolId],
    );
    expect(left).toEqual({ n: 0 });
  });

  it('says what its last file did and which wait, with the reason', async () => {
    const { upload, manager, at, feed, steps, newest } = await started();
    const listed = async () => (await manager.get<FeedDto[]>(at('feeds'))).body[0];
    expect(await listed()).toMatchObject({ lastFile: null, waiting: [], waitingCount: 0 });
    await upload(renamed(1, 2, 3, 4));
    // It has come, and nobody has looked at it yet: it waits for the queue, not for a person.
    expect(await listed()).toMatchObject({ lastFile: { status: 'uploaded', why: null }, waitingCount: 0 });
    await app.finishJobs();
    const waiting = {
      importId: (await newest())?.id,
      status: 'checked',
      changed: 4,
      why: expect.stringContaining('4 of 10 would change or leave'),
    };
    expect(await listed()).toMatchObject({ lastFile: waiting, waiting: [waiting], waitingCount: 1 });

    await upload(pupilsFile(11).replace('Surname2,', 'Evans2,'));
    await app.finishJobs();
    expect(await listed()).toMatchObject({
      lastFile: { fileName: 'roll.csv', status: 'applied', created: 1, changed: 1, left: 0, why: null },
      waiting: [waiting],
      waitingCount: 1,
    });
    // What waits can be discarded, after the feed has ended too.
    await manager.delete(at(`feeds/${feed.id}`));
    expect((await listed())?.waiting).toHaveLength(1);
    const run = await steps.run(waiting.importId ?? '');
    await manager.delete(steps.path(run.id), { 'if-match': `"${run.version}"` });
    expect(await listed()).toMatchObject({ waiting: [], waitingCount: 0 });
  });

  it('links the newest five that wait, and counts the others', async () => {
    const { upload, manager, at } = await started();
    for (let n = 0; n < 6; n++) await upload(`${renamed(1, 2, 3, 4)}${'\r\n'.repeat(n)}`);
    await app.finishJobs();
    const [feed] = (await manager.get<FeedDto[]>(at('feeds'))).body;
    expect([feed?.waiting.length, feed?.waitingCount]).toEqual([5, 6]);
    expect(feed?.waiting[0]?.importId).toBe(feed?.lastFile?.importId);
  });

  it('applies nothing by itself once it has ended, though the file came before', async () => {
    const { upload, newest, steps, manager, at, feed } = await started();
    expect((await upload(renamed(1))).status).toBe(202);
    expect((await manager.delete(at(`feeds/${feed.id}`))).status).toBe(204);
    await app.finishJobs();
    const waiting = await newest();
    expect(waiting?.status).toBe('uploaded');
    expect((await steps.run(waiting?.id ?? '')).failure).toContain('This feed has been ended');
  });

  it('takes a file in with the promise to go on with it, or not at all', async () => {
    const { upload, steps } = await started();
    await app.sql(`ALTER TABLE outbox ADD CONSTRAINT no_promise CHECK (job <> 'take-feed-file') NOT VALID`);
    try {
      expect((await upload(renamed(1))).status).toBe(500);
    } finally {
      await app.sql('ALTER TABLE outbox DROP CONSTRAINT no_promise');
    }
    const runs = await app.sql('SELECT 1 FROM import_run WHERE school_id = $1 AND feed_id IS NOT NULL', [
      steps.schoolId,
    ]);
    expect(runs).toEqual([]);
  });

  it('opens to its token only, until that is renewed or the feed has ended', async () => {
    const { upload, manager, at, feed, token } = await started();
    expect((await upload(pupilsFile(10), 'hwf_not-the-token-of-this-feed-at-all')).status).toBe(401);
    expect((await manager.post(at(`feeds/${feed.id}/upload`))).status).toBe(401);
    const other = await started();
    expect((await upload(pupilsFile(10), other.token)).status).toBe(401);
    const renewed = (await manager.post<NewFeedDto>(at(`feeds/${feed.id}/token`))).body.token;
    expect((await upload(pupilsFile(10), token)).status).toBe(401);
    expect((await upload(pupilsFile(10), renewed)).status).toBe(202);
    expect((await manager.delete(at(`feeds/${feed.id}`))).status).toBe(204);
    expect((await upload(pupilsFile(10), renewed)).status).toBe(401);
    const [stored] = await app.sql<{ row: string }>('SELECT to_jsonb(f)::text AS row FROM feed f WHERE id = $1', [
      feed.id,
    ]);
    expect(stored?.row).not.toContain(token);
    const listed = (await manager.get<FeedDto[]>(at('feeds'))).body;
    const folder = `${at('').split('/')[4]}/${feed.id}`;
    expect(listed).toMatchObject([{ name: 'Nightly roll', revokedAt: expect.any(String), folder }]);
    expect(JSON.stringify(listed)).not.toContain('hwf_');
    const teacher = await app.person(Number(at('').split('/')[4]), 'class-teacher');
    expect((await teacher.get(at('feeds'))).status).toBe(403);
  });

  it('takes no more files an hour than a machine should send', async () => {
    const { upload, steps, feed } = await started();
    await app.sql(
      `INSERT INTO import_run (school_id, id, feed_id, format, status, file_name, file_hash, answers, done, total,
                               leave_out_invalid, cancel_requested, effects_kept, created_at, version)
       SELECT $1, gen_random_uuid(), $2, 'csv', 'cancelled', 'x', 'x', '{}', 0, 0, false, false, false, $3, 1
       FROM generate_series(1, 60)`,
      [steps.schoolId, feed.id, app.clock.now()],
    );
    expect((await upload(pupilsFile(10))).status).toBe(429);
  });

  describe('with a folder', () => {
    const old = (): Date => new Date(app.clock.now().getTime() - 120_000);
    async function put(folder: string, name: string, content: string, written = old()): Promise<void> {
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, name), content);
      await utimes(path.join(folder, name), written, written);
    }
    async function look(): Promise<void> {
      app.nest.get(JobHandlers).find();
      await app.sql('DELETE FROM recurring_job');
      await app.nest.get(Recurring).promiseDue();
      await app.finishJobs();
    }

    it('takes what is complete, puts it aside by what became of it, and takes it once', async () => {
      const { folder, newest, steps } = await started();
      await put(folder, 'roll.csv', renamed(5));
      await look();
      expect(await newest()).toMatchObject({ status: 'applied', fileName: 'roll.csv', feed: 'Nightly roll' });
      await put(folder, 'roll.csv', renamed(1, 2, 3, 4));
      await put(folder, 'broken.csv', 'no columns at all');
      await put(folder, 'still-written.csv', pupilsFile(10), app.clock.now());
      await look();
      await look();
      expect((await readdir(folder)).sort()).toEqual(['done', 'still-written.csv', 'waiting']);
      expect((await readdir(path.join(folder, 'done'))).map((name) => name.slice(25))).toEqual(['roll.csv']);
      expect((await readdir(path.join(folder, 'waiting'))).map((name) => name.slice(25)).sort()).toEqual([
        'broken.csv',
        'roll.csv',
      ]);
      const runs = await app.sql(
        'SELECT status, file_name, failure FROM import_run WHERE school_id = $1 AND feed_id IS NOT NULL ORDER BY status',
        [steps.schoolId],
      );
      expect(runs).toEqual([
        { status: 'applied', file_name: 'roll.csv', failure: null },
        { status: 'checked', file_name: 'roll.csv', failure: expect.stringContaining('5 of 10 would change') },
        { status: 'failed', file_name: 'broken.csv', failure: expect.stringContaining('Only one column was found') },
      ]);
    });

    it('is not held up by a name it cannot spell, one too long to be put aside, a file too large, another folder', async () => {
      const { folder, steps, manager, at, feed } = await started();
      const wish = { name: 'Another', fullRoll: false, mostChanges: 3, mostShare: 0.5 };
      const { body } = await manager.post<NewFeedDto>(at('feeds'), { ...wish, savedMappingId: feed.savedMappingId });
      await put(path.join(root, String(steps.schoolId), body.feed.id), 'done', 'a file where the folder should be');
      await put(folder, 'large.csv', '');
      await truncate(path.join(folder, 'large.csv'), 64 * 1024 * 1024 + 1);
      const foreign = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9]), Buffer.from('.csv')]);
      await writeFile(foreign, renamed(1));
      await put(folder, `${'n'.repeat(251)}.csv`, renamed(2));
      for (const place of [foreign, path.join(folder, 'large.csv')]) await utimes(place, old(), old());
      await look();
      await look();
      expect((await readdir(folder)).sort()).toEqual(['done', 'waiting']);
      const runs = await app.sql<{ name: string; status: string; failure: string | null }>(
        `SELECT left(file_name, 6) AS name, status, failure FROM import_run
         WHERE school_id = $1 AND feed_id = $2 ORDER BY file_name`,
        [steps.schoolId, feed.id],
      );
      expect(runs).toEqual([
        { name: 'caf\ufffd.c', status: 'applied', failure: null },
        { name: 'large.', status: 'failed', failure: expect.stringContaining('larger than 64 MB') },
        { name: 'nnnnnn', status: 'applied', failure: null },
      ]);
    });

    it('follows no links, neither of files nor of folders', async () => {
      const { folder, steps } = await started();
      const outside = await mkdtemp(path.join(tmpdir(), 'headway-outside-'));
      await put(outside, 'secret.csv', renamed(1));
      await mkdir(folder, { recursive: true });
      await symlink(path.join(outside, 'secret.csv'), path.join(folder, 'roll.csv'));
      const second = await started();
      await mkdir(path.dirname(second.folder), { recursive: true });
      await symlink(outside, second.folder);
      await look();
      const runs = await app.sql('SELECT 1 FROM import_run WHERE school_id = ANY($1) AND feed_id IS NOT NULL', [
        [steps.schoolId, second.steps.schoolId],
      ]);
      expect(runs).toEqual([]);
      expect(await readdir(outside)).toEqual(['secret.csv']);
      await rm(outside, { recursive: true });
    });

    it('is promised once a minute, however many look', async () => {
      const { steps } = await started();
      app.nest.get(JobHandlers).find();
      await app.sql('DELETE FROM recurring_job');
      for (let n = 0; n < 3; n++) await app.nest.get(Recurring).promiseDue();
      const promised = await app.sql(`SELECT job FROM outbox WHERE school_id = $1 AND job = 'read-feeds'`, [
        steps.schoolId,
      ]);
      expect(promised).toHaveLength(1);
    });
  });

  it('learns nothing from a file that was matched otherwise', async () => {
    const { upload, newest } = await started();
    await upload(csv(['UPN', 'Nachname', 'Vorname', 'NC Year'], [upn(1), 'A', 'B', 6]));
    await app.finishJobs();
    expect(await newest()).toMatchObject({ status: 'uploaded' });
  });
});
