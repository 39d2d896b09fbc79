import { parsed, type Parsed } from '@headway/domain';

/** Why a stay ended, as exit reasons of placements know it. */
export type ExitReason = 'caught-up' | 'moved' | 'not-working' | 'left-school' | 'group-ended' | 'other';

const words: readonly [RegExp, ExitReason][] = [
  [/not working|no (progress|impact)|didn.?t work|stopped working|not effective/, 'not-working'],
  [/caught up|caught-up|met (the )?(target|criteri)|achieved|success|on track|at expected|exit criteri/, 'caught-up'],
  [/left (the )?school|leaver|moved school/, 'left-school'],
  [/moved|other group|transferred/, 'moved'],
  [/group (ended|closed|finished)|group-ended|programme (ended|finished|complete)|completed|finished/, 'group-ended'],
];

/** Reads an outcome; what is none of the known ones is another. */
export function parseOutcome(text: string): Parsed<ExitReason> {
  const plain = text.trim().toLowerCase().replaceAll('-', ' ');
  return parsed(words.find(([pattern]) => pattern.test(plain) || pattern.test(text.toLowerCase()))?.[1] ?? 'other');
}

const labels: Record<ExitReason, string> = {
  'caught-up': 'caught up',
  moved: 'moved to another group',
  'not-working': 'not working',
  'left-school': 'left the school',
  'group-ended': 'group ended',
  other: 'other',
};

export const outcomeLabel = (reason: string): string => labels[reason as ExitReason] ?? reason;
