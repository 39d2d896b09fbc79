import type { HalfTermSpanDto, PupilClassDto } from '@headway/api-client';
import { windowName, yearName } from '../../shared/words/school-words';

/** The drawing's own measure; it is scaled to its place. */
export const WIDTH = 1160;
export const LEFT = 150;
export const RIGHT = 1046;

const MS_PER_DAY = 86_400_000;

/** Days since 1970: the unit of the time axis. */
export const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;

export interface TimeAxis {
  readonly span: readonly [number, number];
  readonly today: number;
  readonly years: readonly { readonly x: number; readonly year: string; readonly className: string }[];
  /** Half terms: where their results stand, with the name where there is room. */
  readonly ticks: readonly { readonly x: number; readonly text: string }[];
  readonly holidays: readonly { readonly x: number; readonly width: number }[];
  /** Where a day is. */
  readonly at: (day: number) => number;
  /** The day results of a window stand at. */
  readonly dayOfWindow: (windowId: number) => number | null;
}

const ROOM_FOR_NAME = 64;
/** Summer holidays are shaded; shorter ones would only be stripes. */
const LONG_HOLIDAY_DAYS = 25;

/** The time axis from the first half term shown to today. */
export function timeAxis(story: {
  readonly halfTerms: readonly HalfTermSpanDto[];
  readonly classes: readonly PupilClassDto[];
  readonly yearGroup: number;
  readonly today: string;
}): TimeAxis {
  const { halfTerms } = story;
  const today = dayOf(story.today);
  const first = halfTerms[0];
  const from = first ? dayOf(first.startsOn) : today - 1;
  const last = Math.max(today, ...halfTerms.map((term) => dayOf(term.dueOn ?? term.endsOn)));
  const at = (day: number): number => LEFT + ((day - from) / Math.max(1, last - from)) * (RIGHT - LEFT);
  const days = new Map(halfTerms.map((term) => [term.windowId, dayOf(term.dueOn ?? term.endsOn)]));
  const thisYear = Math.floor((halfTerms.at(-1)?.windowId ?? 0) / 10);

  const places = halfTerms.map((term) => ({ x: at(days.get(term.windowId) ?? from), text: windowName(term.windowId) }));
  const closest = Math.min(...places.slice(1).map((place, i) => place.x - (places[i]?.x ?? 0)), Infinity);
  const every = Math.max(1, Math.ceil(ROOM_FOR_NAME / closest));
  return {
    span: [from, last],
    today,
    at,
    years: halfTerms
      .filter((term, i) => Math.floor(term.windowId / 10) !== Math.floor((halfTerms[i - 1]?.windowId ?? 0) / 10))
      .map((term) => ({
        x: at(dayOf(term.startsOn)),
        year: yearName(story.yearGroup - (thisYear - Math.floor(term.windowId / 10))),
        className: classOn(story.classes, term.endsOn),
      })),
    ticks: places.map(({ x, text }, i) => ({ x, text: (places.length - 1 - i) % every === 0 ? text : '' })),
    holidays: halfTerms.flatMap((term, i) => {
      const next = halfTerms[i + 1];
      if (!next || dayOf(next.startsOn) - dayOf(term.endsOn) < LONG_HOLIDAY_DAYS) return [];
      const [x, end] = [at(dayOf(term.endsOn)), at(dayOf(next.startsOn))];
      return [{ x, width: end - x }];
    }),
    dayOfWindow: (windowId) => days.get(windowId) ?? null,
  };
}

function classOn(classes: readonly PupilClassDto[], day: string): string {
  const held = classes.find(
    ({ kind, startsOn, endsOn }) => kind === 'registration' && startsOn <= day && (endsOn === null || endsOn >= day),
  );
  return held ? [held.name, ...held.teachers.slice(0, 1)].join(', ') : '';
}
