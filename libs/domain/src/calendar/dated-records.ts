import { addDays, type IsoDate } from './iso-date';

/** Something that held of a pupil from a day to a day: a class, a value of a characteristic. */
export interface DatedRecord {
  key: string;
  startsOn: IsoDate;
  /** Last day, counted; null while it holds. */
  endsOn: IsoDate | null;
}

/** What somebody states of one key. */
export interface DatedStatement {
  key: string;
  /** Undefined: nothing is said of when it began. */
  startsOn: IsoDate | undefined;
  /** Null: it holds still. Undefined: nothing is said of its end. */
  endsOn: IsoDate | null | undefined;
  /** The day the statement speaks of. */
  on: IsoDate;
  /** First day of a record that nothing is said of and that nothing of its sort came before. */
  firstDay: IsoDate;
}

/** Which records there were that there are no more, and the other way round, by key and first day. */
export interface DatedDifference {
  added: DatedRecord[];
  ended: { before: DatedRecord; after: DatedRecord }[];
  removed: DatedRecord[];
}

const covers = ({ startsOn, endsOn }: DatedRecord, day: IsoDate): boolean =>
  startsOn <= day && (endsOn === null || endsOn >= day);

/**
 * What holds once statements are taken in. What is known is kept: a statement lengthens a record of its key or adds
 * one, a statement about an earlier day ends where the next record begins, and a record that makes way for another
 * key ends the day before; only one that would begin on the very day of the other goes.
 * Taking in the same statements twice is taking them in once.
 * @param records of one pupil and sort of thing: the registration classes of a year, the values of one characteristic
 * @param exclusive only one key can hold on a day; keys named in `statements` never end each other unless `exclusive`
 * is `true`: 'unless-stated' lets a file say that two hold at once
 * @returns records in order of their first day
 */
export function takeIn(
  records: readonly DatedRecord[],
  statements: readonly DatedStatement[],
  exclusive: boolean | 'unless-stated',
): DatedRecord[] {
  const stated = new Set(statements.map(({ key }) => key));
  const inOrder = [...statements].sort((a, b) => compare(dayOf(a), dayOf(b)) || compare(a.key, b.key));
  let held = [...records];
  for (const statement of inOrder) {
    const makeWay = ({ key }: DatedRecord): boolean =>
      key !== statement.key && (exclusive === true || (exclusive === 'unless-stated' && !stated.has(key)));
    held = takeInOne(held, statement, makeWay);
  }
  return held.sort((a, b) => compare(a.startsOn, b.startsOn) || compare(a.key, b.key));
}

/** What became of records. */
export function differenceOf(before: readonly DatedRecord[], after: readonly DatedRecord[]): DatedDifference {
  const id = ({ key, startsOn }: DatedRecord): string => `${startsOn} ${key}`;
  const [old, now] = [before, after].map((records) => new Map(records.map((record) => [id(record), record])));
  const ended: DatedDifference['ended'] = [];
  for (const record of after) {
    const was = old?.get(id(record));
    if (was && was.endsOn !== record.endsOn) ended.push({ before: was, after: record });
  }
  return {
    added: after.filter((record) => !old?.has(id(record))),
    ended,
    removed: before.filter((record) => !now?.has(id(record))),
  };
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const dayOf = ({ startsOn, on }: DatedStatement): IsoDate => startsOn ?? on;

function takeInOne(
  held: readonly DatedRecord[],
  statement: DatedStatement,
  makeWay: (record: DatedRecord) => boolean,
): DatedRecord[] {
  const { key, endsOn } = statement;
  const day = dayOf(statement);
  const same = held.filter((record) => record.key === key);
  const known =
    same.find(({ startsOn }) => startsOn === statement.startsOn) ??
    same.find((record) => covers(record, day)) ??
    // Said to have begun earlier than is known.
    same.find(({ startsOn }) => startsOn > day && statement.startsOn !== undefined && (!endsOn || endsOn >= startsOn));
  const rivals = held.filter(makeWay);
  const first = rivals.length === 0 && same.length === 0 ? earlier(statement.firstDay, day) : day;
  const startsOn = earlier(known?.startsOn ?? statement.startsOn ?? first, statement.startsOn ?? day);
  const stated = endsOn === undefined ? (known?.endsOn ?? null) : endsOn;
  const next = [...rivals, ...same.filter((record) => record !== known)]
    .map((record) => record.startsOn)
    .filter((start) => start > startsOn)
    .sort()[0];
  const last = next !== undefined && (stated === null || stated >= next) ? addDays(next, -1) : stated;
  const record: DatedRecord = { key, startsOn, endsOn: last !== null && last < startsOn ? startsOn : last };
  return [
    ...held.filter((other) => other !== known).flatMap((other) => (makeWay(other) ? cut(other, record) : [other])),
    record,
  ];
}

const earlier = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** What is left of a record beside one that takes its place. */
function cut(other: DatedRecord, { startsOn, endsOn }: DatedRecord): DatedRecord[] {
  if (other.endsOn !== null && other.endsOn < startsOn) return [other];
  if (endsOn !== null && other.startsOn > endsOn) return [other];
  const before = other.startsOn < startsOn ? [{ ...other, endsOn: addDays(startsOn, -1) }] : [];
  const goesOn = endsOn !== null && (other.endsOn === null || other.endsOn > endsOn);
  return goesOn ? [...before, { ...other, startsOn: addDays(endsOn, 1) }] : before;
}
