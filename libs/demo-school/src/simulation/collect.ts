import { type HalfTerm, type IsoDate, type Random } from '@headway/domain';
import type { CastHalfTerm } from '../cast';
import type { CastResult } from '../cast-marks';
import { chance } from '../chance';
import type { Collection } from '../curriculum/curriculum';
import type { Enrolled } from '../people/roll';
import type { SchoolSpec } from '../school-spec';
import type { SchoolYears } from '../school-years';
import { markFor } from './marks';
import type { Standing } from './standing';

/** What collecting marks needs to know about pupils. */
export interface Collecting {
  spec: SchoolSpec;
  years: SchoolYears;
  roll: readonly Enrolled[];
  standing: Standing;
  /** True level on a day of a window, with the help a pupil has had. */
  levelOn: (pupilId: string, subject: string, windowId: number, day: IsoDate) => number;
  /** In a group for the subject on a day. */
  supported: (pupilId: string, subject: string, day: IsoDate) => boolean;
  attendanceRate: (pupilId: string) => number;
  teacherOf: (pupil: Enrolled, yearGroup: number, subject: string) => string;
}

/** Pupils below this, or falling by this much, are asked again in a short check. */
const LOW = -1.1;
const FALLING = -0.8;

const EARLY_DAYS = 3;
const CATCH_UP_DAYS = 3;

/** Marks of one half term up to today, class by class: each class sits a test on a day of its own. */
export function collectMarks(random: Random, school: Collecting, halfTerm: CastHalfTerm): CastResult[] {
  const { spec, years, roll, standing } = school;
  const { opensOn, dueOn } = years.collection(halfTerm);
  const days = years.daysFrom(opensOn, dueOn);
  const sittings = new Map<string, IsoDate>();
  const sittingDay = (yearGroup: number, form: number, subject: string): IsoDate => {
    const key = `${yearGroup}/${form}/${subject}`;
    const early = spec.earlyYearGroups.includes(yearGroup);
    // More classes sit tests early than late.
    const place = Math.floor(random.uniform() ** 1.6 * (early ? EARLY_DAYS : days.length));
    const drawn = sittings.get(key) ?? days[place] ?? opensOn;
    sittings.set(key, drawn);
    return drawn;
  };
  const results: CastResult[] = [];
  for (const collection of spec.curriculum.collections) {
    if (!collection.halfTerms.some((code) => code === halfTerm.code)) continue;
    for (const yearGroup of collection.yearGroups) {
      const marks: CastResult[] = [];
      for (const enrolled of roll) {
        const { pupil, form } = enrolled;
        if (years.yearOf(halfTerm) - pupil.cohortYear !== yearGroup) continue;
        const testedOn = sittingDay(yearGroup, form, collection.subject);
        if (testedOn > years.today || testedOn < pupil.entryDate) continue;
        if (pupil.leavingDate !== null && pupil.leavingDate <= testedOn) continue;
        if (collection.from === 'short-check' && !isAsked(school, enrolled, collection, testedOn)) continue;
        const mark = sit(random, school, enrolled, collection, halfTerm, yearGroup, testedOn);
        if (mark) marks.push(mark);
      }
      if (collection.from === 'everyone') standing.record(collection.subject, marks);
      results.push(...marks);
    }
  }
  return results;
}

function sit(
  random: Random,
  school: Collecting,
  enrolled: Enrolled,
  { subject, scale: scaleKey }: Collection,
  halfTerm: CastHalfTerm,
  yearGroup: number,
  testedOn: IsoDate,
): CastResult | null {
  const { pupil } = enrolled;
  const { curriculum, standing: above } = school.spec;
  const scale = curriculum.scales.find(({ key }) => key === scaleKey);
  const model = curriculum.marks[scaleKey];
  if (!scale || !model) throw new RangeError(`No scale ${scaleKey}`);
  const level = school.levelOn(pupil.id, subject, halfTerm.windowId, testedOn) + (above[subject] ?? above.all);
  const at = { yearGroup, halfTerm: halfTerm.code as HalfTerm, windowId: halfTerm.windowId };
  const value = markFor(random, scale, model, level, at);
  const base = {
    pupilId: pupil.id,
    subject,
    windowId: halfTerm.windowId,
    scale: scaleKey,
    recordedBy: school.teacherOf(enrolled, yearGroup, subject),
  };
  // Most pupils who are away catch up a few days later; some are marked absent, a few never entered at all.
  const away = scale.basis === 'test' && !chance(random, school.attendanceRate(pupil.id));
  if (!away || chance(random, 0.75)) {
    const day = away ? school.years.later(testedOn, CATCH_UP_DAYS) : testedOn;
    if (day > school.years.today || (pupil.leavingDate !== null && pupil.leavingDate <= day)) return null;
    return { ...base, value, code: null, testedOn: day };
  }
  return chance(random, 0.6) ? { ...base, value: null, code: 'A', testedOn } : null;
}

/** A short check asks pupils who are low, falling, supported or new. */
function isAsked(school: Collecting, { pupil }: Enrolled, { subject }: Collection, day: IsoDate): boolean {
  const latest = school.standing.latest(pupil.id, subject);
  if (latest === null) return true;
  return (
    latest <= LOW || school.standing.change(pupil.id, subject) <= FALLING || school.supported(pupil.id, subject, day)
  );
}
