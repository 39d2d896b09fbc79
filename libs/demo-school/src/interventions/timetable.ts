import { dayOfWeek, type IsoDate, type Random } from '@headway/domain';
import type { CastGroup, CastRegisterMark, CastSession, CastSlot } from '../cast-groups';
import { chance, madeUpId, weighted } from '../chance';
import type { SchoolYears } from '../school-years';

/** One time of day per group that runs at the same time, so that no adult or pupil is in two places. */
const TIMES = ['09:10', '13:10', '11:05', '08:40', '10:15', '14:20', '09:40', '13:45'] as const;
const DAYS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  2: [
    [2, 4],
    [3, 5],
    [1, 3],
  ],
  3: [
    [1, 3, 5],
    [1, 2, 4],
    [2, 3, 5],
  ],
};

export function slotsFor(place: number, sessionsPerWeek: number, minutes: number): CastSlot[] {
  const choices = DAYS[sessionsPerWeek] ?? [[1]];
  const weekdays = choices[place % choices.length] ?? [1];
  const startsAt = TIMES[place % TIMES.length] ?? TIMES[0];
  return weekdays.map((weekday) => ({ weekday, startsAt, minutes }));
}

const LOST_TO = [
  ['Lost to cover', 5],
  ['Leader away', 3],
  ['School trip', 2],
  ['Room taken for tests', 1],
] as const;

const WENT = [
  'Good session, all took part.',
  'Needed more time than planned.',
  'Went back over last week, then on.',
  'Two worked well together.',
  'Quiet at first, joined in by the end.',
];

/** Every session of a group on school days: held with a register, cancelled, or (from today on) planned. */
export function makeSessions(
  random: Random,
  years: SchoolYears,
  group: Omit<CastGroup, 'sessions'>,
  delivered: number,
  attendanceRate: (pupilId: string) => number,
): CastSession[] {
  const sessions: CastSession[] = [];
  for (const heldOn of years.daysFrom(group.startsOn, group.endsOn)) {
    for (const slot of group.slots.filter(({ weekday }) => weekday === dayOfWeek(heldOn))) {
      const past = heldOn < years.today;
      const held = past && chance(random, delivered);
      sessions.push({
        id: madeUpId(random, heldOn),
        heldOn,
        startsAt: slot.startsAt,
        minutes: slot.minutes,
        staffId: group.leaderId,
        status: held ? 'held' : past ? 'cancelled' : 'planned',
        note: held ? noteOn(random) : past ? weighted(random, LOST_TO, ([, weight]) => weight)[0] : null,
        register: held ? register(random, group, heldOn, attendanceRate) : [],
      });
    }
  }
  return sessions;
}

function noteOn(random: Random): string | null {
  return chance(random, 0.2) ? (WENT[random.integer(0, WENT.length - 1)] ?? null) : null;
}

function register(
  random: Random,
  group: Omit<CastGroup, 'sessions'>,
  day: IsoDate,
  attendanceRate: (pupilId: string) => number,
): CastRegisterMark[] {
  return group.placements
    .filter(({ startsOn, endsOn }) => startsOn <= day && (endsOn === null || endsOn >= day))
    .map(({ pupilId }) => {
      if (chance(random, 1 - attendanceRate(pupilId))) return { pupilId, mark: 'absent', why: 'off-school' };
      if (chance(random, 0.03)) return { pupilId, mark: 'absent', why: 'kept-in-class' };
      return { pupilId, mark: chance(random, 0.05) ? 'late' : 'present', why: null };
    });
}
