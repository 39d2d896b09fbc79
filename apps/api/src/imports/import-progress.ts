import type { Database } from '../core/database/database';
import { announce } from '../core/live/announce';

const writtenEveryMs = 500;

/**
 * Writes how far an import is while its transaction runs: from outside of it, because nobody could see it otherwise.
 * Made before the transaction begins. Never waited for, so that it cannot hold the import up.
 */
export class ImportProgress {
  private done = 0;
  private written = 0;
  private writing: Promise<void> | null = null;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly schoolId: number,
    private readonly importId: string,
  ) {
    this.timer = setInterval(() => this.write(), writtenEveryMs);
  }

  at(done: number): void {
    this.done = Math.floor(done);
  }

  async end(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private write(): void {
    if (this.writing || this.done === this.written) return;
    const done = this.done;
    this.writing = this.database
      .inSchool(this.schoolId, async (tx) => {
        await tx.query(
          `UPDATE import_run SET done = $3 WHERE school_id = $1 AND id = $2 AND status IN ('checking', 'applying')`,
          [this.schoolId, this.importId, done],
        );
        await announce(tx, { schoolId: this.schoolId, topic: 'imports', id: this.importId });
      })
      // Progress that could not be written is no reason to stop; the import itself says when the database is away.
      .catch(() => undefined)
      .finally(() => {
        this.written = done;
        this.writing = null;
      });
  }
}
