import type { MarkCell } from './mark-types';

/** Names one mark: this pupil, in this subject or strand, in this window. */
export function cellKey(pupilId: string, subjectId: number, windowId: number): string {
  return `${pupilId} ${subjectId} ${windowId}`;
}

/** The same for anything that says which mark it is about. */
export function keyOf({ pupilId, subjectId, windowId }: MarkCell): string {
  return cellKey(pupilId, subjectId, windowId);
}
