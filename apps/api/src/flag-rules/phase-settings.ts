import type { FlagSettings } from '@headway/domain';

/** Phases a school may set rules for by themselves. */
export const phases = ['early-years', 'ks1', 'ks2', 'ks3', 'ks4', 'ks5'] as const;
export type Phase = (typeof phases)[number];

/** A school's choices for all years, and what a phase does differently. */
export interface PhaseSettings {
  all: FlagSettings;
  phases: Partial<Record<Phase, FlagSettings>>;
}
