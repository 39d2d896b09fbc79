import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { type Job, Queue, Worker } from 'bullmq';
import { CONFIG, type Config } from '../config/config';
import { Listener } from '../live/listener';
import { errorForLog } from '../error-for-log';
import { Dispatcher } from './dispatcher';
import type { JobName } from './job';
import { JobFailures } from './job-failures';
import { JobHandlers } from './job-handlers';
import { Recurring } from './recurring';
import { outboxChannel } from './outbox';
import { openQueueConnection, queueName, type QueueConnection } from './queue-connection';

/** The dispatcher looks by itself this often, for promises whose notice was lost. */
const lookEveryMs = 5_000;
/** Jobs that come again and again are promised this often, if they are due. */
const dueEveryMs = 30_000;
const sendingGraceMs = 2_000;

/** What the queue carries of a job. */
interface Delivered {
  schoolId: number;
  payload: object;
}

/** The queue process: sends what transactions promised and does what the queue delivers. */
@Injectable()
export class Work implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(Work.name);
  private queueConnection: QueueConnection | null = null;
  private queue: Queue | null = null;
  private worker: Worker<Delivered, void, JobName> | null = null;
  private listener: Listener | null = null;
  private timer: NodeJS.Timeout | null = null;
  private dueTimer: NodeJS.Timeout | null = null;
  private promising: Promise<void> | null = null;
  private sending: Promise<void> | null = null;
  private sendAgain = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly handlers: JobHandlers,
    private readonly dispatcher: Dispatcher,
    private readonly recurring: Recurring,
    private readonly failures: JobFailures,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    this.handlers.find();
    this.handlers.refuseMissing();
    this.queueConnection = openQueueConnection(this.config);
    const { connection, prefix } = this.queueConnection;
    this.queue = new Queue(queueName, { connection, prefix });
    this.queue.on('error', (error) => this.log.warn(`Queue: ${error.message}`));
    this.worker = new Worker<Delivered, void, JobName>(
      queueName,
      async (job) => {
        try {
          await this.handlers.run(job.name, job.data.schoolId, job.data.payload);
        } catch (error) {
          // The queue keeps why a job failed, so that must not quote a row either.
          throw new Error(errorForLog(error));
        }
      },
      { connection, prefix, concurrency: 2, lockDuration: 5_000, stalledInterval: 3_000, maxStalledCount: 50 },
    );
    this.worker.on('error', (error) => this.log.warn(`Worker: ${error.message}`));
    this.worker.on('failed', (job, error) => this.noteFailure(job, error));
    this.listener = new Listener(
      this.config.appUrl,
      [outboxChannel],
      () => this.sendSoon(),
      () => this.sendSoon(),
    );
    await this.listener.start();
    this.timer = setInterval(() => this.sendSoon(), lookEveryMs);
    this.dueTimer = setInterval(() => this.promiseDue(), dueEveryMs);
    this.promiseDue();
  }

  async onApplicationShutdown(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    if (this.dueTimer) clearInterval(this.dueTimer);
    await this.promising;
    await this.listener?.stop();
    // With Redis away a job being sent waits for it for ever; stopping does not. The promise stays and is sent again.
    await Promise.race([this.sending, pause(sendingGraceMs, undefined, { ref: false })]);
    await this.worker?.close();
    await this.queue?.close();
    await this.queueConnection?.close();
  }

  /** After its last try a failure is kept with the promise; while the database is away the promise is sent again anyway. */
  private noteFailure(job: Job<Delivered, void, JobName> | undefined, error: Error): void {
    const what = `Job ${job?.name ?? '?'} of school ${job?.data.schoolId ?? '?'}`;
    this.log.error(`${what} failed: ${error.message}`);
    if (!job || job.attemptsMade < (job.opts.attempts ?? 1)) return;
    this.failures
      .note({ name: job.name, ...job.data, failure: error.message })
      .then((dead) => {
        if (dead) this.log.error(`${what} failed for good: it waits until somebody tries it again.`);
      })
      .catch((problem: unknown) => this.log.warn(`Could not keep a failure: ${errorForLog(problem)}`));
  }

  private promiseDue(): void {
    this.promising ??= this.recurring
      .promiseDue()
      .catch((error: unknown) => this.log.warn(`Could not promise what is due, will try again: ${errorForLog(error)}`))
      .finally(() => {
        this.promising = null;
      });
  }

  /** Sends now, or once more after the sending that is going on. */
  private sendSoon(): void {
    this.sendAgain = true;
    this.sending ??= this.sendAll().finally(() => {
      this.sending = null;
    });
  }

  private async sendAll(): Promise<void> {
    while (this.sendAgain && this.queue) {
      this.sendAgain = false;
      try {
        await this.dispatcher.send(this.queue);
      } catch (error) {
        this.log.warn(`Could not send jobs, will try again: ${errorForLog(error)}`);
      }
    }
  }
}
