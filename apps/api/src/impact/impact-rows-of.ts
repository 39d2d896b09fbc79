import { monthsRange, type EffectWithInterval, type ImpactResult, type MonthsRange } from '@headway/domain';
import type { EffectDto, ImpactRowDto, MonthsDto } from './impact.dto';

/** An estimate as it was stored, with the group it is of. */
export interface StoredEstimate {
  id: string;
  of_id: string;
  group_name: string;
  programme_id: string;
  programme_name: string;
  subject_id: number;
  subject_name: string;
  year_groups: number[];
  starts_on: string;
  ends_on: string;
  made_at: Date;
  method: string;
  numbers: ImpactResult;
}

export const effectDto = ({ effect, lower, upper }: EffectWithInterval): EffectDto => ({ effect, lower, upper });

export const monthsDto = ({ estimate, lower, upper }: MonthsRange): MonthsDto => ({
  effect: estimate.months,
  lower: lower.months,
  upper: upper.months,
  orMore: estimate.orMore,
});

/** The row of a group on the impact page, without its cost. */
export function impactRow(stored: StoredEstimate): Omit<ImpactRowDto, 'cost'> {
  const { numbers } = stored;
  return {
    groupId: stored.of_id,
    groupName: stored.group_name,
    programmeId: stored.programme_id,
    programmeName: stored.programme_name,
    subjectName: stored.subject_name,
    yearGroups: stored.year_groups,
    startsOn: stored.starts_on,
    endsOn: stored.ends_on,
    verdict: numbers.verdict,
    estimate: numbers.estimate.ok ? effectDto(numbers.estimate.value) : null,
    because: numbers.estimate.ok ? null : numbers.estimate.because,
    months: numbers.estimate.ok ? monthsDto(monthsRange(numbers.estimate.value)) : null,
    naive: numbers.naive.ok ? { gain: numbers.naive.value.gain, expectedAnyway: numbers.naive.value.expected } : null,
    started: numbers.started,
    participants: numbers.participants,
    comparators: numbers.comparators,
    shareOfDose: numbers.shareOfDose,
    fewSessionsHad: numbers.fewSessionsHad,
    suggestion: numbers.decision?.decision ?? null,
    suggestionBecause: numbers.decision?.because ?? [],
    madeAt: stored.made_at.toISOString(),
  };
}
