import { asSeverity, type FlagRule } from '../reason';
import type { WholePupilStanding } from '../standing';

export interface AttendanceSettings {
  /** Share of sessions missed in the year so far that counts as persistent, and as severe. */
  readonly persistent: number;
  readonly severe: number;
  /** Percentage points by which attendance fell from the half term before. */
  readonly fall: number;
  /** Sessions that must have been possible before anything is said (20: two weeks). */
  readonly leastSessions: number;
}

/**
 * Persistently (10 % or more) or severely (50 % or more) absent in the academic year so far, the Department for
 * Education's definitions; or attendance 5 points below the half term before.
 */
export const attendance: FlagRule<AttendanceSettings, WholePupilStanding> = {
  key: 'attendance',
  version: 1,
  defaults: { persistent: 0.1, severe: 0.5, fall: 5, leastSessions: 20 },
  bounds: {
    persistent: { least: 0.05, most: 0.2, step: 0.01 },
    severe: { least: 0.3, most: 0.6, step: 0.01 },
    fall: { least: 2, most: 20, step: 1 },
    leastSessions: { least: 10, most: 60, step: 1 },
  },
  evaluate({ attendance: year }, settings) {
    const latest = year.at(-1);
    const possible = year.reduce((sum, term) => sum + term.possible, 0);
    if (latest === undefined || possible < settings.leastSessions) return [];
    const missedSessions = year.reduce((sum, term) => sum + term.possible - term.attended, 0);
    const missed = missedSessions / possible;
    const fell = fallSince(year.at(-2), latest, settings);
    const kind =
      missed >= settings.severe
        ? 'severe'
        : missed >= settings.persistent
          ? 'persistent'
          : fell === null
            ? null
            : 'fall';
    if (kind === null) return [];
    return [
      {
        rule: 'attendance',
        version: 1,
        severity: kind === 'fall' ? asSeverity((fell ?? 0) / 40) : asSeverity(missed / settings.severe),
        numbers: {
          kind,
          missedShare: missed,
          missedSessions,
          possible,
          fall: fell,
          halfTerm: latest.halfTerm,
        },
      },
    ];
  },
};

type HalfTermSessions = WholePupilStanding['attendance'][number];

/** Percentage points attendance fell by, where both half terms are long enough and it is enough of a fall. */
function fallSince(
  before: HalfTermSessions | undefined,
  now: HalfTermSessions,
  settings: AttendanceSettings,
): number | null {
  if (before === undefined || Math.min(before.possible, now.possible) < settings.leastSessions) return null;
  // One division at the end: five points are five, not five and a trillionth.
  const lost = before.attended * now.possible - now.attended * before.possible;
  const points = (100 * lost) / (before.possible * now.possible);
  return points >= settings.fall ? points : null;
}
