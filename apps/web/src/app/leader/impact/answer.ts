import type { ImpactRowDto } from '@headway/api-client';
import { inWords, listed } from './counting';
import { type VerdictSection, sectionOf } from './sections';

type Judged = Pick<ImpactRowDto, 'verdict' | 'groupName' | 'programmeId'>;

/** The page's question answered in one sentence: what worked, what did not, what made no difference. */
export function answerSentence(rows: readonly Judged[]): string {
  const [first] = rows;
  if (!first) return 'No group has run long enough to be looked at.';
  if (rows.length === 1) return sentenceOfOne(first);
  const kinds = `${inWords(rows.length)} ${kindsOf(rows)}`;
  const parts = [
    part(rows, 'helped', (count) => `${count} worked`),
    part(rows, 'less-progress', (count) => `in ${count} pupils made less progress`),
    part(rows, 'no-difference', (count) => `${count} made no difference we can find`),
  ].filter((text) => text !== null);
  if (parts.length === 0) return `Of ${kinds}, none can be judged yet.`;
  return `Of ${kinds}, ${listed(parts)}.`;
}

/** What the answer leaves open, and what it rests on. */
export function ledeSentence(rows: readonly Judged[]): string {
  const open = countOf(rows, 'cannot-say');
  const basis = 'Each is compared with pupils who started level and had no such help.';
  if (rows.length === 0) return 'Groups are compared here once they have started and the next results are in.';
  return open === 0 || open === rows.length ? basis : `For ${inWords(open)} we cannot say yet. ${basis}`;
}

function sentenceOfOne({ verdict, groupName }: Judged): string {
  switch (verdict) {
    case 'helped':
      return `${groupName} worked: its pupils got further than pupils who started level.`;
    case 'less-progress':
      return `In ${groupName} pupils made less progress than pupils who started level.`;
    case 'no-difference':
      return `${groupName} made no difference we can find.`;
    default:
      return `Whether ${groupName} worked cannot be said yet.`;
  }
}

/** Several groups of one programme are groups; otherwise each row is another kind of help. */
function kindsOf(rows: readonly Judged[]): string {
  return new Set(rows.map((row) => row.programmeId)).size === rows.length ? 'kinds of help' : 'groups';
}

function part(rows: readonly Judged[], section: VerdictSection, say: (count: string) => string): string | null {
  const count = countOf(rows, section);
  if (count === 0) return null;
  return say(count === rows.length ? `all ${inWords(count)}` : inWords(count));
}

function countOf(rows: readonly Judged[], section: VerdictSection): number {
  return rows.filter(({ verdict }) => sectionOf(verdict) === section).length;
}
