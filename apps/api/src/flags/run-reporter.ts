import type { Database } from '../core/database/database';
import { announce } from '../core/live/announce';

/** How often progress is written while an analysis runs. */
const everyMs = 500;

/**
 * Writes how far a run is, beside the run's own long transaction: made before that transaction starts, its timer
 * runs outside of it, so that others see the progress at once.
 */
export class RunReporter {
  private told = { done: 0, total: 0 };
  private written = { done: 0, total: 0 };
  private writing: Promise<void> | null = null;
  private cancelled = false;
  private readonly timer: NodeJS.Timeout;

  constructor(
    private readonly database: Database,
    private readonly schoolId: number,
    private readonly runId: string,
  ) {
    this.timer = setInterval(() => this.writeSoon(), everyMs);
    this.timer.unref();
  }

  tell(done: number, total: number): void {
    this.told = { done, total };
  }

  /** Whether somebody asked for the run to end; known within half a second. */
  get isCancelled(): boolean {
    return this.cancelled;
  }

  /** After this nothing is written any more. */
  async stop(): Promise<void> {
    clearInterval(this.timer);
    await this.writing;
  }

  private writeSoon(): void {
    const { done, total } = this.told;
    if (this.writing) return;
    this.writing = this.write(done, total)
      .then(() => void (this.written = { done, total }))
      // Progress is only news: the run itself says so when the database is away.
      .catch(() => undefined)
      .finally(() => void (this.writing = null));
  }

  private async write(done: number, total: number): Promise<void> {
    await this.database.inSchool(this.schoolId, async (tx) => {
      const [run] = await tx.query<{ cancelled: boolean }[]>(
        `WITH told AS (UPDATE analysis_run SET done = $3, total = $4 WHERE school_id = $1 AND id = $2
                       RETURNING cancel_asked_at)
         SELECT cancel_asked_at IS NOT NULL AS cancelled FROM told`,
        [this.schoolId, this.runId, done, total],
      );
      this.cancelled ||= run?.cancelled ?? false;
      if (done === this.written.done && total === this.written.total) return;
      await announce(tx, { schoolId: this.schoolId, topic: 'analysis', id: this.runId });
    });
  }
}
