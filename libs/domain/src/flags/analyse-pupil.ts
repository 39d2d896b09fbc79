import { evaluateWholePupil, type FlagSettings } from './flag-rules';
import { type Priority, priorityOf } from './priority';
import type { Reason } from './reason';
import type { WholePupilStanding } from './standing';

export interface WholePupilFacts extends WholePupilStanding {
  readonly pupilPremium: boolean;
}

/** The reasons that belong to no subject (attendance, a concern about the pupil as a whole), and the need they make. */
export function analysePupil(
  facts: WholePupilFacts,
  settings: FlagSettings = {},
): { readonly reasons: readonly Reason[]; readonly priority: Priority } {
  const reasons = evaluateWholePupil(facts, settings);
  return { reasons, priority: priorityOf(reasons, null, facts.pupilPremium) };
}
