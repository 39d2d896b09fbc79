import { WindowNumber } from '../calendar/half-term';
import { IsoDate } from '../calendar/iso-date';

/** A window in which the subject was measured, and the day its results were taken to stand for. */
export interface MeasuredWindow {
  window: WindowNumber;
  on: IsoDate;
}

export interface ImpactWindows {
  /** The last on or before placement; null when there is none. */
  baseline: WindowNumber | null;
  /** The one before the baseline. */
  earlierBaseline: WindowNumber | null;
  /** The first on or after exit or review; null while it is too early. */
  outcome: WindowNumber | null;
  /** Those after the outcome: does it last? */
  later: WindowNumber[];
}

/**
 * Which windows say where pupils started and where they got to.
 * @param windows in any order, each window once
 * @param placedOn the day the group (or pupil) started
 * @param endedOn the day of exit or review; undefined while none is set, and then there is no outcome
 */
export function impactWindows(windows: readonly MeasuredWindow[], placedOn: IsoDate, endedOn?: IsoDate): ImpactWindows {
  const sorted = [...windows].sort((a, b) => a.window - b.window);
  const before = sorted.filter(({ on }) => on <= placedOn).map(({ window }) => window);
  const after =
    endedOn === undefined ? [] : sorted.filter(({ on }) => on > placedOn && on >= endedOn).map(({ window }) => window);
  return {
    baseline: before.at(-1) ?? null,
    earlierBaseline: before.at(-2) ?? null,
    outcome: after[0] ?? null,
    later: after.slice(1),
  };
}
