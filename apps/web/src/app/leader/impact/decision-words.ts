import type { ImpactRowDto } from '@headway/api-client';
import type { Decision, DecisionBecause } from '@headway/domain';
import { listed } from './counting';

const DECISIONS: Readonly<Record<Decision, string>> = {
  continue: 'continue',
  adapt: 'change it',
  stop: 'stop',
  'run-again': 'run it again to learn more',
};

const BECAUSE: Readonly<Record<DecisionBecause, string>> = {
  helped: 'its pupils got further than those who started level',
  'less-progress': 'its pupils made less progress than those who started level',
  'no-difference': 'no difference was found',
  unclear: 'it could be nothing or a lot',
  'too-few-pupils': 'too few pupils could be compared',
  'few-sessions-had': 'too few of the planned sessions happened',
  'weak-evidence': 'the comparison is weak',
  fragile: 'a small hidden difference could have made it',
  'methods-disagree': 'other ways of working it out disagree',
};

/** "Suggested: continue". Never more: a person decides. */
export function suggestionWords(decision: Decision | null): string {
  return decision === null ? 'Nothing to decide yet' : `Suggested: ${DECISIONS[decision]}`;
}

/** The suggestion with its reasons, as a sentence. */
export function suggestionSentence({
  suggestion,
  suggestionBecause,
}: Pick<ImpactRowDto, 'suggestion' | 'suggestionBecause'>): string {
  if (suggestion === null) return 'There is nothing to decide before the results are in.';
  const reasons = suggestionBecause.map((because) => BECAUSE[because]);
  return `${suggestionWords(suggestion)}, because ${listed(reasons)}. That is for you to decide.`;
}
