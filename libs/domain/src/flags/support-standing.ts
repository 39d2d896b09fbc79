import { daysBetween } from '../calendar/iso-date';
import type { CohortFacts, SupportFact } from './cohort-facts';
import type { CohortWindow } from './cohort-windows';
import type { MarkSinceEntry, MarkStanding, SupportStanding } from './standing';

interface SupportInput {
  readonly facts: CohortFacts;
  readonly support: readonly SupportFact[];
  /** The pupil's marks, one per counting window. */
  readonly marks: readonly (MarkStanding | null)[];
  readonly counting: readonly CohortWindow[];
}

/** The groups a pupil is in with what came of it so far: only marks of windows due after entry tell about the group. */
export function supportStandings({ facts, support, marks, counting }: SupportInput): SupportStanding[] {
  const scaleKey = counting.at(-1)?.scaleKey;
  return support.map(({ group, startedOn, reviewOn, planned, had, exitAt }) => ({
    group,
    startedOn,
    days: daysBetween(startedOn, facts.today),
    pastReview: reviewOn < facts.today,
    planned,
    had,
    exitAt: exitAt !== null && exitAt.scale === scaleKey ? exitAt.value : null,
    since: counting.flatMap(({ fact }, w): MarkSinceEntry[] => {
      const mark = marks[w] ?? null;
      if (mark === null || mark.residual === null || fact.dueOn === null || fact.dueOn <= startedOn) return [];
      const { window, value, expectation, residual } = mark;
      return [{ window, value, expectation, residual: residual.z }];
    }),
  }));
}
