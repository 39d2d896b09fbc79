import {
  addDays,
  type DatedRecord,
  type DatedStatement,
  differenceOf,
  firstDayOfAcademicYear,
  type IsoDate,
  lastDayOfAcademicYear,
  takeIn,
} from '@headway/domain';
import { fieldLabel } from '../../mapping/import-mapping';
import { sinceUntil } from '../rows/since-until';
import type { TableFindings } from '../rows/table-findings';
import type { ClassRecords, KnownClass } from './known-classes';
import type { InClass } from './settle-classes';

/** Memberships to be written, by whom they are of. */
export interface MembershipWrites<T> {
  added: (DatedRecord & T)[];
  ended: (DatedRecord & T)[];
  removed: (DatedRecord & T)[];
}

const later = (a: IsoDate, b: IsoDate): IsoDate => (a > b ? a : b);
const sooner = (a: IsoDate, b: IsoDate): IsoDate => (a < b ? a : b);

/** A pupil is in one registration class of a year, and in one set of a subject unless the file says two. */
const slotOf = ({ kind, startYear, subjectId, id }: KnownClass): string =>
  kind === 'registration' ? `registration ${startYear}` : `set ${startYear} ${subjectId ?? id}`;

/** Settles who is in which class from when until when, of everybody the file names. */
export function settlePupils(
  rows: readonly InClass[],
  records: ClassRecords,
  statedOn: IsoDate,
  findings: TableFindings,
): MembershipWrites<{ pupilId: string }> {
  const classes = new Map([...records.classes.values()].map((each) => [each.id, each]));
  const held = new Map<string, DatedRecord[]>();
  for (const { pupilId, ...record } of records.pupils) {
    const of = classes.get(record.key);
    const key = of ? `${pupilId} ${slotOf(of)}` : '';
    held.set(key, [...(held.get(key) ?? []), record]);
  }
  const stated = new Map<string, InClass[]>();
  for (const row of rows) {
    if (!row.read.pupil) continue;
    const key = `${row.read.pupil.id} ${slotOf(row.of)}`;
    stated.set(key, [...(stated.get(key) ?? []), row]);
  }
  const writes: MembershipWrites<{ pupilId: string }> = { added: [], ended: [], removed: [] };
  for (const [key, said] of stated) {
    const [first] = said;
    if (!first?.read.pupil || clash(said, statedOn, findings)) continue;
    const pupilId = first.read.pupil.id;
    const before = held.get(key) ?? [];
    const exclusive = first.of.kind === 'registration' || 'unless-stated';
    const after = takeIn(
      before,
      said.map((row) => statementOf(row, statedOn)),
      exclusive,
    );
    const { added, ended, removed } = differenceOf(before, after);
    writes.added.push(...added.map((record) => ({ ...record, pupilId })));
    writes.ended.push(...ended.map((change) => ({ ...change.after, pupilId })));
    writes.removed.push(...removed.map((record) => ({ ...record, pupilId })));
    count(said, before, after, findings);
  }
  return writes;
}

function statementOf({ read, of }: InClass, statedOn: IsoDate): DatedStatement {
  const [first, last] = [firstDayOfAcademicYear(of.startYear), lastDayOfAcademicYear(of.startYear)];
  const { entryDate = null, leavingDate = null } = read.pupil ?? {};
  const lastHere = sooner(last, leavingDate ?? last);
  const firstHere = later(first, entryDate ?? first);
  const on = later(first, sooner(read.startsOn ?? statedOn, lastHere));
  // Whoever leaves the school leaves the class that day.
  const open = leavingDate !== null && leavingDate >= on && leavingDate <= last ? leavingDate : null;
  return {
    key: of.id,
    startsOn: read.startsOn,
    endsOn: read.endsOn ?? open ?? read.endsOn,
    on,
    firstDay: sooner(firstHere, on),
  };
}

/** Two registration classes from one day on. */
function clash(said: readonly InClass[], statedOn: IsoDate, findings: TableFindings): boolean {
  if (said[0]?.of.kind !== 'registration') return false;
  const days = new Map<IsoDate, InClass>();
  for (const row of said) {
    const day = row.read.startsOn ?? statedOn;
    const other = days.get(day);
    if (other && other.of.id !== row.of.id) {
      for (const { read } of said) {
        const why = `Rows ${other.read.row} and ${row.read.row} put this pupil in two classes on one day`;
        const who = { id: read.pupil?.id ?? null, name: read.pupil?.name ?? null };
        findings.invalid(read.row, fieldLabel('class'), read.className, why, who);
      }
      return true;
    }
    days.set(day, row);
  }
  return false;
}

/** Each membership the file names is created, changed or unchanged; the ones it ends show as differences of it. */
function count(
  said: readonly InClass[],
  before: readonly DatedRecord[],
  after: readonly DatedRecord[],
  findings: TableFindings,
): void {
  const wordsOf = (records: readonly DatedRecord[]): string => records.map(sinceUntil).join('; ') || '–';
  const seen = new Set<string>();
  for (const { read, of } of said) {
    if (seen.has(`${of.id} ${read.startsOn ?? ''}`)) {
      findings.counts.repeated += 1;
      continue;
    }
    seen.add(`${of.id} ${read.startsOn ?? ''}`);
    const [was, now] = [before, after].map((records) => records.filter(({ key }) => key === of.id));
    const [old, then] = [wordsOf(was ?? []), wordsOf(now ?? [])];
    if (old === then) findings.unchanged();
    else if (was?.length === 0) findings.created(read.pupil?.id);
    else {
      const who = { id: read.pupil?.id ?? null, name: read.pupil?.name ?? null };
      findings.changed(read.row, who, [{ what: of.name, before: old, after: then }]);
    }
  }
}

/** Of a full list: whoever is in a class it names on the stated day and is not in it, leaves it from that day. */
export function settleLeavers(
  rows: readonly InClass[],
  records: ClassRecords,
  statedOn: IsoDate,
): MembershipWrites<{ pupilId: string }> {
  const named = new Set(rows.filter(({ read }) => read.pupil).map(({ of }) => of.id));
  const inFile = new Set(rows.map(({ read, of }) => `${of.id} ${read.pupil?.id ?? ''}`));
  const leaving = records.pupils.filter(
    ({ key, pupilId, startsOn, endsOn }) =>
      named.has(key) &&
      !inFile.has(`${key} ${pupilId}`) &&
      startsOn <= statedOn &&
      (endsOn === null || endsOn >= statedOn),
  );
  const gone = leaving.filter(({ startsOn }) => startsOn === statedOn);
  const ended = leaving.filter(({ startsOn }) => startsOn < statedOn);
  return { added: [], removed: gone, ended: ended.map((record) => ({ ...record, endsOn: addDays(statedOn, -1) })) };
}
