import { inWords, listed } from './counting';
import type { Judged } from './kinds';
import { type VerdictSection, sectionOf } from './sections';

/** The page's question answered in one sentence: what worked, what did not, what made no difference. */
export function answerSentence(kinds: readonly Judged[]): string {
  const [first] = kinds;
  if (!first) return 'No group has run long enough to be looked at.';
  if (kinds.length === 1) return sentenceOfOne(first);
  const all = `${inWords(kinds.length)} kinds of help`;
  const parts = [
    part(kinds, 'helped', (count) => `${count} worked`),
    part(kinds, 'less-progress', (count) => `in ${count} pupils made less progress`),
    part(kinds, 'no-difference', (count) => `${count} made no difference we can find`),
  ].filter((text) => text !== null);
  return parts.length === 0 ? `Of ${all}, none can be judged yet.` : `Of ${all}, ${listed(parts)}.`;
}

const BASIS = 'Each group is compared with pupils who started level and had no such help.';

/** What the answer leaves open, and what it rests on. */
export function ledeSentence(kinds: readonly Judged[], takenTogether: boolean): string {
  if (kinds.length === 0) return 'Groups are compared here once they have started and the next results are in.';
  const open = countOf(kinds, 'cannot-say');
  const cannot = open === 0 || open === kinds.length ? '' : `For ${inWords(open)} we cannot say yet. `;
  const together = takenTogether
    ? ' A small group says little by itself: groups of one programme say more together.'
    : '';
  return `${cannot}${BASIS}${together}`;
}

function sentenceOfOne({ verdict, name }: Judged): string {
  switch (verdict) {
    case 'helped':
      return `${name} worked: its pupils got further than pupils who started level.`;
    case 'less-progress':
      return `In ${name} pupils made less progress than pupils who started level.`;
    case 'no-difference':
      return `${name} made no difference we can find.`;
    case 'unclear':
    case 'too-few':
    case 'too-early':
      return `Whether ${name} worked cannot be said yet.`;
  }
}

function part(kinds: readonly Judged[], section: VerdictSection, say: (count: string) => string): string | null {
  const count = countOf(kinds, section);
  if (count === 0) return null;
  if (count < kinds.length) return say(inWords(count));
  return say(count === 2 ? 'both' : `all ${inWords(count)}`);
}

function countOf(kinds: readonly Judged[], section: VerdictSection): number {
  return kinds.filter(({ verdict }) => sectionOf(verdict) === section).length;
}
