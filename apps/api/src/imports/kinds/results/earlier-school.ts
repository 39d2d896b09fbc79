import { type IsoDate, isoDate, type WindowNumber } from '@headway/domain';

/** The school that brings the file in. */
export interface OwnSchool {
  /** Local authority and establishment, seven characters; null where nobody has filled them in. */
  number: string | null;
  name: string;
}

/** Month and day by which each half term is over in every school. */
const overBy: readonly (readonly [month: number, day: number])[] = [
  [10, 31],
  [12, 31],
  [2, 28],
  [4, 30],
  [6, 7],
  [7, 31],
];
const unnamed = 'An earlier school';

/** What is known of where a result was earned. */
export interface Earned {
  /** Number and name of the school as the file has them; empty when it says nothing. */
  written: string;
  windowId: WindowNumber;
  entryDate: IsoDate | null;
}

/** The same for all results of a file, which names few schools, each of them thousands of times. */
export function earlierSchools(own: OwnSchool): (result: Earned) => string | null {
  const known = new Map<string, string | null>();
  return (result) => {
    const { written } = result;
    if (written === '') return earlierSchool(result, own);
    let school = known.get(written);
    if (school === undefined) known.set(written, (school = earlierSchool(result, own)));
    return school;
  };
}

/**
 * The school a result came from, where that is not this one: as the file says, or because the half term was over when
 * the pupil came. Null: nothing speaks against this school.
 */
export function earlierSchool({ written, windowId, entryDate }: Earned, own: OwnSchool): string | null {
  if (written !== '') return isOwn(written, own) ? null : nameOf(written);
  return entryDate !== null && lastDayOf(windowId) < entryDate ? unnamed : null;
}

function isOwn(written: string, { number, name }: OwnSchool): boolean {
  const plain = (text: string): string => text.trim().toLowerCase();
  const [first = ''] = written.split(' ');
  return (number !== null && plain(first) === plain(number)) || plain(nameOf(written)) === plain(name);
}

/** Without the number, unless there is nothing else. */
const nameOf = (written: string): string => written.replace(/^\d{3}[\dA-Z]{4} +/i, '').trim();

function lastDayOf(windowId: WindowNumber): IsoDate {
  const half = (windowId % 10) - 1;
  const [month, day] = overBy[half] ?? [7, 31];
  const startYear = Math.floor(windowId / 10);
  return isoDate(half < 2 ? startYear : startYear + 1, month, day);
}
