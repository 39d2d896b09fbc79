import { attendance } from './attendance';
import { belowExpected } from './below-expected';
import { disadvantagedHighAttainer } from './disadvantaged-high-attainer';
import type { FlagFacts, ReasonFacts, RuleWords } from './flag-words';
import { gapNotClosing } from './gap-not-closing';
import { gapWidening } from './gap-widening';
import { missingResult } from './missing-result';
import { noBaseline } from './no-baseline';
import { offTarget } from './off-target';
import { readyToExit } from './ready-to-exit';
import { slowerThanOwnRate } from './slower-than-own-rate';
import { slowerThanPeers } from './slower-than-peers';
import { staffConcern } from './staff-concern';
import { strandGap } from './strand-gap';
import { supportNotWorking } from './support-not-working';

/** Every rule's words, the most telling first: the first that holds gives a flag its sentence. */
const RULES: readonly (readonly [string, RuleWords])[] = [
  ['staff-concern', staffConcern],
  ['support-not-working', supportNotWorking],
  ['disadvantaged-high-attainer', disadvantagedHighAttainer],
  ['gap-widening', gapWidening],
  ['slower-than-peers', slowerThanPeers],
  ['slower-than-own-rate', slowerThanOwnRate],
  ['gap-not-closing', gapNotClosing],
  ['below-expected', belowExpected],
  ['off-target', offTarget],
  ['strand-gap', strandGap],
  ['attendance', attendance],
  ['missing-result', missingResult],
  ['no-baseline', noBaseline],
  ['ready-to-exit', readyToExit],
];

const WORDS: ReadonlyMap<string, RuleWords> = new Map(RULES);

/** Rules this page has words for. */
export const RULE_KEYS: readonly string[] = RULES.map(([key]) => key);

/** "Gap is widening"; a rule newer than this page goes by its key. */
export function ruleName(rule: string): string {
  return WORDS.get(rule)?.name ?? rule.replaceAll('-', ' ');
}

/** What the marks show, for a table of reasons. */
export function reasonShows(facts: FlagFacts, reason: ReasonFacts): string {
  return WORDS.get(reason.rule)?.shows(facts, reason.numbers) ?? '';
}

/** The reasons in the order in which they tell most. */
export function tellingFirst<Reason extends ReasonFacts>(reasons: readonly Reason[]): Reason[] {
  const place = (rule: string): number => (RULE_KEYS.includes(rule) ? RULE_KEYS.indexOf(rule) : RULE_KEYS.length);
  return reasons.toSorted((a, b) => place(a.rule) - place(b.rule));
}

/** The one plain sentence a flag is read by. */
export function flagSentence(facts: FlagFacts, reasons: readonly ReasonFacts[]): string {
  const [first] = tellingFirst(reasons);
  const words = first && WORDS.get(first.rule);
  return first && words
    ? words.sentence(facts, first.numbers)
    : `${facts.forename} needs a look in ${facts.subject ?? 'school'}: this page has no words yet for the reason.`;
}
