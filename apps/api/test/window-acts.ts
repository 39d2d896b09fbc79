import { newId } from '../src/core/time/new-id';
import { usualCalendar } from '@headway/domain';
import type { SeededSchool } from './seeded-school';

/** Sends a write and looks what was written down of it. */
export type Write = (
  route: string,
  path: string,
  body: unknown,
  expected: { action: string | null; rowOf?: string; etag?: string | number },
) => Promise<unknown>;

/**
 * Every write about years, windows and notices, once and sent again.
 * @param giveNotice puts one at the bell of whoever acts
 * @param giveMark gives a pupil a mark in maths in the window
 */
export async function windowActs(
  write: Write,
  at: (path: string) => string,
  school: SeededSchool,
  giveNotice: () => Promise<unknown>,
  giveMark: (pupilId: string | undefined) => Promise<unknown>,
): Promise<void> {
  const { halfTerms, closedOn } = usualCalendar(2026);
  const year = { action: 'year.changed', rowOf: 'half_term', etag: '"1"' };
  await write('PUT years/:startYear', at('years/2026'), { halfTerms, closedOn }, year);

  const window = at('windows/20262');
  const settings = {
    ...{ kind: 'full', opensOn: '2026-11-20', dueOn: '2026-11-27', locksOn: '2026-12-18' },
    subjects: [{ subjectId: school.maths, yearGroups: [5] }],
  };
  const changed = { action: 'window.changed', rowOf: 'assessment_window', etag: '"1"' };
  await write('PUT windows/:id', window, settings, changed);
  await write('PUT windows/:id', window, settings, { action: null, etag: '"1"' });
  const finished = { classId: school.classFive, subjectId: school.maths, finished: true };
  const done = { action: 'collection.finished', rowOf: 'collection_finished' };
  await write('PUT finished', `${window}/finished`, finished, done);
  await write('PUT finished', `${window}/finished`, finished, { action: null });
  await write(
    'PUT finished',
    `${window}/finished`,
    { ...finished, finished: false },
    { action: 'collection.reopened' },
  );
  await write('POST reminders', `${window}/reminders`, undefined, { action: 'window.reminded', rowOf: 'notice' });
  const quiet = { action: 'window.reminders-set', rowOf: 'assessment_window' };
  await write('PUT reminders', `${window}/reminders`, { byItself: false }, quiet);
  await write('PUT reminders', `${window}/reminders`, { byItself: false }, { action: null });
  const unlock = { id: newId(), classId: null, until: '2026-12-20', reason: 'Snow' };
  const unlocked = { action: 'window.unlocked', rowOf: 'window_unlock' };
  await write('POST unlocks', `${window}/unlocks`, unlock, unlocked);
  await write('POST unlocks', `${window}/unlocks`, unlock, { action: null });
  const locked = { action: 'window.locked-again', rowOf: 'window_unlock' };
  await write('DELETE unlocks/:id', `${window}/unlocks/${unlock.id}`, undefined, locked);
  await write('DELETE unlocks/:id', `${window}/unlocks/${unlock.id}`, undefined, { action: null });
  await giveMark(school.yearFive[9]);
  const moderation = {
    ...{ id: newId(), subjectId: school.maths, heldOn: '2026-11-24', withWhom: 'Another school', note: null },
    sample: [{ pupilId: school.yearFive[9], agreed: '101' }],
  };
  const moderated = { action: 'moderation.recorded', rowOf: 'moderation' };
  await write('POST moderations', `${window}/moderations`, moderation, moderated);
  await write('POST moderations', `${window}/moderations`, moderation, { action: null });

  await giveNotice();
  const seen = { action: 'notices.seen', rowOf: 'notice' };
  await write('POST notices/read', at('notices/read'), undefined, seen);
  await write('POST notices/read', at('notices/read'), undefined, { action: null });
}
