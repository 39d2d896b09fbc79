import { Injectable } from '@nestjs/common';
import { DiscoveryService } from '@nestjs/core';
import { Database } from '../database/database';
import { jobNames, type JobHandler, type JobName } from './job';

/** Marks the class that does a job. */
export const HandlesJob = DiscoveryService.createDecorator<JobName>();

/** Finds the one handler of every job; a missing or second one stops the start of the queue process. */
@Injectable()
export class JobHandlers {
  private readonly handlers = new Map<JobName, JobHandler>();

  constructor(
    private readonly discovery: DiscoveryService,
    private readonly database: Database,
  ) {}

  find(): void {
    this.handlers.clear();
    for (const wrapper of this.discovery.getProviders()) {
      const name = this.discovery.getMetadataByDecorator(HandlesJob, wrapper);
      if (!name) continue;
      if (this.handlers.has(name)) throw new Error(`Two classes handle the job ${name}.`);
      this.handlers.set(name, wrapper.instance as JobHandler);
    }
  }

  /** The jobs that come again and again. */
  recurring(): { name: JobName; everyMs: number }[] {
    return [...this.handlers.values()].flatMap(({ name, everyMs }) =>
      everyMs === undefined ? [] : [{ name, everyMs }],
    );
  }

  /** @throws when a job has no handler. */
  refuseMissing(): void {
    const missing = jobNames.filter((name) => !this.handlers.has(name));
    if (missing.length) throw new Error(`No class handles the job ${missing.join(', ')}.`);
  }

  /**
   * Does a job for all the promises that wait for it now. Nothing waiting (a second delivery) means nothing to do.
   * @returns how many promises were there.
   */
  async run(name: JobName, schoolId: number, payload: object): Promise<number> {
    const waiting = await this.database.shared((tx) =>
      tx.query<{ id: string }[]>('SELECT id FROM outbox WHERE school_id = $1 AND job = $2 AND payload = $3', [
        schoolId,
        name,
        payload,
      ]),
    );
    if (waiting.length === 0) return 0;
    const handler = this.handlers.get(name);
    if (!handler) throw new Error(`No class handles the job ${name}.`);
    const outboxIds = waiting.map((row) => row.id);
    await handler.handle({ schoolId, payload: payload as never, outboxIds });
    return waiting.length;
  }
}
