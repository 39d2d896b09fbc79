import { addDays, isoDate, makeUpn, usualCalendar, type IsoDate, type Random } from '@headway/domain';
import type { CastPupil } from '../cast-people';
import { chance, madeUpId, pick } from '../chance';
import type { SchoolSpec } from '../school-spec';
import type { SchoolYears } from '../school-years';
import { KNOWN_FACES } from './known-faces';
import { Namer, type MadeUpName } from './names';

/** A pupil with what the rest of the cast needs to know of them. */
export interface Enrolled {
  pupil: CastPupil;
  /** Which of the year's registration classes. */
  form: number;
  name: MadeUpName;
}

/** Share of a year group that leaves, and is replaced, in the course of a year. */
const MOBILITY = 0.025;
const LOCAL_AUTHORITY = 999;

/** Gives UPNs of authority 999 that no other pupil of the trust has. */
export class UpnIssuer {
  private readonly serials = new Map<string, number>();

  next(establishment: number, year: number): string {
    const key = `${establishment}/${year}`;
    const serial = (this.serials.get(key) ?? 0) + 1;
    this.serials.set(key, serial);
    if (serial > 999) return this.next(establishment + 1, year);
    return makeUpn({ localAuthority: LOCAL_AUTHORITY, establishment, year, serial });
  }
}

/** Everybody who has been on the roll since the first year kept: those there, those who came and those who left. */
export function makeRoll(random: Random, spec: SchoolSpec, years: SchoolYears, upns: UpnIssuer): Enrolled[] {
  const roll: Enrolled[] = [];
  const namer = new Namer(random);
  for (const face of spec.principal ? KNOWN_FACES : []) namer.reserve(face.forename, face.surname);
  const first = years.years[0]?.startYear ?? 0;
  const last = years.current.startYear;
  for (let cohort = first - spec.lastYearGroup; cohort <= last - spec.firstYearGroup; cohort++) {
    const joined = startOfYear(cohort + spec.firstYearGroup);
    const cohortRoll = Array.from({ length: spec.pupilsPerYear }, (_, index) =>
      enrol(random, spec, namer, upns, { cohort, joined, form: index % spec.classesPerYear, fromElsewhere: false }),
    );
    for (const { startYear, startsOn } of years.years) {
      const yearGroup = startYear - cohort;
      if (yearGroup < spec.firstYearGroup || yearGroup > spec.lastYearGroup || startsOn > years.today) continue;
      cohortRoll.push(...comings(random, spec, namer, upns, years, cohort, startYear, cohortRoll));
    }
    leaveAfterLastYear(years, cohort + spec.lastYearGroup, cohortRoll);
    roll.push(...cohortRoll);
  }
  if (spec.principal) castKnownFaces(roll, last);
  return roll;
}

/** Pupils who leave in the course of a year, and the new ones who take their places some weeks later. */
function comings(
  random: Random,
  spec: SchoolSpec,
  namer: Namer,
  upns: UpnIssuer,
  years: SchoolYears,
  cohort: number,
  startYear: number,
  there: readonly Enrolled[],
): Enrolled[] {
  const days = years.days.filter((day) => yearOf(years, day) === startYear);
  const joiners: Enrolled[] = [];
  for (const leaver of there) {
    if (leaver.pupil.leavingDate !== null || !chance(random, MOBILITY)) continue;
    const at = random.integer(5, days.length - 30);
    const leaves = days[at] ?? '';
    const joins = days[at + random.integer(3, 25)] ?? '';
    if (leaves > years.today) continue;
    leaver.pupil.leavingDate = leaves;
    if (joins > years.today) continue;
    joiners.push(enrol(random, spec, namer, upns, { cohort, joined: joins, form: leaver.form, fromElsewhere: true }));
  }
  return joiners;
}

function leaveAfterLastYear(years: SchoolYears, startYear: number, cohortRoll: readonly Enrolled[]): void {
  const year = years.years.find((candidate) => candidate.startYear === startYear);
  if (!year || year.endsOn >= years.today) return;
  for (const { pupil } of cohortRoll) pupil.leavingDate ??= year.endsOn;
}

interface Joining {
  cohort: number;
  joined: IsoDate;
  form: number;
  fromElsewhere: boolean;
}

function enrol(
  random: Random,
  spec: SchoolSpec,
  namer: Namer,
  upns: UpnIssuer,
  { cohort, joined, form, fromElsewhere }: Joining,
): Enrolled {
  const sex = chance(random, 0.5) ? 'F' : 'M';
  const name = namer.draw(sex);
  const ownReception = spec.firstYearGroup === 0 && !fromElsewhere;
  const establishment = ownReception ? spec.establishment : 2000 + random.integer(0, 39) * 10;
  return {
    form,
    name,
    pupil: {
      id: madeUpId(random, joined),
      upn: upns.next(establishment, cohort),
      legalForename: name.forename,
      legalSurname: name.surname,
      preferredForename: preferred(random, name.forename),
      dateOfBirth: addDays(isoDate(cohort - 5, 9, 1), random.integer(0, 364)),
      sex,
      cohortYear: cohort,
      entryDate: joined,
      leavingDate: null,
      characteristics: [],
    },
  };
}

/** Most pupils go by their legal forename; long and double ones are often shortened. */
function preferred(random: Random, forename: string): string | null {
  const short: Record<string, string> = {
    Christopher: 'Chris',
    Bartholomew: 'Bart',
    Eleanor: 'Ellie',
    Oluwadamilare: 'Dami',
    Oluwaseun: 'Seun',
    Chukwuemeka: 'Emeka',
    Katarzyna: 'Kasia',
    Krzysztof: 'Krzyś',
    Temitope: 'Temi',
  };
  const name = short[forename] ?? (forename.includes('-') ? pick(random, forename.split('-')) : undefined);
  return name !== undefined && chance(random, 0.5) ? name : null;
}

/** Gives the pupils the demo is told about their names, in the class where they are looked for. */
function castKnownFaces(roll: readonly Enrolled[], startYear: number): void {
  const taken = new Set<Enrolled>();
  for (const face of KNOWN_FACES) {
    const there = roll.find(
      (candidate) =>
        !taken.has(candidate) &&
        candidate.pupil.leavingDate === null &&
        candidate.pupil.sex === face.sex &&
        startYear - candidate.pupil.cohortYear === face.yearGroup &&
        candidate.form === face.form,
    );
    if (!there) continue;
    taken.add(there);
    there.name = { forename: face.forename, surname: face.surname, ethnicity: face.ethnicity, eal: face.eal };
    there.pupil.legalForename = face.forename;
    there.pupil.legalSurname = face.surname;
    there.pupil.preferredForename = null;
  }
}

function yearOf(years: SchoolYears, day: IsoDate): number {
  return years.years.find(({ startsOn, endsOn }) => startsOn <= day && day <= endsOn)?.startYear ?? 0;
}

function startOfYear(startYear: number): IsoDate {
  return usualCalendar(startYear).halfTerms[0]?.startsOn ?? isoDate(startYear, 9, 1);
}
