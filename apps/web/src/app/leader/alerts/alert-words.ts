import type { AlertActionDto, AlertDto, AlertPageDto } from '@headway/api-client';
import type { StatusMark } from '../../shared/marks/status';
import { shortDate } from '../../shared/words/dates';
import { counted, plain, poundsAndPence, signed } from '../../shared/words/numbers';
import { subjectInSentence, windowName, yearName } from '../../shared/words/school-words';

const SUB_GROUPS: Readonly<Record<string, string>> = {
  girls: 'Girls',
  boys: 'Boys',
  'pupil-premium': 'Disadvantaged pupils',
  eal: 'Pupils with English as an additional language',
  sen: 'Pupils with SEN',
};

/** "5 Oak", "Girls in Year 5", "Year 5". */
export function whoOf({ kind, groupName, yearGroup }: Pick<AlertDto, 'kind' | 'groupName' | 'yearGroup'>): string {
  const year = yearName(yearGroup);
  if (kind === 'year' || groupName === null) return year;
  return kind === 'class' ? groupName : `${SUB_GROUPS[groupName] ?? groupName} in ${year}`;
}

/** "reading", "fractions (maths)". */
export function topicOf({ subjectName, strandOf }: Pick<AlertDto, 'subjectName' | 'strandOf'>): string {
  const topic = subjectInSentence(subjectName);
  return strandOf === null ? topic : `${topic} (${subjectInSentence(strandOf)})`;
}

/** What happened, on its own. */
export function alertSentence(alert: AlertDto): string {
  const since = windowName(alert.fromWindowId);
  const [who, topic] = [whoOf(alert), topicOf(alert)];
  const have = alert.kind === 'sub-group' ? 'have' : 'has';
  switch (alert.yardstick) {
    case 'rest-of-year':
      return `${who} ${have} made less progress in ${topic} since ${since} than the rest of the year group.`;
    case 'norm':
      return `${who} has fallen in ${topic} since ${since}, against the test’s national norm.`;
    default:
      return `Fewer of ${who} are at the expected standard in ${topic} than in ${since}.`;
  }
}

/** 0.46 SD, or 12 pupils in 100. */
export const unitOf = ({ yardstick }: Pick<AlertDto, 'yardstick'>): 'SD' | 'in 100' =>
  yardstick === 'expected-standard' ? 'in 100' : 'SD';

export function inUnit(alert: Pick<AlertDto, 'yardstick'>, value: number): number {
  return unitOf(alert) === 'in 100' ? value * 100 : value;
}

export function valueText(alert: Pick<AlertDto, 'yardstick'>, value: number): string {
  return signed(inUnit(alert, value), unitOf(alert) === 'SD' ? 2 : 0);
}

/** The numbers behind the sentence; the last one is the change. */
export function alertNumbers(alert: AlertDto): { compared: string; change: string } {
  const { pupils, others, fromWindowId, windowId } = alert;
  const against = others === null ? '' : ` against ${others} others`;
  const digits = unitOf(alert) === 'SD' ? 2 : 0;
  const less = (value: number): string => plain(Math.abs(inUnit(alert, value)), digits);
  const words = unitOf(alert) === 'SD' ? 'SD lower' : 'in 100 fewer';
  return {
    compared: `${windowName(fromWindowId)} to ${windowName(windowId)}, the same ${counted(pupils, 'pupil')}${against}`,
    change: `${less(alert.change)} ${words}, between ${less(alert.upper)} and ${less(alert.lower)}`,
  };
}

/** The action that runs, if one does. */
export const currentAction = ({ actions }: Pick<AlertDto, 'actions'>): AlertActionDto | null =>
  actions.find(({ doneOn }) => doneOn === null) ?? null;

/** Who acts, in words and with a mark. */
export function standingOf(alert: AlertDto, today: string): { mark: StatusMark; words: string } {
  const action = currentAction(alert);
  if (alert.state === 'resolved') return { mark: 'good', words: `Back since ${shortDate(alert.resolvedOn ?? today)}` };
  if (alert.state === 'dismissed') return { mark: 'seen', words: 'Dismissed' };
  if (!action) return { mark: 'none', words: 'Nobody yet' };
  if (action.reviewOn <= today) {
    return { mark: 'due', words: `${action.ownerName}: review was due ${shortDate(action.reviewOn)}` };
  }
  return { mark: 'good', words: `${action.ownerName} until ${shortDate(action.reviewOn)}` };
}

/** "since 30 Nov · review 20 Jan · £125.00" */
export function actionDates({ startsOn, reviewOn, doneOn, costPence }: AlertActionDto): string {
  const end = doneOn === null ? `review ${shortDate(reviewOn)}` : `done ${shortDate(doneOn)}`;
  const cost = costPence === null ? [] : [poundsAndPence(costPence / 100)];
  return [`from ${shortDate(startsOn)}`, end, ...cost].join(' · ');
}

/** The page's question answered: which year, class or group fell together, and who acts? */
export function alertsAnswer({ counts: { open, answered } }: Pick<AlertPageDto, 'counts'>): string {
  if (open + answered === 0) return 'No year group, class or sub-group has fallen beyond what chance explains.';
  if (open === 0) {
    return answered === 1 ? 'The one alert is being seen to.' : `All ${answered} alerts are being seen to.`;
  }
  const seen = answered === 0 ? '' : `; ${answered} more ${answered === 1 ? 'is' : 'are'} being seen to`;
  return `${counted(open, 'alert')} ${open === 1 ? 'waits' : 'wait'} for an answer${seen}.`;
}
