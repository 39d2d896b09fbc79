import type { ClassAnswerDto, ConcernDto } from '../src/answers/answers.dto';
import { newId } from '../src/core/time/new-id';
import type { Answer } from './browser';

/** Sends a write and looks what was written down of it. */
type Write = <T>(
  route: string,
  path: string,
  body: unknown,
  expected: { action: string | null; rowOf?: string; etag?: number | string },
) => Promise<Answer<T>>;

/** Every write that answers a flag in class or is about a concern, once and, where that says something, sent again. */
export async function answerActs(
  write: Write,
  at: (path: string) => string,
  flag: { id: string; version: number; pupil: { id: string } },
): Promise<void> {
  const answering = { what: 'Pre-teach the words', startsOn: '2026-11-25', reviewOn: '2027-01-13' };
  const path = at(`flags/${flag.id}/in-class`);
  const rowOf = 'class_answer';
  const given = { action: 'flag.answered', rowOf, etag: flag.version };
  const { body: answer } = await write<ClassAnswerDto>('POST flags/in-class', path, answering, given);
  await write('POST flags/in-class', path, answering, { action: null, etag: flag.version });
  const goesOn = { outcome: 'go-on', reviewOn: '2027-02-10' };
  const review = at(`class-answers/${answer.id}/review`);
  await write('POST class-answers/review', review, goesOn, { action: 'flag.reviewed', rowOf, etag: answer.version });
  await write('POST class-answers/review', review, goesOn, { action: null, etag: answer.version });
  const undo = at(`class-answers/${answer.id}/undo`);
  await write('POST class-answers/undo', undo, undefined, { action: null, etag: answer.version + 1 });
  await write('POST class-answers/review', review, { outcome: 'enough' }, { action: 'flag.reviewed', rowOf, etag: 2 });
  const again = { action: 'flag.answered', rowOf, etag: flag.version + 3 };
  const { body: second } = await write<ClassAnswerDto>('POST flags/in-class', path, answering, again);
  const back = { action: 'flag.answer-undone', rowOf, etag: second.version };
  await write('POST class-answers/undo', at(`class-answers/${second.id}/undo`), undefined, back);

  const concerns = at(`pupils/${flag.pupil.id}/concerns`);
  const raised = { action: 'concern.raised', rowOf: 'staff_concern' };
  const worry = { id: newId(), words: 'Very quiet since half term.' };
  const { body: concern } = await write<ConcernDto>('POST concerns', concerns, worry, raised);
  await write('POST concerns', concerns, worry, { action: null });
  const taken = { action: 'concern.undone', rowOf: 'staff_concern', etag: concern.version };
  await write('POST concerns/undo', at(`concerns/${concern.id}/undo`), undefined, taken);
  const other = { ...worry, id: newId() };
  await write('POST concerns', concerns, other, raised);
  const closed = { action: 'concern.closed', rowOf: 'staff_concern', etag: 1 };
  await write('POST concerns/close', at(`concerns/${other.id}/close`), { why: 'Settled.' }, closed);
}
