import type { ClassChangedDto } from '../src/classes/class-writes.dto';
import { newId } from '../src/core/time/new-id';
import type { Answer } from './browser';
import type { SeededSchool } from './seeded-school';

/** Sends a write and looks what was written down of it. */
type Write = (
  route: string,
  path: string,
  body: unknown,
  expected: { action: string | null; rowOf?: string },
) => Promise<Answer<ClassChangedDto>>;

/** Every write about classes and sets, once and, where that says something, sent again. */
export async function classActs(write: Write, at: (path: string) => string, school: SeededSchool): Promise<void> {
  const [one, two, staffId] = [newId(), newId(), school.people['class-teacher'].staffId];
  const set = { startYear: 2026, kind: 'set', subjectId: school.maths };
  const made = { action: 'class.created', rowOf: 'class' };
  await write('POST classes', at('classes'), { id: one, name: '5 Maths 1', ...set }, made);
  await write('POST classes', at('classes'), { id: one, name: '5 Maths 1', ...set }, { action: null });
  await write('POST classes', at('classes'), { id: two, name: '5 Maths 2', ...set }, made);
  const renamed = { action: 'class.renamed', rowOf: 'class' };
  await write('PATCH classes/:id', at(`classes/${two}`), { name: '5 Maths B' }, renamed);

  const of = (path: string): string => at(`classes/${one}/${path}`);
  const pupilIds = school.yearFive.slice(0, 2);
  const adding = { pupilIds, from: '2026-09-07' };
  await write('POST pupils/add', of('pupils/add'), adding, { action: 'class.pupils-added', rowOf: 'class_pupil' });
  await write('POST pupils/add', of('pupils/add'), adding, { action: null });
  const move = { pupilIds: pupilIds.slice(0, 1), toClassId: two, from: '2026-11-02' };
  await write('POST pupils/move', of('pupils/move'), move, { action: 'class.pupils-moved', rowOf: 'class_pupil' });
  const removing = { pupilIds, lastDay: '2026-11-20' };
  const removed = { action: 'class.pupils-removed', rowOf: 'class_pupil' };
  await write('POST pupils/remove', of('pupils/remove'), removing, removed);
  await write('POST pupils/remove', of('pupils/remove'), removing, { action: null });

  const teaches = { staffId, role: 'teacher', from: '2026-09-01' };
  await write('POST staff', of('staff'), teaches, { action: 'class.staff-assigned', rowOf: 'class_staff' });
  const last = { staffId, startsOn: '2026-09-01', lastDay: '2026-11-20' };
  const ended = { action: 'class.staff-ended', rowOf: 'class_staff' };
  await write('POST staff/end', of('staff/end'), last, ended);
  await write('POST staff/end', of('staff/end'), last, { action: null });

  const day = { lastDay: '2026-12-18' };
  const { body } = await write('POST end', at(`classes/${two}/end`), day, { action: 'class.ended', rowOf: 'class' });
  const undo = at(`class-changes/${body.changeId}/undo`);
  await write('POST class-changes/undo', undo, undefined, { action: 'class.undone', rowOf: 'class_change' });
  await write('POST class-changes/undo', undo, undefined, { action: null });
  const copies = { action: 'class.sets-copied', rowOf: 'class' };
  const copy = { fromStartYear: 2025, withStaff: true };
  await write('POST classes', at('classes'), { id: newId(), name: '4 Maths 1', ...set, startYear: 2025 }, made);
  await write('POST class-copies', at('class-copies'), copy, copies);
  await write('POST class-copies', at('class-copies'), copy, { action: null });
}
