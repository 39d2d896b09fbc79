import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { TestApp } from '../../test/test-app';
import { Database } from '../core/database/database';
import { JobHandlers } from '../core/jobs/job-handlers';
import { giveNotices, type Notice } from './give-notice';
import type { NoticePageDto } from './notices.dto';

/** A mail server on this machine that keeps what it gets. */
class MailBox {
  readonly mails: { to: string[]; text: string }[] = [];
  private server: SMTPServer | null = null;
  private port = 0;

  async open(): Promise<number> {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const to = session.envelope.rcptTo.map(({ address }) => address);
          this.mails.push({ to, text: Buffer.concat(parts).toString() });
          done();
        });
      },
    });
    await new Promise<void>((ready) => server.listen(this.port, '127.0.0.1', ready));
    this.server = server;
    this.port = (server.server.address() as AddressInfo).port;
    return this.port;
  }

  async close(): Promise<void> {
    await new Promise<void>((closed) => this.server?.close(closed));
  }
}

describe('notices by e-mail', () => {
  const box = new MailBox();
  let app: TestApp;
  let school: number;
  type Person = Awaited<ReturnType<TestApp['person']>>;
  let teacher: Person;
  beforeAll(async () => {
    const port = await box.open();
    const mail = {
      smtpUrl: `smtp://127.0.0.1:${port}`,
      from: 'headway@school.example',
      pagesUrl: 'https://hw.example',
    };
    app = await TestApp.start({ mail });
    app.nest.get(JobHandlers).find();
  });
  afterAll(async () => {
    await app.stop();
    await box.close();
  });
  beforeEach(async () => {
    await app.sql('DELETE FROM outbox');
    box.mails.length = 0;
    school = await app.school();
    teacher = await app.person(school, 'class-teacher');
  });

  const at = (path: string): string => `/api/v1/schools/${school}/${path}`;
  const choose = (byMail: boolean) => teacher.put(at('notices/by-mail'), { byMail });
  const give = (...notices: Omit<Notice, 'staffId'>[]): Promise<number> =>
    app.nest.get(Database).inSchool(school, (tx) =>
      giveNotices(
        tx,
        school,
        app.clock.now(),
        notices.map((notice) => ({ staffId: teacher.staffId, ...notice })),
      ),
    );
  const review = { kind: 'review-due', onceKey: 'a', about: { reviews: 2 } } as const;
  const marks = {
    ...({ kind: 'marks-due', onceKey: 'b' } as const),
    about: { windowId: 20262, dueOn: '2026-12-11', classes: ['5 Hazel'], classId: 'c1', missing: 4 },
  };

  it('come to nobody who has not asked for them', async () => {
    expect((await teacher.get<NoticePageDto>(at('notices'))).body.byMail).toBe(false);
    await give(review);
    await app.finishJobs();
    expect(box.mails).toEqual([]);
  });

  it('come as one e-mail with a sentence and a link each, to who asked, until they ask no more', async () => {
    expect((await choose(true)).status).toBe(204);
    expect((await teacher.get<NoticePageDto>(at('notices'))).body.byMail).toBe(true);
    await give(review, marks);
    await app.finishJobs();
    expect(box.mails.map(({ to }) => to)).toEqual([[teacher.email]]);
    const text = (box.mails[0]?.text ?? '').replaceAll('=\r\n', '');
    expect(text).toContain('Subject: Headway: 2 notices for you');
    expect(text).toContain('2 reviews of what you do in class are due.\r\nhttps://hw.example/flags');
    expect(text).toContain('4 marks are still to come in Autumn 2 2026/27 for 5 Hazel.');
    expect(text).toContain('https://hw.example/classes/c1/marks');
    await choose(false);
    await give({ ...review, onceKey: 'c' });
    await app.finishJobs();
    expect(box.mails).toHaveLength(1);
  });

  it('come once, however often the notice is given or the job delivered', async () => {
    await choose(true);
    await give(review);
    await give(review);
    const payload = { staffId: teacher.staffId };
    const run = (): Promise<number> => app.nest.get(JobHandlers).run('mail-notices', school, payload);
    await Promise.all([run(), run(), run()]);
    expect(await run()).toBe(0);
    expect(box.mails).toHaveLength(1);
  });

  it('are not sent when they were read at the bell before', async () => {
    await choose(true);
    await give(review);
    await teacher.post(at('notices/read'));
    await app.finishJobs();
    expect(box.mails).toEqual([]);
    expect(await app.sql('SELECT 1 FROM outbox')).toEqual([]);
  });

  it('wait while the mail server is away, without saying to whom, and come when it is back', async () => {
    await choose(true);
    await give(review);
    await box.close();
    const failure = await app.finishJobs().catch((error: unknown) => error);
    expect(failure).toMatchObject({
      message: expect.stringMatching(/^The mail server did not take an e-mail: \w+\.$/),
    });
    expect(await app.sql('SELECT 1 FROM outbox')).toHaveLength(1);
    await box.open();
    app.clock.forwardMinutes(1);
    await app.finishJobs();
    expect(box.mails).toHaveLength(1);
    expect(await app.sql('SELECT 1 FROM outbox')).toEqual([]);
  });

  it('cannot be asked for where Headway sends none', async () => {
    const other = await TestApp.start();
    try {
      const place = await other.school();
      const person = await other.person(place, 'class-teacher');
      const path = `/api/v1/schools/${place}/notices`;
      expect((await person.get<NoticePageDto>(path)).body.byMail).toBeNull();
      expect((await person.put(`${path}/by-mail`, { byMail: true })).status).toBe(409);
      expect((await person.put(`${path}/by-mail`, { byMail: false })).status).toBe(204);
    } finally {
      await other.stop();
    }
  });
});
