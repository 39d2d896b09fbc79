import type { AnalysisRunDto, BackgroundWorkDto, WaitingJobDto } from '@headway/api-client';
import { counted } from '../../shared/words/numbers';

const NAMES: Readonly<Record<string, string>> = {
  'analyse-school': 'Analysis of all results',
  'analyse-changes': 'Analysis of what changed',
  'check-analysis': 'Nightly check of the analyses',
  'try-rules': 'Trying out rules',
  'estimate-impact': 'Estimate of what helped',
  'check-import': 'Check of a file',
  'apply-import': 'Bringing in a file',
  'tidy-imports': 'Tidying of old files',
  'read-feeds': 'Look for new files of feeds',
  'take-feed-file': 'Taking in a feed’s file',
  'remind-teachers': 'Reminders of marks',
  'remind-reviews': 'Reminders of reviews',
  'mail-notices': 'Notices by e-mail',
};

/** "Analysis of all results"; a kind this page does not know keeps its own name. */
export const jobName = ({ job }: Pick<WaitingJobDto, 'job'>): string => NAMES[job] ?? job;

/** What the page has found, in one sentence. */
export function workAnswer({ failed, total }: Pick<BackgroundWorkDto, 'failed' | 'total'>): string {
  if (failed > 0) return `${counted(failed, 'job')} failed and ${failed === 1 ? 'waits' : 'wait'} for you.`;
  return total > 0
    ? `Nothing failed. ${counted(total, 'job')} ${total === 1 ? 'is' : 'are'} on the way.`
    : 'All work is done.';
}

/** How the latest analysis went or goes. */
export function analysisWords(run: AnalysisRunDto): string {
  if (run.status === 'running') {
    return run.total > 0 ? `Running: ${run.done} of ${counted(run.total, 'cohort')} done.` : 'It has just begun.';
  }
  if (run.status !== 'done') return run.failure ?? 'It ended early.';
  const found = run.differences;
  const check = found === null ? '' : ` As a nightly check it found ${counted(found, 'difference')}.`;
  const flags = `${run.flagsOpened} raised, ${run.flagsUpdated} changed, ${run.flagsResolved} resolved`;
  return `Done: ${counted(run.total, 'cohort')} looked at; flags: ${flags}.${check}`;
}
