import { createHash } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config';
import { Database } from '../../core/database/database';
import { isDatabaseAway } from '../../core/http/database-away';
import { badInput, ProblemException } from '../../core/http/problem.exception';
import type { Delivery, JobHandler } from '../../core/jobs/job';
import { HandlesJob } from '../../core/jobs/job-handlers';
import { keepPromise } from '../../core/jobs/outbox';
import { Clock } from '../../core/time/clock';
import { mostMegabytes } from '../csv-upload.interceptor';
import type { GivenFile } from '../formats/file-format';
import { FeedFolder, type FolderFile } from './feed-folder';
import { RefuseFeedFile } from './refuse-feed-file';
import { TakeFeedFile } from './take-feed-file';

const lookEveryMs = 60_000;
const sorry = 'Something went wrong in Headway. Nothing was changed. Tell whoever runs Headway.';

/** Looks into the folders of a school's feeds and takes what is there. */
@Injectable()
@HandlesJob('read-feeds')
export class ReadFeedsJob implements JobHandler<'read-feeds'> {
  readonly name = 'read-feeds';
  readonly everyMs: number | undefined;
  private readonly log = new Logger(ReadFeedsJob.name);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly taking: TakeFeedFile,
    private readonly refusing: RefuseFeedFile,
  ) {
    this.everyMs = config.feedFolder === null ? undefined : lookEveryMs;
  }

  async handle(delivery: Delivery<'read-feeds'>): Promise<void> {
    const { schoolId } = delivery;
    const feeds = await this.database.inSchool(schoolId, (tx) =>
      tx.query<{ id: string }[]>('SELECT id FROM feed WHERE school_id = $1 AND revoked_at IS NULL', [schoolId]),
    );
    for (const { id } of feeds) await this.withoutStopping(id, () => this.readFolder(schoolId, id));
    await this.database.inSchool(schoolId, (tx) => keepPromise(tx, delivery));
  }

  private async readFolder(schoolId: number, feedId: string): Promise<void> {
    const folder = this.config.feedFolder && (await FeedFolder.at(this.config.feedFolder, schoolId, feedId));
    if (!folder) return;
    const now = this.clock.now();
    for await (const file of folder.files(now)) {
      await this.withoutStopping(feedId, async () => {
        const applied = await this.take(schoolId, feedId, file);
        await folder.putAside(file, now, applied ? 'done' : 'waiting');
      });
    }
  }

  /** A folder or file at fault holds up no other one. */
  private async withoutStopping(feedId: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      this.tell(feedId, error);
    }
  }

  /** @returns whether it has been applied; otherwise it waits for a person, or stands in the list with why not. */
  private async take(
    schoolId: number,
    feedId: string,
    { name, entry, bytes, writtenAt }: FolderFile,
  ): Promise<boolean> {
    // What is too large has not been read: it is known again by its name.
    const file = { name, bytes: bytes ?? entry };
    try {
      const before = await this.takenBefore(schoolId, feedId, file, writtenAt);
      if (before === null && bytes === null) {
        throw badInput('file', `The file is larger than ${mostMegabytes} MB. Divide it, for instance by school year.`);
      }
      return await this.taking.goOn(schoolId, before ?? (await this.taking.uploaded(schoolId, feedId, file)));
    } catch (error) {
      if (isDatabaseAway(error)) throw error;
      const why = error instanceof ProblemException ? error.message : sorry;
      if (why === sorry) this.tell(feedId, error);
      await this.refusing.run(schoolId, feedId, file, why);
      return false;
    }
  }

  /** Where, not what: a message can hold the name of the file, or a row of it, and with it a pupil. */
  private tell(feedId: string, error: unknown): void {
    const [name, stack] = error instanceof Error ? [error.name, error.stack ?? ''] : ['Unknown', ''];
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    const frames = stack.split('\n').filter((line) => /^\s+at /.test(line));
    this.log.error([`Feed ${feedId}: ${name} ${code}`, ...frames].join('\n'));
  }

  /** A file that had been taken in when the process ended before it could be put aside. */
  private async takenBefore(
    schoolId: number,
    feedId: string,
    { bytes }: GivenFile,
    writtenAt: Date,
  ): Promise<string | null> {
    const [row] = await this.database.inSchool(schoolId, (tx) =>
      tx.query<{ id: string }[]>(
        `SELECT id FROM import_run WHERE school_id = $1 AND feed_id = $2 AND file_hash = $3 AND created_at >= $4
         ORDER BY created_at DESC LIMIT 1`,
        [schoolId, feedId, createHash('sha256').update(bytes).digest('hex'), writtenAt],
      ),
    );
    return row?.id ?? null;
  }
}
