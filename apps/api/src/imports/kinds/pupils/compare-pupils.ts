import { academicYearOf, type IsoDate, ncYearLabel, yearGroupIn } from '@headway/domain';
import { newId } from '../../../core/time/new-id';
import { type FactKind, factKinds, statedFacts, type StoredPupil } from './known-pupils';
import type { ReadPupil } from './read-pupils';

/** A pupil as they will be, with what that means for what is stored. */
export interface PupilChange {
  id: string;
  row: number;
  isNew: boolean;
  /** The stored fields as they will be. */
  pupil: Omit<StoredPupil, 'id' | 'registrationGroup' | 'facts'>;
  /** Some stored field differs. */
  fieldsDiffer: boolean;
  /** Facts that become another value, or null: hold no longer. */
  facts: [FactKind, string | null][];
  /** The registration class the pupil comes into, if it is another one. */
  registrationGroup: string | null;
  /** Each difference in words. */
  differences: { what: string; before: string; after: string }[];
}

const labels = {
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
const factLabels: Record<FactKind, string> = { 'pupil-premium': 'Pupil premium', sen: 'SEN provision', eal: 'EAL' };

/** What bringing in a pupil of the file would change, on the day the file speaks of. */
export function comparePupil(read: ReadPupil, stored: StoredPupil | undefined, statedOn: IsoDate): PupilChange {
  const pupil = {
    upn: read.upn,
    legalSurname: read.legalSurname,
    legalForename: read.legalForename,
    preferredSurname: read.preferredSurname ?? stored?.preferredSurname ?? null,
    preferredForename: read.preferredForename ?? stored?.preferredForename ?? null,
    dateOfBirth: read.dateOfBirth ?? stored?.dateOfBirth ?? null,
    sex: read.sex ?? stored?.sex ?? 'U',
    cohortYear: read.cohortYear,
    entryDate: read.entryDate ?? stored?.entryDate ?? null,
    leavingDate: read.leavingDate === undefined ? (stored?.leavingDate ?? null) : read.leavingDate,
  };
  const differences: PupilChange['differences'] = [];
  const year = academicYearOf(statedOn);
  for (const key of Object.keys(labels) as (keyof typeof labels)[]) {
    const [before, after] = [stored?.[key] ?? null, pupil[key]];
    if (!stored || before === after) continue;
    const inWords = (value: string | number | null): string =>
      key === 'cohortYear' && typeof value === 'number' ? yearOf(value, year) : String(value ?? '–');
    differences.push({ what: labels[key], before: inWords(before), after: inWords(after) });
  }
  const fieldsDiffer = differences.length > 0;

  const stated = statedFacts(read);
  const facts = factKinds.flatMap((kind): [FactKind, string | null][] => {
    const value = stated[kind];
    return value === undefined || value === (stored?.facts[kind] ?? null) ? [] : [[kind, value]];
  });
  for (const [kind, value] of facts) {
    differences.push({ what: factLabels[kind], before: stored?.facts[kind] ?? 'no', after: value ?? 'no' });
  }

  const group = read.registrationGroup ?? null;
  const hereThisYear = pupil.leavingDate === null || academicYearOf(pupil.leavingDate) >= year;
  const moves = group !== null && hereThisYear && group !== (stored?.registrationGroup ?? null);
  if (moves) differences.push({ what: 'Class', before: stored?.registrationGroup ?? '–', after: group });
  return {
    id: stored?.id ?? newId(),
    row: read.row,
    isNew: !stored,
    pupil,
    fieldsDiffer,
    facts,
    registrationGroup: moves ? group : null,
    differences,
  };
}

function yearOf(cohort: number, startYear: number): string {
  const year = yearGroupIn(cohort, startYear);
  return year === undefined ? '–' : ncYearLabel(year);
}
