import { createRandom, type IsoDate, type Random } from '@headway/domain';
import type { CastHalfTerm } from '../cast';
import type { CastGroup, CastPlacement } from '../cast-groups';
import type { CastResult } from '../cast-marks';
import type { CastStaff } from '../cast-people';
import type { Truth } from '../truth';
import { madeUpId, seedOf } from '../chance';
import { choosePupils, makeGroup, shareHad, type RunningGroup } from '../interventions/groups';
import { PRIMARY_PROGRAMMES } from '../interventions/primary-programmes';
import type { ProgrammeSpec } from '../interventions/programmes';
import { PRIMARY_SCHEDULE, SECONDARY_SCHEDULE } from '../interventions/schedule';
import { SECONDARY_PROGRAMMES } from '../interventions/secondary-programmes';
import { makeSessions } from '../interventions/timetable';
import { pastPlans, runningPlans, type DatedPlan } from '../interventions/timing';
import type { Teachers } from '../people/classes';
import type { Enrolled } from '../people/roll';
import type { SchoolSpec } from '../school-spec';
import type { SchoolYears } from '../school-years';
import { collectMarks, type Collecting } from './collect';
import type { Levels } from './levels';
import type { TrueLevel } from '../truth';
import { Standing } from './standing';

/** Everything that is settled before the first half term begins. */
export interface Beginnings {
  seed: number;
  spec: SchoolSpec;
  years: SchoolYears;
  roll: readonly Enrolled[];
  staff: readonly CastStaff[];
  teachers: Teachers;
  levels: Levels;
  attendanceRate: (pupilId: string) => number;
  truth: Truth;
}

interface Help {
  running: RunningGroup;
  placement: CastPlacement;
}

/** A school's half terms, one after the other: groups start with pupils chosen by the marks there are, tests are sat. */
export class SchoolLife {
  readonly results: CastResult[] = [];
  readonly standing = new Standing();
  readonly programmes: { id: string; spec: ProgrammeSpec }[];
  private readonly running: RunningGroup[] = [];
  private readonly levelsSeen = new Map<string, Map<string, Map<number, TrueLevel>>>();
  private readonly help = new Map<string, Help[]>();
  private readonly plans: DatedPlan[];
  private readonly groupRandom: Random;
  private readonly markRandom: Random;
  private readonly collecting: Collecting;

  constructor(private readonly school: Beginnings) {
    const { spec, years } = school;
    const primary = spec.phase === 'primary';
    const schedule = primary ? PRIMARY_SCHEDULE : SECONDARY_SCHEDULE;
    const past = pastPlans(schedule, years);
    const pastUntil = past.reduce((latest, { endsOn }) => (endsOn > latest ? endsOn : latest), '');
    this.plans = [...past, ...runningPlans(schedule, years).filter(({ startsOn }) => startsOn > pastUntil)];
    const idRandom = this.randomFor('programmes');
    this.programmes = (primary ? PRIMARY_PROGRAMMES : SECONDARY_PROGRAMMES).map((programme) => ({
      id: madeUpId(idRandom, years.years[0]?.startsOn ?? years.today),
      spec: programme,
    }));
    this.groupRandom = this.randomFor('groups');
    this.markRandom = this.randomFor('marks');
    this.collecting = this.collectingMarks();
  }

  /** Lives through every half term that has begun. */
  live(): void {
    const { years, levels, truth } = this.school;
    let previousEnd = '';
    for (const halfTerm of years.halfTerms.filter(({ startsOn }) => startsOn <= years.today)) {
      levels.advance();
      for (const plan of this.plans) {
        if (plan.startsOn > previousEnd && plan.startsOn <= halfTerm.endsOn && plan.startsOn <= years.today) {
          this.startGroup(plan, halfTerm);
        }
      }
      this.results.push(...collectMarks(this.markRandom, this.collecting, halfTerm));
      previousEnd = halfTerm.endsOn;
    }
    for (const [pupilId, ofPupil] of this.levelsSeen) truth.levels.set(pupilId, ofPupil);
    for (const { spec } of this.programmes) truth.programmeEffects[spec.key] = spec.trueEffect;
    this.recordHelp();
  }

