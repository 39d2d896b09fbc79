import { valueForMoney, type GroupCost, type ImpactResult } from '@headway/domain';
import { NOBODY_NAMED } from '../finance/group-cost.queries';
import type { CostPerPupilDto } from './impact.dto';

const LIST = new Intl.ListFormat('en-GB', { type: 'conjunction' });

/** What a pupil who started cost, and what a month of progress did, where both can be told. */
export function costPerPupil(cost: GroupCost | undefined, numbers: ImpactResult): CostPerPupilDto {
  if (!cost) return { additional: null, full: null, missing: 'No cost has been recorded.', perMonth: null };
  if (!cost.ok) {
    return { additional: null, full: null, missing: missingWords(cost.missing), perMonth: null };
  }
  const each = cost.figures.deliveredPerPupilStarted;
  if (!each) return { additional: null, full: null, missing: 'Nobody has started.', perMonth: null };
  const value = numbers.estimate.ok ? valueForMoney(each.full, numbers.estimate.value) : null;
  return {
    additional: each.additional,
    full: each.full,
    missing: null,
    perMonth: value ? { ...value.perMonth, say: value.say } : null,
  };
}

/** "Nobody leads it yet. There is no rate for tutor." */
function missingWords(missing: readonly { role: string }[]): string {
  const roles = new Set(missing.map(({ role }) => role));
  const named = [...roles].filter((role) => role !== NOBODY_NAMED);
  return [
    ...(roles.has(NOBODY_NAMED) ? ['Nobody leads it yet.'] : []),
    ...(named.length > 0 ? [`There is no rate for ${LIST.format(named)}.`] : []),
  ].join(' ');
}
