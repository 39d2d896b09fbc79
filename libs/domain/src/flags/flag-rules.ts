import type { FlagRule, Reason, RuleKey } from './reason';
import { asSeverity } from './reason';
import { attendance } from './rules/attendance';
import { belowExpected } from './rules/below-expected';
import { disadvantagedHighAttainer } from './rules/disadvantaged-high-attainer';
import { gapNotClosing } from './rules/gap-not-closing';
import { gapWidening } from './rules/gap-widening';
import { missingResult } from './rules/missing-result';
import { noBaseline } from './rules/no-baseline';
import { offTarget } from './rules/off-target';
import { readyToExit } from './rules/ready-to-exit';
import { slowerThanOwnRate } from './rules/slower-than-own-rate';
import { slowerThanPeers } from './rules/slower-than-peers';
import { staffConcern } from './rules/staff-concern';
import { strandGap } from './rules/strand-gap';
import { supportNotWorking } from './rules/support-not-working';
import type { PupilStanding, WholePupilStanding } from './standing';

/** Every rule by its key, in the order reasons are given. */
export const FLAG_RULES = {
  'below-expected': belowExpected,
  'gap-not-closing': gapNotClosing,
  'slower-than-own-rate': slowerThanOwnRate,
  'slower-than-peers': slowerThanPeers,
  'gap-widening': gapWidening,
  'disadvantaged-high-attainer': disadvantagedHighAttainer,
  'off-target': offTarget,
  'strand-gap': strandGap,
  'support-not-working': supportNotWorking,
  attendance,
  'staff-concern': staffConcern,
  'missing-result': missingResult,
  'no-baseline': noBaseline,
  'ready-to-exit': readyToExit,
} as const;

type SettingsOf<Rule> = Rule extends FlagRule<infer Settings, never> ? Settings : never;

/** What a school may change of any rule beside its thresholds. */
export interface RuleChoice {
  readonly enabled?: boolean;
  /** Multiplies the severity, and with it the points of need: 0.5 … 1.5, 1 as shipped. */
  readonly weight?: number;
}

/** What a school changed of the defaults, per rule; `enabled: false` switches a rule off. */
export type FlagSettings = {
  readonly [Key in keyof typeof FLAG_RULES]?: Partial<SettingsOf<(typeof FLAG_RULES)[Key]>> & RuleChoice;
};

/** All reasons that hold for a pupil's standing in a subject, under a school's settings. */
export function evaluateRules(standing: PupilStanding, settings: FlagSettings = {}): Reason[] {
  return [
    ...reasonsOf(belowExpected, standing, settings['below-expected']),
    ...reasonsOf(gapNotClosing, standing, settings['gap-not-closing']),
    ...reasonsOf(slowerThanOwnRate, standing, settings['slower-than-own-rate']),
    ...reasonsOf(slowerThanPeers, standing, settings['slower-than-peers']),
    ...reasonsOf(gapWidening, standing, settings['gap-widening']),
    ...reasonsOf(disadvantagedHighAttainer, standing, settings['disadvantaged-high-attainer']),
    ...reasonsOf(offTarget, standing, settings['off-target']),
    ...reasonsOf(strandGap, standing, settings['strand-gap']),
    ...reasonsOf(supportNotWorking, standing, settings['support-not-working']),
    ...reasonsOf(staffConcern, standing, settings['staff-concern']),
    ...reasonsOf(missingResult, standing, settings['missing-result']),
    ...reasonsOf(noBaseline, standing, settings['no-baseline']),
    ...reasonsOf(readyToExit, standing, settings['ready-to-exit']),
  ];
}

/** All reasons that hold for a pupil apart from any subject. */
export function evaluateWholePupil(standing: WholePupilStanding, settings: FlagSettings = {}): Reason[] {
  return [
    ...reasonsOf(attendance, standing, settings.attendance),
    ...reasonsOf(staffConcern, standing, settings['staff-concern']),
  ];
}

/** The rules that ask whether a pupil has changed: all of them rest on the gate. */
export const CHANGE_RULES: ReadonlySet<RuleKey> = new Set([
  'slower-than-peers',
  'slower-than-own-rate',
  'gap-widening',
  'disadvantaged-high-attainer',
]);

function reasonsOf<Settings extends object, Standing>(
  rule: FlagRule<Settings, Standing>,
  standing: Standing,
  chosen: (Partial<Settings> & RuleChoice) | undefined,
): Reason[] {
  if (chosen?.enabled === false) return [];
  const weight = chosen?.weight ?? 1;
  const reasons = rule.evaluate(standing, { ...rule.defaults, ...chosen });
  return weight === 1
    ? reasons
    : reasons.map((reason) => ({ ...reason, severity: asSeverity(reason.severity * weight) }));
}
