import { createRandom, type Random } from '@headway/domain';
import type { CastSchool } from './cast';
import type { CastStaff } from './cast-people';
import type { Truth } from './truth';
import { drawAttendanceRate, makeAttendance } from './attendance';
import { seedOf } from './chance';
import type { ProgrammeSpec } from './interventions/programmes';
import { makeClasses } from './people/classes';
import { describePupil, type Circumstances } from './people/characteristics';
import { faceOf } from './people/known-faces';
import { makeRoll, type Enrolled, type UpnIssuer } from './people/roll';
import { assignTeachers, makeRates, makeStaff } from './people/staff';
import { yearScalesOf } from './curriculum/year-scales';
import type { SchoolSpec } from './school-spec';
import type { SchoolYears } from './school-years';
import { drawStories } from './simulation/level-changes';
import { Levels } from './simulation/levels';
import { SchoolLife } from './simulation/school-life';
import { withoutStillToMark } from './simulation/still-to-mark';
import { makeWindows } from './windows';

/** One school and everybody in it; what is true behind the marks goes into `truth`. */
export function generateSchool(
  seed: number,
  spec: SchoolSpec,
  years: SchoolYears,
  upns: UpnIssuer,
  trustLeader: CastStaff,
  truth: Truth,
): CastSchool {
  // Each part draws from a source of its own, so that a change in one leaves the others as they are.
  const randomFor = (part: string): Random => createRandom(seedOf(seed, `${spec.key}/${part}`));
  const roll = makeRoll(randomFor('roll'), spec, years, upns);
  const forCharacteristics = randomFor('characteristics');
  const circumstances = new Map(
    roll.map((enrolled) => [enrolled.pupil.id, describePupil(forCharacteristics, spec, years, enrolled)]),
  );
  const forRates = randomFor('attendance-rates');
  const attendanceRates = new Map([...circumstances].map(([id, known]) => [id, drawAttendanceRate(forRates, known)]));
  const attendanceRate = (pupilId: string): number => attendanceRates.get(pupilId) ?? 1;
  const staff = [...makeStaff(randomFor('staff'), spec, years), trustLeader];
  const teachers = assignTeachers(spec, staff);
  const levels = drawLevels(randomFor, spec, years, roll, circumstances, truth);

  const life = new SchoolLife({ seed, spec, years, roll, staff, teachers, levels, attendanceRate, truth });
  life.live();
  const windows = makeWindows(spec, years);
  const attainment = (pupilId: string, subject: string): number => life.standing.latest(pupilId, subject) ?? 0;
  return {
    key: spec.key,
    name: spec.name,
    phase: spec.phase,
    laCode: '999',
    establishment: String(spec.establishment),
    academicYears: years.years,
    closures: years.closures,
    scales: [...spec.curriculum.scales],
    subjects: spec.curriculum.subjects.map(({ closeTo: _, ...subject }) => subject),
    yearScales: yearScalesOf(spec.curriculum),
    windows,
    expectations: [...spec.curriculum.expectations],
    staff,
    rates: makeRates(years),
    classes: makeClasses(randomFor('classes'), spec, years, roll, teachers, attainment),
    pupils: roll.map(({ pupil }) => pupil),
    results: withoutStillToMark(life.results, spec, windows, roll, years.today),
    attendance: makeAttendance(randomFor('attendance'), years, roll, attendanceRate),
    programmes: life.programmes.map(({ id, spec: programme }) => programmeOf(id, programme)),
    groups: life.groups(),
  };
}

/** Where everybody starts from and whose level is going to change. */
function drawLevels(
  randomFor: (part: string) => Random,
  spec: SchoolSpec,
  years: SchoolYears,
  roll: readonly Enrolled[],
  circumstances: ReadonlyMap<string, Circumstances>,
  truth: Truth,
): Levels {
  const lived = years.halfTerms.filter(({ startsOn }) => startsOn <= years.today);
  const [first, last] = [lived[0]?.windowId ?? 0, lived.at(-1)?.windowId ?? 0];
  const { falling, recovering, earlierFalls } = drawStories(randomFor('stories'), spec, roll, last, first);
  truth.falling.push(...falling);
  truth.recovering.push(...recovering);
  for (const [scale, { reliability }] of Object.entries(spec.curriculum.marks)) truth.reliability[scale] = reliability;
  const levels = new Levels(randomFor('levels'), spec.curriculum.subjects, [
    ...falling,
    ...recovering,
    ...earlierFalls,
  ]);
  for (const { pupil } of roll) {
    const known = circumstances.get(pupil.id);
    if (known) levels.add(pupil.id, known, (spec.principal ? faceOf(pupil)?.ability : null) ?? null);
  }
  return levels;
}

function programmeOf(id: string, programme: ProgrammeSpec): CastSchool['programmes'][number] {
  const {
    leader: _leader,
    leaderPlace: _leaderPlace,
    rooms: _rooms,
    trueEffect: _trueEffect,
    delivered: _delivered,
    ...shown
  } = programme;
  return { id, ...shown, yearGroups: [...shown.yearGroups], costs: [...shown.costs] };
}
