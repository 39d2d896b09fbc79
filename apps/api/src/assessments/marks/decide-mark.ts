import { type Mark, parseMark } from '@headway/domain';
import type { MarkReach } from '../mark-reach';
import type { KnownScale, PupilScales } from '../pupil-scales';
import { letterOf } from '../result-code';
import type { ResultRow } from '../result-row';
import type { WindowLocks } from '../window-lock';
import type { MarkDto, PreviousMarkDto } from './marks.dto';
import { markText, type StoredMark } from './stored-marks';

/** What becomes of one mark that was typed. */
export type Decision =
  | { state: 'saved'; act: 'write'; row: ResultRow; first: boolean }
  | { state: 'saved'; act: 'remove' | 'leave' }
  | { state: 'conflict' | 'invalid' | 'locked'; message: string };

interface Known {
  locks: WindowLocks;
  reach: MarkReach;
  /** Null: nothing is collected in that half term. */
  scales: PupilScales | null;
  stored: StoredMark | undefined;
}

/** Decides over one mark from what is known, before anything is written. */
export function decideMark(given: MarkDto, { locks, reach, scales, stored }: Known): Decision {
  if (!scales) return { state: 'invalid', message: 'Nothing is collected in this half term.' };
  const subject = scales.subject(given.subjectId);
  const usual = subject && scales.of(given.pupilId, subject).scale;
  if (!subject || !usual) return { state: 'invalid', message: 'There is no such subject, or it has no scale yet.' };
  const locked = locks.why(given.windowId, given.pupilId, subject);
  if (locked) return { state: 'locked', message: locked };
  if (!reach.mayWrite(given.pupilId, subject)) {
    return { state: 'locked', message: 'Somebody else marks this pupil in this subject.' };
  }

  const scale = earlierScale(given, stored, scales) ?? usual;
  const read = parseMark(given.mark, scale);
  if (!read.ok) return { state: 'invalid', message: read.because };
  const note = noteOf(given);
  if (read.value.kind === 'empty') {
    if (note) return { state: 'invalid', message: 'A comment needs a mark, or N for not assessed.' };
    // Taken away already: sent a second time, or by somebody else who wanted the same.
    if (!stored) return { state: 'saved', act: 'leave' };
    return stands(stored, given.previous) ? { state: 'saved', act: 'remove' } : overtaken(stored, scales);
  }
  const { value, code } = markIn(read.value);
  const same = stored && stored.scaleId === scale.id && stands(stored, { value, code });
  if (same && (note === undefined || note === stored.note)) return { state: 'saved', act: 'leave' };
  if (!stands(stored, given.previous)) return overtaken(stored, scales);
  if (note !== undefined && otherComment(stored, given.previous)) {
    return { state: 'conflict', message: `${stored?.by ?? 'Somebody else'} has changed the comment here.` };
  }
  const { pupilId, subjectId, windowId } = given;
  return {
    state: 'saved',
    act: 'write',
    row: {
      ...{ pupilId, subjectId, windowId, scaleId: scale.id, value, code, standardError: null, testedOn: null },
      ...(note === undefined ? {} : { note }),
    },
    first: !stored,
  };
}

/**
 * The scale of a mark that was given on another one and is typed again as it reads there: what it means stays, and only
 * its comment can be another. Null: the mark is a new one.
 */
function earlierScale({ mark }: MarkDto, stored: StoredMark | undefined, scales: PupilScales): KnownScale | null {
  const scale = stored ? scales.scale(stored.scaleId) : null;
  const read = scale && parseMark(mark, scale);
  return read?.ok && stands(stored, markIn(read.value)) ? scale : null;
}

const markIn = (read: Mark): PreviousMarkDto => ({
  value: read.kind === 'value' ? read.value : null,
  code: read.kind === 'code' ? letterOf(read.code) : null,
});

/** Undefined says nothing; null takes the comment away. */
const noteOf = ({ note }: MarkDto): string | null | undefined =>
  note === undefined ? undefined : note?.trim() || null;

const stands = (stored: StoredMark | undefined, { value, code }: PreviousMarkDto): boolean =>
  (stored?.value ?? null) === value && (stored?.code ?? null) === code;

const otherComment = (stored: StoredMark | undefined, { note }: PreviousMarkDto): boolean =>
  note !== undefined && (stored?.note ?? null) !== note;

function overtaken(stored: StoredMark | undefined, scales: PupilScales): Decision {
  if (!stored) return { state: 'conflict', message: 'Somebody else has taken this mark away.' };
  const text = markText(stored, scales.scale(stored.scaleId));
  return { state: 'conflict', message: `${stored.by ?? 'An import'} has saved ${text} here.` };
}
