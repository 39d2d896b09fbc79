import { academicYearOf, type IsoDate, ncYearLabel, upnsAfter, yearGroupIn } from '@headway/domain';
import { newId } from '../../../core/time/new-id';
import type { ImportChange } from '../../import-counts';
import { fieldLabel } from '../../mapping/import-mapping';
import { BadCell } from '../rows/bad-cell';
import type { StoredPupil } from './known-pupils';
import { identityOf, type MatchedRow } from './match-rows';
import { type FactKind, factKinds, needToKnow } from './pupil-facts';
import { cohortByBirth, type ReadPupil } from './read-pupils';

/** A pupil as they will be, with what that means for what is stored. */
export interface PupilChange {
  id: string;
  row: number;
  isNew: boolean;
  /** A leaver who is on the roll again. */
  rejoins: boolean;
  /** The year group is said by nobody: it follows from the date of birth. */
  cohortGuessed: boolean;
  /** The stored fields as they will be. */
  pupil: Omit<StoredPupil, 'id' | 'registrationGroup' | 'facts'>;
  /** Some stored field differs. */
  fieldsDiffer: boolean;
  /** Facts that become another value, or null: hold no longer. */
  facts: [FactKind, string | null][];
  /** The registration class the pupil comes into, if it is another one. */
  registrationGroup: string | null;
  /** Anything differs; what only some may know is in no list. */
  differs: boolean;
  /** Each difference in words. */
  differences: Pick<ImportChange, 'what' | 'before' | 'after'>[];
}

/** What the file speaks of. */
export interface RollOf {
  statedOn: IsoDate;
  fullRoll: boolean;
}

const labels = {
  upn: 'UPN',
  formerUpn: 'Former UPN',
  legalSurname: 'Surname',
  legalForename: 'Forename',
  preferredSurname: 'Preferred surname',
  preferredForename: 'Preferred forename',
  dateOfBirth: 'Date of birth',
  sex: 'Sex',
  cohortYear: 'Year group',
  entryDate: 'Date of entry',
  leavingDate: 'Date of leaving',
} as const;

/**
 * What bringing in a pupil of the file would change, on the day the file speaks of.
 * @throws BadCell when the pupil cannot be as the file says.
 */
export function comparePupil({ read, stored }: MatchedRow, roll: RollOf): PupilChange {
  const rejoins = stored !== undefined && isBack(read, stored, roll);
  const cohort = read.cohortYear ?? stored?.cohortYear;
  if (cohort === undefined && read.dateOfBirth === undefined) {
    throw new BadCell('nc-year', '', 'there is no year group, and no date of birth to tell it by');
  }
  const pupil = {
    ...(stored ? upnsAfter(identityOf(read), stored) : { upn: read.upn, formerUpn: read.formerUpn ?? null }),
    legalSurname: read.legalSurname,
    legalForename: read.legalForename,
    preferredSurname: read.preferredSurname ?? stored?.preferredSurname ?? null,
    preferredForename: read.preferredForename ?? stored?.preferredForename ?? null,
    dateOfBirth: read.dateOfBirth ?? stored?.dateOfBirth ?? null,
    sex: read.sex ?? stored?.sex ?? 'U',
    cohortYear: cohort ?? cohortByBirth(read.dateOfBirth ?? roll.statedOn),
    entryDate: read.entryDate ?? stored?.entryDate ?? null,
    leavingDate: rejoins ? null : read.leavingDate === undefined ? (stored?.leavingDate ?? null) : read.leavingDate,
  };
  if (pupil.leavingDate !== null && pupil.entryDate !== null && pupil.leavingDate < pupil.entryDate) {
    throw new BadCell('leaving-date', pupil.leavingDate, 'the pupil would have left before coming');
  }
  const year = academicYearOf(roll.statedOn);
  const differences = stored ? fieldsThatDiffer(stored, pupil, year) : [];
  const fieldsDiffer = differences.length > 0;

  const facts = factKinds.flatMap((kind): [FactKind, string | null][] => {
    const value = read.facts[kind];
    return value === undefined || value === (stored?.facts[kind] ?? null) ? [] : [[kind, value]];
  });
  for (const [kind, value] of facts) {
    if (needToKnow.has(kind)) continue;
    differences.push({ what: fieldLabel(kind), before: stored?.facts[kind] ?? 'no', after: value ?? 'no' });
  }

  const group = read.registrationGroup ?? null;
  const before = rejoins ? null : (stored?.registrationGroup ?? null);
  const hereThisYear = pupil.leavingDate === null || academicYearOf(pupil.leavingDate) >= year;
  const moves = group !== null && hereThisYear && group !== before;
  if (moves) differences.push({ what: 'Class', before: before ?? '–', after: group });
  return {
    id: stored?.id ?? newId(),
    row: read.row,
    isNew: !stored,
    rejoins,
    cohortGuessed: cohort === undefined,
    pupil,
    fieldsDiffer,
    facts,
    registrationGroup: moves ? group : null,
    differs: differences.length > 0 || facts.length > 0,
    differences,
  };
}

/** Whether a leaver is on the roll again: on a full roll of a later day, or with a later day of entry. */
function isBack(read: ReadPupil, { leavingDate }: StoredPupil, { statedOn, fullRoll }: RollOf): boolean {
  if (leavingDate === null || read.leavingDate) return false;
  if (read.entryDate !== undefined && read.entryDate > leavingDate) return true;
  return leavingDate < statedOn && (fullRoll || read.leavingDate === null);
}

function fieldsThatDiffer(stored: StoredPupil, pupil: PupilChange['pupil'], year: number): PupilChange['differences'] {
  return (Object.keys(labels) as (keyof typeof labels)[]).flatMap((key) => {
    const [before, after] = [stored[key], pupil[key]];
    if (before === after) return [];
    const inWords = (value: string | number | null): string =>
      key === 'cohortYear' && typeof value === 'number' ? yearOf(value, year) : String(value ?? '–');
    return [{ what: labels[key], before: inWords(before), after: inWords(after) }];
  });
}

function yearOf(cohort: number, startYear: number): string {
  const year = yearGroupIn(cohort, startYear);
  return year === undefined ? '–' : ncYearLabel(year);
}
