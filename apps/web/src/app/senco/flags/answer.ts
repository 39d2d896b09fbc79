import type { FlagCountsDto, LatestAnalysisDto } from '@headway/api-client';
import { counted } from '../../shared/words/numbers';
import { shortWeekday } from '../../shared/words/dates';

/** The page's question answered: who needs help that is not getting it? */
export function answerSentence({ pupilsNeedingHelp: all, pupilsWithoutHelp: without }: FlagCountsDto): string {
  if (all === 0) return 'Nobody needs help.';
  if (without === 0)
    return all === 1
      ? 'The one pupil who needs help is getting some.'
      : `All ${all} pupils who need help are getting some.`;
  if (all === 1) return 'The one pupil who needs help is getting none.';
  if (without === all) return `None of the ${all} pupils who need help is getting any.`;
  return `${without} of the ${all} pupils who need help ${without === 1 ? 'is' : 'are'} getting none.`;
}

/** The choices below count flags, the answer counts pupils: how the two belong together. */
export function flagsSentence({ noHelp, inSupport, seen, pupilsNeedingHelp }: FlagCountsDto): string {
  const flags = noHelp + inSupport + seen;
  if (flags === 0) return '';
  const one = `${counted(flags, 'flag')} for ${counted(pupilsNeedingHelp, 'pupil')}: one for each subject.`;
  return `${one} The numbers below count flags.`;
}

/** Who is folded away under the list because something is being done already; empty when nobody is. */
export function foldedSentence({ pupilsNeedingHelp, pupilsWithoutHelp, reviewDue }: FlagCountsDto): string {
  const more = pupilsNeedingHelp - pupilsWithoutHelp;
  if (more === 0) return '';
  const due =
    reviewDue === 0
      ? ''
      : ` What is done in class was to be looked at by now for ${counted(reviewDue, 'flag')} of theirs.`;
  return `${more} more ${more === 1 ? 'is' : 'are'} getting help.${due}`;
}

/** Who misses school and is otherwise as expected: not in the list above, where they would be half of it. */
export const attendanceSentence = (pupils: number): string =>
  `${counted(pupils, 'more pupil')} ${pupils === 1 ? 'is' : 'are'} flagged for attendance alone.`;

const TIME = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' });
const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** When all results were last looked at, and in how many year groups and subjects. */
export function checkedSentence({ run }: LatestAnalysisDto): string {
  if (!run) return 'No results have been looked at yet.';
  if (run.status === 'failed') return `The last check did not finish. ${run.failure ?? ''}`.trim();
  if (!run.finishedAt) return 'Results are being looked at now.';
  const at = new Date(run.finishedAt);
  const when = `${shortWeekday(DAY.format(at))}, ${TIME.format(at)}`;
  // A few changed marks, or a concern, are looked at by themselves.
  if (run.total === 0) return `Checked ${when}.`;
  return `Checked ${when}: every result of ${counted(run.total, 'year group and subject', 'year groups and subjects')}.`;
}
