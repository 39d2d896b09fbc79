import type { FeedDto, FeedFileDto } from '@headway/api-client';
import type { StatusMark } from '../../shared/marks/status';
import { counted } from '../../shared/words/numbers';

const NUMBER = new Intl.NumberFormat('en-GB');

/** The page's question answered: what runs by itself, and what waits for a person. */
export function feedsAnswer(feeds: readonly FeedDto[]): string {
  const running = feeds.filter(({ revokedAt }) => revokedAt === null).length;
  const waiting = feeds.reduce((sum, { waitingCount }) => sum + waitingCount, 0);
  const runs =
    running === 0 ? 'No feed runs any more' : `${counted(running, 'feed')} ${running === 1 ? 'runs' : 'run'}`;
  if (waiting === 0) return running === 0 ? `${runs}.` : `${runs}, and nothing waits for you.`;
  return `${runs}, and ${counted(waiting, 'file')} ${waiting === 1 ? 'waits' : 'wait'} for you.`;
}

/** What became of a file, in a few words. */
export function fileWords({ status, why, created, changed, left }: FeedFileDto): string {
  switch (status) {
    case 'uploaded':
      return why === null ? 'has just come' : 'waits for you';
    case 'mapped':
    case 'checked':
      return 'waits for you';
    case 'checking':
      return 'is being checked';
    case 'applying':
      return 'is going in';
    case 'applied':
      return wentIn(created ?? 0, changed ?? 0, left ?? 0);
    case 'cancelled':
      return 'was discarded';
    case 'undone':
      return 'went in, and was undone';
    case 'failed':
      return 'did not go in';
  }
}

function wentIn(created: number, changed: number, left: number): string {
  const parts = [
    created > 0 ? `${NUMBER.format(created)} new` : '',
    changed > 0 ? `${NUMBER.format(changed)} changed` : '',
    left > 0 ? `${NUMBER.format(left)} left` : '',
  ].filter((part) => part !== '');
  return parts.length === 0 ? 'went in: nothing in it was new' : `went in: ${parts.join(', ')}`;
}

export function fileMark({ status }: FeedFileDto): StatusMark {
  if (status === 'applied') return 'good';
  if (status === 'failed') return 'act';
  return status === 'cancelled' || status === 'undone' ? 'unclear' : 'due';
}

/** From when on a file waits, in a sentence. */
export function limitWords({ mostChanges, mostShare }: Pick<FeedDto, 'mostChanges' | 'mostShare'>): string {
  if (mostChanges === 0 || mostShare === 0) return 'Waits for you as soon as one row would change or leave.';
  const rows = `more than ${NUMBER.format(mostChanges)} ${mostChanges === 1 ? 'row' : 'rows'}`;
  const share = mostShare >= 1 ? '' : `, or ${Number((mostShare * 100).toFixed(2))}% of those known,`;
  return `Waits for you when ${rows}${share} would change or leave.`;
}

/** Where files for a feed are sent. */
export function uploadAddress(origin: string, schoolId: number, feedId: string): string {
  return `${origin}/api/v1/schools/${schoolId}/feeds/${feedId}/upload`;
}

/** A command that sends a file, ready to be run. */
export function curlOf(address: string, token: string, fileName: string): string {
  return `curl --fail-with-body -H "Authorization: Bearer ${token}" -F "file=@${fileName}" ${address}`;
}
