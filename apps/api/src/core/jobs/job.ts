/** Every kind of work the queue does. Payloads carry ids only; the handler reads the rest when it runs. */
export type Job =
  | { name: 'analyse-school'; schoolId: number; payload: Record<string, never> }
  | { name: 'analyse-changes'; schoolId: number; payload: Record<string, never> }
  | { name: 'check-analysis'; schoolId: number; payload: Record<string, never> }
  | { name: 'try-rules'; schoolId: number; payload: { trialId: string } }
  | { name: 'estimate-impact'; schoolId: number; payload: Record<string, never> }
  | { name: 'check-import'; schoolId: number; payload: { importId: string } }
  | { name: 'apply-import'; schoolId: number; payload: { importId: string } }
  | { name: 'tidy-imports'; schoolId: number; payload: Record<string, never> }
  | { name: 'read-feeds'; schoolId: number; payload: Record<string, never> }
  | { name: 'take-feed-file'; schoolId: number; payload: { importId: string } }
  | { name: 'remind-teachers'; schoolId: number; payload: Record<string, never> }
  | { name: 'remind-reviews'; schoolId: number; payload: Record<string, never> }
  | { name: 'mail-notices'; schoolId: number; payload: { staffId: string } };

export type JobName = Job['name'];

/** All names, so that start-up can refuse a missing handler. The type makes forgetting one an error. */
export const jobNames = Object.keys({
  'analyse-school': true,
  'analyse-changes': true,
  'check-analysis': true,
  'try-rules': true,
  'estimate-impact': true,
  'check-import': true,
  'apply-import': true,
  'tidy-imports': true,
  'read-feeds': true,
  'take-feed-file': true,
  'remind-teachers': true,
  'remind-reviews': true,
  'mail-notices': true,
} satisfies Record<JobName, true>) as JobName[];

/** A job as a handler receives it. */
export interface Delivery<N extends JobName = JobName> {
  schoolId: number;
  payload: Extract<Job, { name: N }>['payload'];
  /** The outbox rows this run answers; the handler deletes them in its own transaction. */
  outboxIds: string[];
}

/** One per job name. Idempotent: the same delivery may come twice. */
export interface JobHandler<N extends JobName = JobName> {
  readonly name: N;
  /** Of a job that comes again and again: promised for every school this often. Its payload is empty. */
  readonly everyMs?: number | undefined;
  handle(delivery: Delivery<N>): Promise<void>;
}
