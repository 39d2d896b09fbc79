import type { ImportSummaryDto } from '@headway/api-client';
import type { StatusMark } from '../../shared/marks/status';
import { counted } from '../../shared/words/numbers';

const WHEN = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'Europe/London',
});

/** "26 Nov, 10:38" */
export function dayAndTime(moment: string): string {
  return WHEN.format(new Date(moment)).replace('Sept', 'Sep');
}

/** Who chose the file, or what brought it. */
export function whoChose({ createdBy, feed }: Pick<ImportSummaryDto, 'createdBy' | 'feed'>): string {
  if (feed !== null) return `from the feed ${feed}`;
  return createdBy ?? 'from a terminal';
}

export function listAnswer(items: readonly ImportSummaryDto[]): string {
  const running = items.filter(({ status }) => status === 'checking' || status === 'applying').length;
  const waiting = items.filter(({ status }) => ['uploaded', 'mapped', 'checked', 'failed'].includes(status)).length;
  if (running > 0) return `${counted(running, 'file')} ${running === 1 ? 'is' : 'are'} being worked on.`;
  if (waiting > 0) return `${counted(waiting, 'file')} ${waiting === 1 ? 'waits' : 'wait'} for you.`;
  return 'No file waits to be brought in.';
}

export function statusMark({ status, counts }: Pick<ImportSummaryDto, 'status' | 'counts'>): StatusMark {
  switch (status) {
    case 'applied':
      return 'good';
    case 'checking':
    case 'applying':
      return 'due';
    case 'failed':
      return 'act';
    case 'checked':
      return (counts?.invalid ?? 0) > 0 ? 'act' : 'due';
    case 'cancelled':
    case 'undone':
      return 'unclear';
    case 'uploaded':
    case 'mapped':
      return 'due';
  }
}

const number = (count = 0): string => count.toLocaleString('en-GB');

/** How a file stands, in a few words. */
export function statusWords({ status, counts }: Pick<ImportSummaryDto, 'status' | 'counts'>): string {
  switch (status) {
    case 'uploaded':
    case 'mapped':
      return 'columns to match';
    case 'checking':
      return 'being checked';
    case 'checked':
      if ((counts?.invalid ?? 0) > 0) return `${number(counts?.invalid)} can’t be read`;
      return (counts?.created ?? 0) + (counts?.changed ?? 0) > 0 ? 'ready to apply' : 'nothing new in it';
    case 'applying':
      return 'going in';
    case 'applied':
      return `in: ${number(counts?.created)} new, ${number(counts?.changed)} changed`;
    case 'cancelled':
      return 'discarded';
    case 'undone':
      return 'undone';
    case 'failed':
      return 'did not go through';
  }
}