  /** The groups with their sessions and registers. */
  groups(): CastGroup[] {
    const { years, attendanceRate } = this.school;
    const random = this.randomFor('sessions');
    return this.running.map(({ plan, programme, group }) => ({
      ...group,
      sessions: makeSessions(random, years, group, plan.delivered ?? programme.delivered, attendanceRate),
    }));
  }

  private startGroup(plan: DatedPlan, halfTerm: CastHalfTerm): void {
    const { years, roll, staff } = this.school;
    const programme = this.programmes.find(({ spec }) => spec.key === plan.programme);
    if (!programme) throw new RangeError(`No programme ${plan.programme}`);
    const chosen = choosePupils(
      this.groupRandom,
      plan,
      programme.spec,
      roll,
      years.yearOf(halfTerm),
      this.standing,
      this.running,
    );
    if (chosen.length === 0) return;
    const group = makeGroup(this.groupRandom, years, plan, programme.spec, programme.id, chosen, roll, staff);
    const running = { plan, programme: programme.spec, group };
    this.running.push(running);
    for (const placement of group.placements) {
      this.help.set(placement.pupilId, [...(this.help.get(placement.pupilId) ?? []), { running, placement }]);
    }
  }

  private collectingMarks(): Collecting {
    const { spec, years, roll, levels, attendanceRate, teachers } = this.school;
    const measuredAs = new Map(spec.curriculum.subjects.map(({ key, closeTo }) => [key, closeTo ?? key]));
    return {
      spec,
      years,
      roll,
      standing: this.standing,
      attendanceRate,
      teacherOf: ({ form }, yearGroup, subject) =>
        (spec.phase === 'primary' ? teachers.ofForm(yearGroup, form) : teachers.ofSet(subject, yearGroup, form))[0] ??
        '',
      supported: (pupilId, subject, day) =>
        this.helpOf(pupilId, subject).some(
          ({ placement: { startsOn, endsOn } }) => startsOn <= day && (endsOn === null || endsOn >= day),
        ),
      levelOn: (pupilId, subject, windowId, day) => {
        const withoutHelp = levels.at(pupilId, subject, windowId);
        const level = withoutHelp + this.helpBy(pupilId, measuredAs.get(subject) ?? subject, day);
        this.recordLevel(pupilId, subject, windowId, { level, withoutHelp });
        return level;
      },
    };
  }

  private helpOf(pupilId: string, subject: string): Help[] {
    return (this.help.get(pupilId) ?? []).filter(({ running }) => running.programme.subject === subject);
  }

  /** What groups have added to a pupil's level in a subject by a day. */
  private helpBy(pupilId: string, subject: string, day: IsoDate): number {
    return this.helpOf(pupilId, subject).reduce(
      (sum, { running: { plan, programme }, placement }) => sum + programme.trueEffect * shareHad(plan, placement, day),
      0,
    );
  }

  private recordLevel(pupilId: string, subject: string, windowId: number, level: TrueLevel): void {
    const ofPupil = this.levelsSeen.get(pupilId) ?? new Map<string, Map<number, TrueLevel>>();
    const inSubject = ofPupil.get(subject) ?? new Map<number, TrueLevel>();
    this.levelsSeen.set(pupilId, ofPupil.set(subject, inSubject.set(windowId, level)));
  }

  private recordHelp(): void {
    const { spec, years, truth } = this.school;
    for (const { plan, programme, group } of this.running) {
      for (const placement of group.placements) {
        if (programme.subject === null) continue;
        truth.added.push({
          schoolKey: spec.key,
          groupId: group.id,
          pupilId: placement.pupilId,
          subject: programme.subject,
          effect: programme.trueEffect * shareHad(plan, placement, years.today),
        });
      }
    }
  }

  private randomFor(part: string): Random {
    return createRandom(seedOf(this.school.seed, `${this.school.spec.key}/${part}`));
  }
}
