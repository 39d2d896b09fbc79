import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../core/config/config';
import { Database } from '../../core/database/database';
import { ProblemException } from '../../core/http/problem.exception';
import type { Delivery, JobHandler } from '../../core/jobs/job';
import { HandlesJob } from '../../core/jobs/job-handlers';
import { keepPromise } from '../../core/jobs/outbox';
import { Clock } from '../../core/time/clock';
import { FeedFolder, type FolderFile } from './feed-folder';
import { RefuseFeedFile } from './refuse-feed-file';
import { TakeFeedFile } from './take-feed-file';

const lookEveryMs = 60_000;

/** Looks into the folders of a school's feeds and takes what is there. */
@Injectable()
@HandlesJob('read-feeds')
export class ReadFeedsJob implements JobHandler<'read-feeds'> {
  readonly name = 'read-feeds';
  readonly everyMs: number | undefined;

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
    for (const { id } of feeds) await this.readFolder(schoolId, id);
    await this.database.inSchool(schoolId, (tx) => keepPromise(tx, delivery));
  }

  private async readFolder(schoolId: number, feedId: string): Promise<void> {
    const folder = this.config.feedFolder && (await FeedFolder.at(this.config.feedFolder, schoolId, feedId));
    if (!folder) return;
    const now = this.clock.now();
    for await (const file of folder.files(now)) {
      const applied = await this.take(schoolId, feedId, file);
      await folder.putAside(file.name, now, applied ? 'done' : 'waiting');
    }
  }

  private async take(schoolId: number, feedId: string, file: FolderFile): Promise<boolean> {
    try {
      const importId =
        (await this.takenBefore(schoolId, feedId, file)) ?? (await this.taking.uploaded(schoolId, feedId, file));
      return await this.taking.goOn(schoolId, importId);
    } catch (error) {
      if (!(error instanceof ProblemException)) throw error;
      await this.refusing.run(schoolId, feedId, file, error.message);
      return false;
    }
  }

  /** A file that had been taken in when the process ended before it could be put aside. */
  private async takenBefore(schoolId: number, feedId: string, file: FolderFile): Promise<string | null> {
    const [row] = await this.database.inSchool(schoolId, (tx) =>
      tx.query<{ id: string }[]>(
        `SELECT id FROM import_run WHERE school_id = $1 AND feed_id = $2 AND file_hash = $3 AND created_at >= $4
         ORDER BY created_at DESC LIMIT 1`,
        [schoolId, feedId, createHash('sha256').update(file.bytes).digest('hex'), file.writtenAt],
      ),
    );
    return row?.id ?? null;
  }
}
