import type { IsoDate, Random } from '@headway/domain';
import type { CastAttendance } from './cast-people';
import type { Circumstances } from './people/characteristics';
import type { Enrolled } from './people/roll';
import type { SchoolYears } from './school-years';

const SESSIONS_PER_DAY = 2;

/** Share of sessions a pupil usually attends: most above 94 %, about one in seven below 90 %. */
export function drawAttendanceRate(random: Random, { premium, sen }: Circumstances): number {
  const missed = 0.042 * Math.exp(0.62 * random.normal()) * (premium ? 1.4 : 1) * (sen === 'N' ? 1 : 1.25);
  return 1 - Math.min(0.6, missed);
}

/** Possible and attended sessions per half term, of the running one up to yesterday. */
export function makeAttendance(
  random: Random,
  years: SchoolYears,
  roll: readonly Enrolled[],
  rate: (pupilId: string) => number,
): CastAttendance[] {
  const rows: CastAttendance[] = [];
  const halfTerms = years.halfTerms.map(({ windowId, startsOn, endsOn }) => ({
    windowId,
    days: years.daysFrom(startsOn, endsOn).filter((day) => day < years.today),
  }));
  for (const { pupil } of roll) {
    for (const { windowId, days } of halfTerms) {
      const possible = SESSIONS_PER_DAY * days.filter((day) => onRoll(pupil, day)).length;
      if (possible === 0) continue;
      const own = rate(pupil.id) + 0.018 * random.normal();
      const missed = Math.round(possible * Math.min(1, Math.max(0, 1 - own)));
      rows.push({ pupilId: pupil.id, windowId, possible, attended: possible - missed });
    }
  }
  return rows;
}

function onRoll({ entryDate, leavingDate }: Enrolled['pupil'], day: IsoDate): boolean {
  return entryDate <= day && (leavingDate === null || day <= leavingDate);
}
