import { newId } from '../src/core/time/new-id';
import type { TestApp } from './test-app';
import type { Write } from './window-acts';

/** Every write about background work, once and sent again. */
export async function operationActs(
  write: Write,
  at: (path: string) => string,
  app: TestApp,
  school: number,
): Promise<void> {
  const [row] = await app.sql<{ id: string }>(
    `INSERT INTO outbox (id, school_id, job, payload, created_at, sent_at, failures, failure, dead_at)
     VALUES (nextval('outbox_id'), $1, 'tidy-imports', '{}', now(), now(), 3, 'was broken', now()) RETURNING id`,
    [school],
  );
  const retry = at(`jobs/${row?.id}/retry`);
  await write('POST retry', retry, undefined, { action: 'job.retried', rowOf: 'outbox' });
  await write('POST retry', retry, undefined, { action: null });
  await app.sql(
    `INSERT INTO analysis_run (school_id, id, kind, status, done, total, flags_opened, flags_updated, flags_resolved,
                               started_at)
     VALUES ($1, $2, 'whole', 'running', 0, 0, 0, 0, 0, now())`,
    [school, newId()],
  );
  const cancel = at('analysis-runs/latest/cancel');
  await write('POST cancel', cancel, undefined, { action: 'analysis.cancelled', rowOf: 'analysis_run' });
  await write('POST cancel', cancel, undefined, { action: null });
  await app.sql('UPDATE staff SET notices_by_mail = true WHERE school_id = $1', [school]);
  const byMail = at('notices/by-mail');
  await write('PUT by-mail', byMail, { byMail: false }, { action: 'notices.mail-chosen', rowOf: 'staff' });
  await write('PUT by-mail', byMail, { byMail: false }, { action: null });
}
