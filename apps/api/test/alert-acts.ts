import type { AlertDto } from '../src/alerts/alerts.dto';
import { newId } from '../src/core/time/new-id';
import type { Answer } from './browser';
import type { SeededSchool } from './seeded-school';
import type { TestApp } from './test-app';

/** Sends a write and looks what was written down of it. */
type Write = <T>(
  route: string,
  path: string,
  body: unknown,
  expected: { action: string | null; rowOf?: string; etag?: number | string },
) => Promise<Answer<T>>;

/** An open alert of Year 5 in maths. @returns its id */
export async function givenAlert(app: TestApp, school: Pick<SeededSchool, 'id' | 'maths'>): Promise<string> {
  const id = newId();
  await app.sql(
    `INSERT INTO cohort_alert (school_id, id, subject_id, cohort_year, kind, group_key, from_window_id, window_id,
                               yardstick, change, lower, upper, pupils, others, state, opened_on, changed_at, version)
     VALUES ($1, $2, $3, 2021, 'year', 'year', 20256, 20261, 'norm', -0.5, -0.8, -0.2, 24, NULL, 'open', '2026-11-23',
             '2026-11-23', 1)`,
    [school.id, id, school.maths],
  );
  return id;
}

/** Every write about an alert, once and sent again as it was. */
export async function alertActs(
  write: Write,
  at: (path: string) => string,
  app: TestApp,
  school: SeededSchool,
): Promise<void> {
  const path = at(`alerts/${await givenAlert(app, school)}`);
  let version = 1;
  const once = async (act: string, body: unknown, action: string, rowOf: string): Promise<void> => {
    const answer = await write<AlertDto>(`POST alerts/${act}`, `${path}/${act}`, body, {
      ...{ action, rowOf },
      etag: version,
    });
    await write(`POST alerts/${act}`, `${path}/${act}`, body, { action: null, etag: version });
    version = answer.body.version;
  };
  const ownerId = school.people.senco.staffId;
  const answer = { what: 'Teach fractions again', ownerId, startsOn: '2026-11-30', reviewOn: '2027-01-20' };
  await once('action', answer, 'alert.answered', 'alert_action');
  await once('undo', undefined, 'alert.undone', 'alert_action');
  await once('action', answer, 'alert.answered', 'alert_action');
  await once('review', { outcome: 'done' }, 'alert.reviewed', 'alert_action');
  await once('dismiss', { reason: 'The test was of another book.' }, 'alert.dismissed', 'cohort_alert');
}
