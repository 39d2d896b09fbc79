import type { CollectionDto, HomeDto, MySchoolDto, TotalsDto } from '@headway/api-client';
import { shortWeekday } from '../shared/words/dates';
import { counted } from '../shared/words/numbers';

/**
 * What waits for this person today, in one sentence. Who may see no pupil reads what the numbers say; who gives no
 * marks of their own reads how many others still owe.
 */
export function homeAnswer(home: HomeDto, givesMarks: boolean): string {
  const parts = [
    ...sessionsPart(home),
    ...marksPart(home.collections ?? [], givesMarks),
    ...countPart(
      home.flags?.pupilsWithoutHelp ?? 0,
      (n) => `${counted(n, 'pupil')} who ${n === 1 ? 'needs' : 'need'} help and ${n === 1 ? 'has' : 'have'} none`,
    ),
    ...countPart(home.reviews?.length ?? 0, (n) => `${counted(n, 'group')} to review`),
    ...countPart(home.imports?.length ?? 0, (n) => `${counted(n, 'import')} to finish`),
  ];
  if (parts.length > 0) return `${listed(parts)}.`;
  const seesPupils = home.flags ?? home.collections ?? home.sessions ?? home.imports;
  return seesPupils === null ? totalsSentence(home.totals) : 'Nothing waits for you today.';
}

/** Where in the half term the school is. */
export function termSentence({ halfTerm }: Pick<MySchoolDto, 'halfTerm'>): string {
  if (!halfTerm) return 'School is closed for the holiday.';
  const left = halfTerm.weeks - halfTerm.week;
  return `Week ${halfTerm.week} of ${halfTerm.weeks} in ${halfTerm.name}${left === 0 ? ', the last one' : ''}`;
}

/** What governors read first. */
export function totalsSentence({ pupils, needHelp, inSupport }: TotalsDto): string {
  if (needHelp.value === null || pupils.value === null) return 'The school’s numbers, with the small ones hidden.';
  const some = `${needHelp.value} of the ${pupils.value} pupils need help`;
  return inSupport.value === null ? `${some}.` : `${some}; ${inSupport.value} of them are getting some.`;
}

export const marksLeft = (collections: readonly CollectionDto[]): number =>
  collections.reduce((sum, { done, total }) => sum + total - done, 0);

function marksPart(collections: readonly CollectionDto[], gives: boolean): string[] {
  const left = marksLeft(collections);
  const due = collections.map(({ dueOn }) => dueOn).sort()[0];
  return left > 0 && due
    ? [`${counted(left, 'mark')} ${gives ? 'to give' : 'still to come in'} by ${shortWeekday(due)}`]
    : [];
}

function sessionsPart({ sessions }: HomeDto): string[] {
  const mine = (sessions ?? []).filter((session) => session.mine && session.status === 'planned');
  const [next] = mine;
  return next ? [`${counted(mine.length, 'session')} to lead today, the next at ${next.startsAt}`] : [];
}

const countPart = (count: number, say: (count: number) => string): string[] => (count > 0 ? [say(count)] : []);

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}`;
}
