import type { GroupCost, ImpactResult } from '@headway/domain';
import { NOBODY_NAMED } from '../finance/group-cost.queries';
import { costPerPupil } from './cost-per-pupil';

const date = '2026-11-23';
const noEstimate = { estimate: { ok: false } } as ImpactResult;
const missingFor = (...roles: string[]): string | null => {
  const cost: GroupCost = { ok: false, because: 'no-rate', missing: roles.map((role) => ({ role, date })) };
  return costPerPupil(cost, noEstimate).missing;
};

describe('why the cost of a group cannot be said', () => {
  it.each([
    [['Tutor', 'Tutor'], 'There is no rate for Tutor.'],
    [['Tutor', 'HLTA'], 'There is no rate for Tutor and HLTA.'],
    [[NOBODY_NAMED], 'Nobody leads it yet.'],
    [[NOBODY_NAMED, 'Tutor'], 'Nobody leads it yet. There is no rate for Tutor.'],
  ])('%j: %s', (roles, words) => expect(missingFor(...roles)).toBe(words));

  it('is that none has been recorded', () => {
    expect(costPerPupil(undefined, noEstimate).missing).toBe('No cost has been recorded.');
  });
});
