import { asSeverity, type FlagRule } from '../reason';
import type { PupilStanding, SupportStanding } from '../standing';

export interface SupportNotWorkingSettings {
  /** Weeks in a group before anything is said; a review that is past says it sooner. */
  readonly weeks: number;
  /** Progress since entry at or below this, in SD of residuals. */
  readonly residual: number;
  /** Share of the planned sessions below which the sessions are the problem, not the support. */
  readonly sessionsShare: number;
}

/**
 * In a group for six weeks or past its review, and no faster than expected since: progress at or below −.5, or two
 * results running at or below 0. A third of the low pupils whose level is unchanged land here by chance, so that the
 * sentence says "no faster than expected yet" and asks for a look, not for an end.
 */
export const supportNotWorking: FlagRule<SupportNotWorkingSettings, PupilStanding> = {
  key: 'support-not-working',
  version: 1,
  defaults: { weeks: 6, residual: -0.5, sessionsShare: 0.8 },
  bounds: {
    weeks: { least: 3, most: 20, step: 1 },
    residual: { least: -2, most: -0.25, step: 0.05 },
    sessionsShare: { least: 0.5, most: 1, step: 0.05 },
  },
  evaluate({ support }, settings) {
    const slow = support.filter((one) => isDue(one, settings) && isSlow(one, settings));
    // Several groups at once: the one that runs longest is asked about.
    const [longest] = slow.toSorted((a, b) => b.days - a.days || (a.group < b.group ? -1 : 1));
    if (longest === undefined) return [];
    const latest = longest.since.at(-1);
    const share = longest.planned === 0 ? null : longest.had / longest.planned;
    const tooFew = share !== null && share < settings.sessionsShare;
    return [
      {
        rule: 'support-not-working',
        version: 1,
        severity: asSeverity(-(latest?.residual ?? 0) / 2),
        numbers: {
          group: longest.group,
          startedOn: longest.startedOn,
          weeks: Math.floor(longest.days / 7),
          residual: latest?.residual ?? null,
          results: longest.since.length,
          window: latest?.window ?? null,
          sessionsHad: longest.had,
          sessionsPlanned: longest.planned,
          because: tooFew ? 'few-sessions' : 'no-faster',
        },
      },
    ];
  },
};

const isDue = ({ days, pastReview }: SupportStanding, settings: SupportNotWorkingSettings): boolean =>
  pastReview || days >= 7 * settings.weeks;

function isSlow({ since }: SupportStanding, settings: SupportNotWorkingSettings): boolean {
  const [latest, before] = since.toReversed();
  if (latest === undefined) return false;
  return latest.residual <= settings.residual || (latest.residual <= 0 && before !== undefined && before.residual <= 0);
}
