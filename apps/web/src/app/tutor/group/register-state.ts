import type { RegisterDto, RegisterPupilDto } from '@headway/api-client';
import { counted } from '../../shared/words/numbers';

export type Mark = 'present' | 'late' | 'absent';
export type Why = 'off-school' | 'kept-in-class' | 'trip' | 'would-not-come' | 'other';

/** Why a pupil was away, as the server knows it, with its words. */
export const WHY_AWAY: readonly (readonly [Why, string])[] = [
  ['off-school', 'Off school'],
  ['kept-in-class', 'Kept in class'],
  ['trip', 'Trip'],
  ['would-not-come', 'Would not come'],
];

export interface MarkSet {
  readonly mark: Mark;
  readonly why: Why | null;
}

/** What was tapped and is not on the server yet. */
export interface Unsaved {
  readonly marks: Readonly<Record<string, MarkSet>>;
  readonly note?: string;
  /** Null: as long as planned. */
  readonly minutes?: number | null;
  readonly status?: 'held' | 'cancelled';
}

export const NOTHING: Unsaved = { marks: {} };

/** One tap: away when here, here when anything else. */
export function tapped(mark: Mark | null): MarkSet {
  return { mark: mark === 'present' ? 'absent' : 'present', why: null };
}

/** The register with the taps on top. */
export function withUnsaved(register: RegisterDto, unsaved: Unsaved): RegisterDto {
  const lost = unsaved.status === 'cancelled';
  return {
    ...register,
    status: unsaved.status ?? register.status,
    note: unsaved.note ?? register.note,
    heldMinutes: unsaved.minutes === undefined ? register.heldMinutes : unsaved.minutes,
    pupils: register.pupils.map((pupil) => ({
      ...pupil,
      ...(lost ? { mark: null, why: null } : unsaved.marks[pupil.pupilId]),
    })),
  };
}

/** Later taps over earlier ones. A session that did not run has no marks; a mark means that it ran. */
export function andThen(earlier: Unsaved, later: Unsaved): Unsaved {
  const marks = later.status === 'cancelled' ? {} : { ...earlier.marks, ...later.marks };
  return { ...earlier, ...later, marks };
}

/** Everybody here who is not marked yet; who was marked away or late stays so. */
export function allHere(pupils: readonly RegisterPupilDto[]): Unsaved {
  const open = pupils.filter(({ mark }) => mark === null);
  return {
    status: 'held',
    marks: Object.fromEntries(open.map(({ pupilId }) => [pupilId, { mark: 'present', why: null }])),
  };
}

/** "5 of 6 here", and who is away and why. */
export function registerFoot(register: RegisterDto): { readonly here: string; readonly away: string } {
  if (register.status === 'cancelled') return { here: 'This session did not run', away: '' };
  const here = register.pupils.filter(({ mark }) => mark === 'present' || mark === 'late').length;
  const open = register.pupils.filter(({ mark }) => mark === null).length;
  const away = register.pupils
    .filter(({ mark }) => mark === 'absent')
    .map(({ forename, why }) => `${forename} away${why ? `: ${whyWords(why)}` : ''}`);
  return {
    here: `${here} of ${register.pupils.length} here`,
    away: [...away, ...(open > 0 && here + away.length > 0 ? [`${counted(open, 'pupil')} not marked yet`] : [])].join(
      ', ',
    ),
  };
}

/** What is worth knowing beside a name, at most one thing. */
export function besideName(pupil: RegisterPupilDto): { readonly text: string; readonly fresh: boolean } | null {
  if (pupil.first) return { text: 'first session', fresh: true };
  const times = pupil.awayBefore + (pupil.mark === 'absent' ? 1 : 0);
  if (times < 2) return null;
  return {
    text: pupil.mark === 'absent' ? `${ordinal(times)} time running` : `away the last ${times} times`,
    fresh: false,
  };
}

function whyWords(why: string): string {
  return (WHY_AWAY.find(([key]) => key === why)?.[1] ?? why).toLocaleLowerCase('en-GB');
}

function ordinal(times: number): string {
  return times === 2 ? '2nd' : times === 3 ? '3rd' : `${times}th`;
}
