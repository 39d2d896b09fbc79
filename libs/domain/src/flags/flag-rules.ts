import type { FlagRule, Reason } from './reason';
import { belowExpected } from './rules/below-expected';
import { gapNotClosing } from './rules/gap-not-closing';
import { gapWidening } from './rules/gap-widening';
import { missingResult } from './rules/missing-result';
import { noBaseline } from './rules/no-baseline';
import { slowerThanOwnRate } from './rules/slower-than-own-rate';
import { slowerThanPeers } from './rules/slower-than-peers';
import type { PupilStanding } from './standing';

/** Every rule by its key. */
export const FLAG_RULES = {
  'below-expected': belowExpected,
  'gap-not-closing': gapNotClosing,
  'slower-than-own-rate': slowerThanOwnRate,
  'slower-than-peers': slowerThanPeers,
  'gap-widening': gapWidening,
  'missing-result': missingResult,
  'no-baseline': noBaseline,
} as const;

type SettingsOf<Rule> = Rule extends FlagRule<infer Settings> ? Settings : never;
type Chosen<Settings> = Partial<Settings> & { readonly enabled?: boolean };

/** What a school changed of the defaults, per rule; `enabled: false` switches a rule off. */
export type FlagSettings = {
  readonly [Key in keyof typeof FLAG_RULES]?: Chosen<SettingsOf<(typeof FLAG_RULES)[Key]>>;
};

/** All reasons that hold for a pupil's standing, under a school's settings. */
export function evaluateRules(standing: PupilStanding, settings: FlagSettings = {}): Reason[] {
  return [
    ...reasonsOf(belowExpected, standing, settings['below-expected']),
    ...reasonsOf(gapNotClosing, standing, settings['gap-not-closing']),
    ...reasonsOf(slowerThanOwnRate, standing, settings['slower-than-own-rate']),
    ...reasonsOf(slowerThanPeers, standing, settings['slower-than-peers']),
    ...reasonsOf(gapWidening, standing, settings['gap-widening']),
    ...reasonsOf(missingResult, standing, settings['missing-result']),
    ...reasonsOf(noBaseline, standing, settings['no-baseline']),
  ];
}

function reasonsOf<Settings extends object>(
  rule: FlagRule<Settings>,
  standing: PupilStanding,
  chosen: Chosen<Settings> | undefined,
): Reason[] {
  if (chosen?.enabled === false) return [];
  return rule.evaluate(standing, { ...rule.defaults, ...chosen });
}
