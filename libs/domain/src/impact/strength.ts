import { Comparison } from './comparators';
import { ImpactFacts } from './impact-facts';

/** What weakens the evidence of an estimate; the client writes the words. */
export type Weakness =
  | 'few-participants'
  | 'few-comparators'
  | 'range-widened'
  | 'little-overlap'
  | 'very-little-overlap'
  | 'dropout'
  | 'high-dropout'
  | 'one-baseline'
  | 'judgement'
  | 'comparators-from-elsewhere';

export type StrengthGrade = 'A' | 'B' | 'C' | 'D';

/** Our own grade of a school's own evidence, always shown in words with its reasons; not a security rating of a trial. */
export interface Strength {
  grade: StrengthGrade;
  weaknesses: Weakness[];
  /** Share of participants with a comparator whose baseline is at most .25 SD away. */
  overlap: number;
  /** Share of those who started and have no outcome. */
  dropout: number;
}

const FEW_PARTICIPANTS = 12;
const FEW_COMPARATORS = 30;
const NEAR_SD = 0.25;

/**
 * Strength of the evidence: each weakness counts one point, the grave ones two; A: at most one, B: two, C: three or
 * four, D: more.
 * @param started participants who were ever placed
 * @param baselineSd SD of the cohort's baseline
 */
export function strengthOf(
  comparison: Comparison,
  started: number,
  baselineSd: number,
  usesEarlierBaseline: boolean,
  { measure, comparatorsFrom }: Pick<ImpactFacts, 'measure' | 'comparatorsFrom'>,
): Strength {
  const { participants, comparators, widenedBySd } = comparison;
  const overlap = overlapOf(comparison, NEAR_SD * baselineSd);
  const dropout = started === 0 ? 0 : 1 - participants.length / started;
  const points = new Map<Weakness, number>();
  if (participants.length < FEW_PARTICIPANTS) points.set('few-participants', 1);
  if (comparators.length < FEW_COMPARATORS) points.set('few-comparators', 1);
  if (widenedBySd > 0) points.set('range-widened', 1);
  if (overlap < 0.5) points.set('very-little-overlap', 2);
  else if (overlap < 0.8) points.set('little-overlap', 1);
  if (dropout > 0.3) points.set('high-dropout', 2);
  else if (dropout > 0.15) points.set('dropout', 1);
  if (!usesEarlierBaseline) points.set('one-baseline', 1);
  if (measure.assessment === 'judgement') points.set('judgement', 1);
  if (comparatorsFrom !== 'same-cohort') points.set('comparators-from-elsewhere', 1);
  const sum = [...points.values()].reduce((total, point) => total + point, 0);
  return { grade: gradeOf(sum), weaknesses: [...points.keys()], overlap, dropout };
}

function gradeOf(points: number): StrengthGrade {
  if (points <= 1) return 'A';
  if (points === 2) return 'B';
  return points <= 4 ? 'C' : 'D';
}

function overlapOf({ participants, comparators }: Comparison, near: number): number {
  if (participants.length === 0) return 0;
  const covered = participants.filter(({ baseline }) =>
    comparators.some((other) => Math.abs(other.baseline - baseline) <= near),
  );
  return covered.length / participants.length;
}
