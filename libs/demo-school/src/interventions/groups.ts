import { addDays, daysBetween, ncYearLabel, type IsoDate, type Random } from '@headway/domain';
import type { CastGroup, CastPlacement } from '../cast-groups';
import type { CastStaff } from '../cast-people';
import { chance, madeUpId } from '../chance';
import type { Enrolled } from '../people/roll';
import type { SchoolYears } from '../school-years';
import type { Standing } from '../simulation/standing';
import type { ProgrammeSpec } from './programmes';
import { slotsFor } from './timetable';
import { mondayOf, type DatedPlan } from './timing';

/** A group as the simulation runs it; sessions are filled in afterwards. */
export interface RunningGroup {
  plan: DatedPlan;
  programme: ProgrammeSpec;
  group: CastGroup;
}

/** How strongly teachers' own judgement moves their choice, in SD. */
const JUDGEMENT = 0.45;
/** A fall since the collection before weighs this much beside the level. */
const WEIGHT_OF_FALL = 0.3;
/** Weeks to the Friday of the review, within the ten that are allowed. */
const REVIEW_WEEKS = 8;
const OTHER_LEADER = 4;

/** Pupils who look lowest to the school by marks, falls and judgement; nobody twice for a subject or at one time. */
export function choosePupils(
  random: Random,
  plan: DatedPlan,
  programme: ProgrammeSpec,
  roll: readonly Enrolled[],
  startYear: number,
  standing: Standing,
  others: readonly RunningGroup[],
): string[] {
  const busy = new Set(
    others
      .filter(({ plan: other }) => other.startsOn <= plan.endsOn && other.endsOn >= plan.startsOn)
      .flatMap(({ programme: other, group }) =>
        group.placements
          .filter(() => other.subject === programme.subject || sharesTime(group, plan, programme))
          .map(({ pupilId }) => pupilId),
      ),
  );
  const subject = programme.subject;
  const candidates = roll
    .filter(
      ({ pupil }) =>
        plan.yearGroups.includes(startYear - pupil.cohortYear) &&
        pupil.entryDate <= plan.startsOn &&
        (pupil.leavingDate === null || pupil.leavingDate > plan.startsOn) &&
        !busy.has(pupil.id),
    )
    .flatMap(({ pupil }) => {
      const latest = subject === null ? random.normal() : standing.latest(pupil.id, subject);
      if (latest === null) return [];
      const fall = subject === null ? 0 : Math.min(0, standing.change(pupil.id, subject));
      return [{ id: pupil.id, rank: latest + WEIGHT_OF_FALL * fall + JUDGEMENT * random.normal() }];
    });
  return candidates
    .sort((a, b) => a.rank - b.rank)
    .slice(0, plan.size)
    .map(({ id }) => id);
}

/** A group with its leader, room, times and placements. */
export function makeGroup(
  random: Random,
  years: SchoolYears,
  plan: DatedPlan,
  programme: ProgrammeSpec,
  programmeId: string,
  pupilIds: readonly string[],
  roll: readonly Enrolled[],
  staff: readonly CastStaff[],
): CastGroup {
  const slots = slotsFor(plan.place, programme.sessionsPerWeek, programme.minutesPerSession);
  const leader = leaderFor(programme, staff, plan.second ?? false);
  const review = addDays(mondayOf(plan.startsOn), REVIEW_WEEKS * 7 + 4);
  return {
    id: madeUpId(random, plan.startsOn),
    programmeId,
    name: nameOf(plan, programme),
    yearGroups: [...plan.yearGroups],
    leaderId: leader.id,
    room: programme.rooms[plan.place % programme.rooms.length] ?? '',
    capacity: pupilIds.length + (plan.free ?? 0),
    startsOn: plan.startsOn,
    endsOn: plan.endsOn,
    reviewOn: years.days.filter((day) => day <= review && day <= plan.endsOn).at(-1) ?? plan.endsOn,
    slots,
    placements: pupilIds.map((pupilId) => place(random, years, plan, programme, pupilId, roll)),
    sessions: [],
  };
}

function place(
  random: Random,
  years: SchoolYears,
  plan: DatedPlan,
  programme: ProgrammeSpec,
  pupilId: string,
  roll: readonly Enrolled[],
): CastPlacement {
  const late = chance(random, 0.08) ? addDays(plan.startsOn, 7) : plan.startsOn;
  const startsOn = late <= years.today ? late : plan.startsOn;
  const leaving = roll.find(({ pupil }) => pupil.id === pupilId)?.pupil.leavingDate ?? null;
  const base = { id: madeUpId(random, startsOn), pupilId, startsOn, reason: programme.entryCriteria };
  if (leaving !== null && leaving < plan.endsOn) return { ...base, endsOn: leaving, exitReason: 'left-school' };
  if (plan.endsOn >= years.today) return { ...base, endsOn: null, exitReason: null };
  return { ...base, endsOn: plan.endsOn, exitReason: 'group-ended' };
}

/** Share of a placement's planned time that has passed by a day; leaving early ends the help. */
export function shareHad(plan: DatedPlan, { startsOn, endsOn }: CastPlacement, day: IsoDate): number {
  const until = endsOn !== null && endsOn < day ? endsOn : day;
  const whole = Math.max(1, daysBetween(startsOn, plan.endsOn));
  return Math.min(1, Math.max(0, daysBetween(startsOn, until) / whole));
}

/** The adult who usually leads the programme; a second group of it at the same time has somebody else. */
function leaderFor(programme: ProgrammeSpec, staff: readonly CastStaff[], second: boolean): CastStaff {
  const able = staff.filter(({ rateRole }) => rateRole === programme.leader);
  const place = programme.leaderPlace + (second ? OTHER_LEADER : 0);
  const leader = able[place % Math.max(1, able.length)] ?? staff[0];
  if (!leader) throw new RangeError('No staff to lead a group');
  return leader;
}

/** 'Word reading, Years 3 and 4, spring 2026'. */
function nameOf({ yearGroups, term }: DatedPlan, { name }: ProgrammeSpec): string {
  const labels = yearGroups.map((yearGroup) => ncYearLabel(yearGroup));
  const who = labels.length === 1 ? labels[0] : `Years ${yearGroups.join(' and ')}`;
  return [name, who, ...(term === null ? [] : [term])].join(', ');
}

function sharesTime(group: CastGroup, plan: DatedPlan, programme: ProgrammeSpec): boolean {
  const slots = slotsFor(plan.place, programme.sessionsPerWeek, programme.minutesPerSession);
  return group.slots.some((slot) =>
    slots.some(({ weekday, startsAt }) => weekday === slot.weekday && startsAt === slot.startsAt),
  );
}
