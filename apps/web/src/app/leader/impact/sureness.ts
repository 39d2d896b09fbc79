import type { ImpactDetailDto } from '@headway/api-client';
import type { StrengthGrade, Weakness } from '@headway/domain';
import type { ShapeName } from '../../shared/icon/icon';
import { plain } from '../../shared/words/numbers';
import { capital, listed } from './counting';

/** One reason to trust the answer more or less: said first in bold, then explained. */
export interface Sureness {
  readonly shape: ShapeName;
  readonly claim: string;
  readonly why: string;
}

const GRADES: Readonly<Record<StrengthGrade, string>> = {
  A: 'A strong comparison, as far as a school’s own results can give one (A).',
  B: 'A fairly strong comparison (B).',
  C: 'A weak comparison (C).',
  D: 'A very weak comparison (D).',
};

const WEAKNESSES: Readonly<Record<Weakness, string>> = {
  'few-participants': 'fewer than 12 pupils in the group',
  'few-comparators': 'fewer than 30 pupils to compare with',
  'range-widened': 'some compared pupils started a little outside the group’s range',
  'little-overlap': 'more than a fifth of the group’s pupils have no compared pupil who started close to them',
  'very-little-overlap': 'more than half of the group’s pupils have no compared pupil who started close to them',
  dropout: 'more than 15 in 100 who started have no result',
  'high-dropout': 'more than 30 in 100 who started have no result',
  'one-baseline': 'only one earlier result is known',
  judgement: 'marks are a teacher’s judgement, not a test',
  'comparators-from-elsewhere': 'compared pupils come from other years or schools',
};

export function strengthWords(strength: ImpactDetailDto['strength']): Sureness {
  if (!strength) {
    return {
      shape: 'unclear',
      claim: 'There is no answer to be sure of yet.',
      why: 'With so few results any number would be chance.',
    };
  }
  const reasons = strength.weaknesses.map((weakness) => WEAKNESSES[weakness]);
  return {
    shape: strength.grade === 'A' || strength.grade === 'B' ? 'seen' : 'due',
    claim: GRADES[strength.grade],
    why:
      reasons.length === 0
        ? 'Enough pupils on both sides who started level, a test, and two earlier results.'
        : `${capital(listed(reasons))}.`,
  };
}

/** How large a difference nobody can see would turn the verdict. */
export function tippingWords({
  tippingPoint,
  fragile,
  row,
}: Pick<ImpactDetailDto, 'tippingPoint' | 'fragile' | 'row'>): Sureness | null {
  if (!row.estimate) return null;
  if (tippingPoint === null) {
    return {
      shape: 'none',
      claim: 'The interval holds 0.',
      why: 'The help may have done nothing. More pupils, or another run, would narrow it.',
    };
  }
  const difference = `A hidden difference of ${plain(tippingPoint, 2)} of the spread of scores between the two sides would be enough`;
  return fragile
    ? { shape: 'due', claim: 'Fragile: it would not take much to change this.', why: `${difference}.` }
    : { shape: 'seen', claim: 'It would take a lot to change this.', why: `${difference}, and no less.` };
}

/** What no school’s records can show. */
export const NOT_SEEN: Sureness = {
  shape: 'unclear',
  claim: '',
  why: 'Did staff choose pupils who were ready to move? We cannot see that.',
};

/** Everything that bears on how sure the answer is. */
export function surenessOf(detail: ImpactDetailDto): Sureness[] {
  const fewSessions: Sureness | null = detail.row.fewSessionsHad
    ? {
        shape: 'dose',
        claim: 'Few sessions had.',
        why: `Only ${Math.round((detail.row.shareOfDose ?? 0) * 100)}% of the planned sessions happened, so this says little about the help as it was meant.`,
      }
    : null;
  return [strengthWords(detail.strength), tippingWords(detail), fewSessions, NOT_SEEN].filter((one) => one !== null);
}
