import { Injectable } from '@nestjs/common';
import { recordAudit } from '../../core/audit/record-audit';
import { Database } from '../../core/database/database';
import { ProblemException } from '../../core/http/problem.exception';
import { promiseJob } from '../../core/jobs/outbox';
import { announce } from '../../core/live/announce';
import { Clock } from '../../core/time/clock';
import type { Actor } from '../actor';
import { ApplyImport } from '../apply-import';
import { CheckImport } from '../check-import';
import { ConfirmMapping } from '../confirm-mapping';
import type { GivenFile } from '../formats/file-format';
import { RequestApply } from '../request-apply';
import { storedImport, storedParts } from '../stored-import';
import { tellOfImport } from '../tell-of-import';
import { type AlsoWritten, UploadImport } from '../upload-import';
import { whyToWait } from './decide-feed';
import { storedFeed } from './feeds.queries';

/** Perhaps because somebody else had its token. */
const ended = 'This feed has been ended. Look at the file before it goes in.';
const feedActor: Actor = { accountId: null, staffId: null, why: 'feed' };

/** A file of a feed: matched as its mapping says, checked, and applied by itself when little changes. */
@Injectable()
export class TakeFeedFile {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly uploading: UploadImport,
    private readonly confirming: ConfirmMapping,
    private readonly checking: CheckImport,
    private readonly asking: RequestApply,
    private readonly applying: ApplyImport,
  ) {}

  /** Takes the file in; the queue does the rest, as promised with it. @returns the import's id. */
  queued(schoolId: number, feedId: string, file: GivenFile): Promise<string> {
    return this.uploaded(schoolId, feedId, file, (tx, importId) =>
      promiseJob(tx, { name: 'take-feed-file', schoolId, payload: { importId } }, this.clock.now()),
    );
  }

  /** @param also what is written with it. @returns the import's id. */
  uploaded(schoolId: number, feedId: string, { name, bytes }: GivenFile, also?: AlsoWritten): Promise<string> {
    return this.uploading.run({ schoolId, actor: feedActor, feedId, fileName: name, content: bytes, also });
  }

  /**
   * Goes on with a file that has been taken in, from wherever it stands.
   * @returns whether it has been applied; otherwise it waits for a person.
   */
  async goOn(schoolId: number, importId: string): Promise<boolean> {
    let status = await this.statusOf(schoolId, importId);
    if (status === 'uploaded') {
      const why = await this.confirm(schoolId, importId);
      if (why !== null) return this.wait(schoolId, importId, why);
      status = 'checking';
    }
    if (status === 'checking') {
      await this.checking.run(schoolId, importId, null);
      status = await this.statusOf(schoolId, importId);
    }
    if (status === 'checked') {
      const why = await this.ask(schoolId, importId);
      if (why !== null) return this.wait(schoolId, importId, why);
      status = 'applying';
    }
    if (status === 'applying') await this.applying.run(schoolId, importId, null);
    return (await this.statusOf(schoolId, importId)) === 'applied';
  }

  /** @returns why a person must look first. */
  private async confirm(schoolId: number, importId: string): Promise<string | null> {
    const { feed, parts } = await this.read(schoolId, importId);
    if (feed.revokedAt) return ended;
    const known = parts.map((part) => ({
      part,
      taken: part.columnsGiven || (part.savedMappingId !== null && part.savedMappingId === feed.savedMappingId),
    }));
    if (!known.some(({ taken }) => taken)) return 'The columns are not those of the feed’s mapping. Match them.';
    const guessed = known.flatMap(({ part, taken }) => (taken ? (part.mapping?.subjects ?? []) : []));
    if (guessed.some(({ newScale, leftOut }) => newScale !== null && !leftOut)) {
      return 'There are subjects in the file that Headway does not know. Say what they are.';
    }
    try {
      await this.confirming.withoutQueue({
        schoolId,
        importId,
        actor: feedActor,
        parts: known.map(({ part: { place, mapping }, taken }) => {
          const fullRoll = feed.fullRoll && mapping?.kind === 'pupils';
          return { place, leftOut: !taken || !mapping, mapping: mapping && { ...mapping, fullRoll } };
        }),
      });
      return null;
    } catch (error) {
      if (error instanceof ProblemException) return error.message;
      throw error;
    }
  }

  /** @returns why a person must look first. */
  private async ask(schoolId: number, importId: string): Promise<string | null> {
    const { feed, parts, run } = await this.read(schoolId, importId);
    if (feed.revokedAt) return ended;
    const why = whyToWait(feed, parts, run.answers);
    if (why !== null) return why;
    const leavers = parts.reduce((sum, { leftOut, counts }) => sum + (leftOut ? 0 : (counts?.wouldLeave ?? 0)), 0);
    await this.asking.withoutQueue({ schoolId, importId, actor: feedActor, leaveOutInvalid: false, leavers });
    return null;
  }

  private async wait(schoolId: number, importId: string, why: string): Promise<false> {
    const at = this.clock.now();
    await this.database.inSchool(schoolId, async (tx) => {
      await tx.query('UPDATE import_run SET failure = $3, version = version + 1 WHERE school_id = $1 AND id = $2', [
        schoolId,
        importId,
        why,
      ]);
      const waits = { action: 'import.waits', why: 'feed', subjectKind: 'import', subjectIds: [importId] };
      await recordAudit(tx, { schoolId, at, accountId: null, ...waits });
      await tellOfImport(tx, { schoolId, importId, at, kind: 'import-stopped' });
      await announce(tx, { schoolId, topic: 'imports', id: importId });
    });
    return false;
  }

  private async statusOf(schoolId: number, importId: string): Promise<string> {
    const run = await this.database.inSchool(schoolId, (tx) => storedImport(tx, schoolId, importId));
    return run.status;
  }

  private read(schoolId: number, importId: string) {
    return this.database.inSchool(schoolId, async (tx) => {
      const run = await storedImport(tx, schoolId, importId);
      if (run.feedId === null) throw new Error('The import is not of a feed.');
      const feed = await storedFeed(tx, schoolId, run.feedId);
      return { run, feed, parts: await storedParts(tx, schoolId, importId) };
    });
  }
}
