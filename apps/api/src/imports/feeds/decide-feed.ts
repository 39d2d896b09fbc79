import { unanswered } from '../import-question';
import { totalOf } from '../import-counts';
import type { StoredPart } from '../stored-import';

/** How much a feed may change without a person. */
export interface FeedThreshold {
  mostChanges: number;
  /** Of the rows known before, 0 to 1. */
  mostShare: number;
}

/**
 * Why a checked file of a feed waits for a person; null: it is applied. What is new may always come in; what changes or
 * takes away is counted.
 */
export function whyToWait(
  { mostChanges, mostShare }: FeedThreshold,
  all: readonly Pick<StoredPart, 'leftOut' | 'counts' | 'questions'>[],
  answers: Readonly<Record<string, string>>,
): string | null {
  const parts = all.filter(({ leftOut }) => !leftOut);
  const counts = totalOf(parts.flatMap((part) => part.counts ?? []));
  const open = parts.flatMap(({ questions }) => unanswered(questions ?? [], answers)).length;
  if (counts.invalid > 0) return `${number(counts.invalid)} cannot be read. Look at them before the file goes in.`;
  if (open > 0) return `${number(open)} ${open === 1 ? 'question has' : 'questions have'} to be answered first.`;
  const changes = counts.changed + counts.wouldLeave;
  const known = changes + counts.unchanged;
  const share = known === 0 ? 0 : changes / known;
  if (changes <= mostChanges && share <= mostShare) return null;
  return (
    `${number(changes)} of ${number(known)} would change or leave. This feed applies at most ` +
    `${number(mostChanges)}, and ${Math.round(mostShare * 100)}%, by itself.`
  );
}

const number = (count: number): string => count.toLocaleString('en-GB');
