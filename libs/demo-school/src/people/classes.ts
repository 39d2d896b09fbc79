import type { Random } from '@headway/domain';
import type { CastSubject } from '../cast-marks';
import type { CastClass, Dated } from '../cast-people';
import { madeUpId } from '../chance';
import type { SchoolSpec } from '../school-spec';
import type { SchoolYears } from '../school-years';
import type { Enrolled } from './roll';

/** Who teaches what, in the same order every year. */
export interface Teachers {
  /** Registration class → staff ids (teacher first, then a teaching assistant). */
  ofForm: (yearGroup: number, form: number) => readonly string[];
  ofSet: (subject: string, yearGroup: number, set: number) => readonly string[];
}

/** Registration classes of every year, and in a secondary school sets by attainment in each subject. */
export function makeClasses(
  random: Random,
  spec: SchoolSpec,
  years: SchoolYears,
  roll: readonly Enrolled[],
  teachers: Teachers,
  attainment: (pupilId: string, subject: string) => number,
): CastClass[] {
  const classes: CastClass[] = [];
  for (const year of years.years) {
    for (let yearGroup = spec.firstYearGroup; yearGroup <= spec.lastYearGroup; yearGroup++) {
      const there = roll.filter(
        ({ pupil }) =>
          year.startYear - pupil.cohortYear === yearGroup &&
          pupil.entryDate <= year.endsOn &&
          (pupil.leavingDate === null || pupil.leavingDate >= year.startsOn),
      );
      const make = (
        name: string,
        subject: CastSubject | null,
        members: readonly Enrolled[],
        staff: readonly string[],
      ): CastClass => ({
        id: madeUpId(random, year.startsOn),
        startYear: year.startYear,
        name,
        kind: subject ? 'set' : 'registration',
        yearGroup,
        subject: subject?.key ?? null,
        staff: staff.map((staffId) => ({ staffId, ...during(years, year, null, null) })),
        pupils: members.map(({ pupil }) => ({
          pupilId: pupil.id,
          ...during(years, year, pupil.entryDate, pupil.leavingDate),
        })),
      });
      for (let form = 0; form < spec.classesPerYear; form++) {
        const members = there.filter((enrolled) => enrolled.form === form);
        classes.push(make(spec.className(yearGroup, form), null, members, teachers.ofForm(yearGroup, form)));
      }
      if (spec.phase === 'primary') continue;
      for (const subject of spec.curriculum.subjects.filter(({ strandOf }) => strandOf === null)) {
        const ranked = [...there].sort(
          (a, b) => attainment(b.pupil.id, subject.key) - attainment(a.pupil.id, subject.key),
        );
        const size = Math.ceil(ranked.length / spec.classesPerYear);
        for (let set = 0; set < spec.classesPerYear; set++) {
          const members = ranked.slice(set * size, (set + 1) * size);
          const name = `${yearGroup} ${subject.name} ${set + 1}`;
          classes.push(make(name, subject, members, teachers.ofSet(subject.key, yearGroup, set)));
        }
      }
    }
  }
  return classes;
}

/** Membership within an academic year, cut to the time on roll; open while both run. */
function during(
  years: SchoolYears,
  year: { startsOn: string; endsOn: string },
  entry: string | null,
  leaving: string | null,
): Omit<Dated<'pupilId'>, 'pupilId'> {
  const startsOn = entry !== null && entry > year.startsOn ? entry : year.startsOn;
  if (leaving !== null && leaving <= year.endsOn) return { startsOn, endsOn: leaving };
  return { startsOn, endsOn: year.endsOn < years.today ? year.endsOn : null };
}
