import type { NcYear } from '../calendar/year-group';
import { FLAG_RULES, type FlagSettings } from './flag-rules';
import type { SettingBounds } from './reason';

/** Phases a school may set rules for by themselves. */
export const PHASES = ['early-years', 'ks1', 'ks2', 'ks3', 'ks4', 'ks5'] as const;
export type Phase = (typeof PHASES)[number];

/** A school's choices for all years, and what a phase does differently. */
export interface PhaseSettings {
  readonly all: FlagSettings;
  readonly phases: Readonly<Partial<Record<Phase, FlagSettings>>>;
}

/** The rules as shipped. */
export const AS_SHIPPED: PhaseSettings = { all: {}, phases: {} };

/** Bounds of the weight of a rule's severity. */
export const WEIGHT_BOUNDS: SettingBounds = { least: 0.5, most: 1.5, step: 0.25 };

/** The phase of a year group: up to Reception early years, then the key stages. */
export function phaseOf(year: NcYear): Phase {
  if (year <= 0) return 'early-years';
  if (year <= 2) return 'ks1';
  if (year <= 6) return 'ks2';
  if (year <= 9) return 'ks3';
  return year <= 11 ? 'ks4' : 'ks5';
}

/** The settings of a year group: of its phase where it says something, else of all years, else as shipped. */
export function settingsFor({ all, phases }: PhaseSettings, year: NcYear): FlagSettings {
  const own = phases[phaseOf(year)] ?? {};
  const merged: Record<string, object> = {};
  for (const key of Object.keys(FLAG_RULES) as (keyof FlagSettings)[]) {
    if (all[key] !== undefined || own[key] !== undefined) merged[key] = { ...all[key], ...own[key] };
  }
  return merged;
}

/** What is wrong with a setting, by its place: `ks2.below-expected.steps`. */
export interface SettingProblem {
  readonly place: string;
  readonly because: 'unknown-rule' | 'unknown-setting' | 'not-a-number' | 'out-of-bounds' | 'not-yes-or-no';
  readonly bounds: SettingBounds | null;
}

/** Everything in stated settings that no rule knows or that is outside its sane bounds; empty: they can be used. */
export function settingProblems(stated: { readonly all: object; readonly phases: object }): SettingProblem[] {
  const parts: [string, object][] = [['all', stated.all]];
  for (const [phase, settings] of Object.entries(stated.phases)) {
    if ((PHASES as readonly string[]).includes(phase) && isRecord(settings)) parts.push([phase, settings]);
    else parts.push([phase, { [phase]: null }]);
  }
  return parts.flatMap(([part, settings]) =>
    Object.entries(settings).flatMap(([rule, choice]) => ruleProblems(`${part}.${rule}`, rule, choice)),
  );
}

function ruleProblems(place: string, rule: string, choice: unknown): SettingProblem[] {
  const known = Object.hasOwn(FLAG_RULES, rule) ? FLAG_RULES[rule as keyof typeof FLAG_RULES] : undefined;
  if (known === undefined || !isRecord(choice)) return [{ place, because: 'unknown-rule', bounds: null }];
  const bounds: Readonly<Record<string, SettingBounds>> = { ...known.bounds, weight: WEIGHT_BOUNDS };
  return Object.entries(choice).flatMap(([name, value]): SettingProblem[] => {
    const at = `${place}.${name}`;
    if (name === 'enabled') {
      return typeof value === 'boolean' ? [] : [{ place: at, because: 'not-yes-or-no', bounds: null }];
    }
    const limits = Object.hasOwn(bounds, name) ? bounds[name] : undefined;
    if (limits === undefined) return [{ place: at, because: 'unknown-setting', bounds: null }];
    if (typeof value !== 'number' || !Number.isFinite(value)) {
      return [{ place: at, because: 'not-a-number', bounds: limits }];
    }
    return value < limits.least || value > limits.most ? [{ place: at, because: 'out-of-bounds', bounds: limits }] : [];
  });
}

const isRecord = (value: unknown): value is object => typeof value === 'object' && value !== null;
