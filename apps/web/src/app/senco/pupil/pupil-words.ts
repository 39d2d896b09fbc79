import type { CharacteristicDto, FlagEventDto, HelpDto, PupilFlagDto, PupilStoryDto } from '@headway/api-client';
import { chartScale } from '../../shared/charts/result-points';
import { topicOf } from '../../shared/flags/flag-view';
import { flagSentence } from '../../shared/sentences/flag-sentence';
import type { FlagFacts } from '../../shared/sentences/flag-words';
import { longDate, shortDate } from '../../shared/words/dates';
import { pronouns, subjectInSentence, yearName } from '../../shared/words/school-words';
import { missedShare } from './time-line-drawing';

const live = ({ state }: PupilFlagDto): boolean => state === 'open' || state === 'acknowledged';
export const liveFlags = (story: PupilStoryDto): PupilFlagDto[] => (story.flags ?? []).filter(live);

export function factsOf(story: PupilStoryDto, flag: PupilFlagDto): FlagFacts {
  const lane = story.subjects?.find(({ subjectId }) => subjectId === flag.subjectId);
  const scale = lane?.scale;
  return {
    forename: story.forename,
    sex: story.sex,
    subject: flag.subjectName,
    scale: lane && scale ? { ...chartScale(lane), direction: scale.direction } : null,
    names: flag.names,
  };
}

/** What there is to know about this pupil, in one sentence. */
export function answerSentence(story: PupilStoryDto): string {
  const { forename, surname } = story;
  if (story.leavingDate !== null && story.leavingDate <= story.today) {
    return `${forename} left on ${longDate(story.leavingDate)}.`;
  }
  if (story.flags === null) return `${forename} ${surname}: results, help and attendance.`;
  const [first, ...others] = liveFlags(story);
  if (!first) return `Nothing in ${forename}’s results needs somebody to act.`;
  const sentence = flagSentence(factsOf(story, first), first.reasons);
  const subjects = new Set((story.subjects ?? []).map(({ subjectId }) => subjectId)).size;
  if (first.subjectName === null || others.length > 0 || subjects < 2) return sentence;
  return `${sentence.replace(/\.$/, '')}, and only in ${subjectInSentence(first.subjectName)}.`;
}

/** The other flags, and what help there is. */
export function ledeSentences(story: PupilStoryDto): string[] {
  const others = liveFlags(story)
    .slice(1)
    .map((flag) => flagSentence(factsOf(story, flag), flag.reasons));
  return [...others, ...helpSentence(story)];
}

function helpSentence({ help, today, sex }: PupilStoryDto): string[] {
  if (help === null) return [];
  const { subject, has, is } = pronouns(sex);
  const who = subject.charAt(0).toUpperCase() + subject.slice(1);
  const now = help.filter((one) => isRunning(one, today));
  if (now.length > 0) {
    const groups = now.map(({ groupName, startsOn }) => `${groupName} since ${shortDate(startsOn)}`);
    return [`${who} ${is} in ${groups.join(' and ')}.`];
  }
  const last = help
    .map(({ endsOn, groupEndsOn }) => endsOn ?? groupEndsOn)
    .sort()
    .at(-1);
  return [last ? `${who} ${has} had no help since ${longDate(last)}.` : `${who} ${has} had no extra help here.`];
}

export function isRunning({ startsOn, endsOn, groupEndsOn }: HelpDto, today: string): boolean {
  return startsOn <= today && (endsOn ?? groupEndsOn) >= today;
}

const KINDS: Readonly<Record<string, (value: string) => string>> = {
  'pupil-premium': () => 'Pupil premium',
  sen: (value) => (value === 'E' ? 'Education, health and care plan' : 'SEN support'),
  'sen-need': (value) => `Need: ${value}`,
  eal: () => 'English as an additional language',
  'meal-eligible': () => 'Free school meals',
  ever6: () => 'Free meals in the last six years',
  'premium-criteria': () => 'Meets premium criteria',
  'service-child': () => 'Service child',
  'young-carer': () => 'Young carer',
  tag: (value) => value,
};

/** Full words, as on every page of one pupil. */
export function characteristicWords({ kind, value }: CharacteristicDto): string {
  return KINDS[kind]?.(value) ?? kind.replaceAll('-', ' ');
}

/** "Year 5, born 14 March 2017", "12% of sessions missed this half term". */
export function factLines(story: PupilStoryDto): string[] {
  const born = story.dateOfBirth ? `, born ${longDate(story.dateOfBirth)}` : '';
  const current = story.attendance.find(({ windowId }) => windowId === story.halfTerms.at(-1)?.windowId);
  return [
    `${yearName(story.yearGroup)}${born}`,
    ...(story.entryDate ? [`here since ${longDate(story.entryDate)}`] : []),
    ...(current ? [`${Math.round(missedShare(current) * 100)}% of sessions missed this half term`] : []),
  ];
}

const EVENTS: Readonly<Record<string, string>> = {
  opened: 'Flag raised',
  changed: 'Reasons changed',
  reopened: 'Came back: a new reason, or worse',
  acknowledged: 'Seen',
  dismissed: 'Dismissed',
  undone: 'Taken back',
  resolved: 'Resolved: the reasons no longer hold',
  answered: 'Answered in class',
  reviewed: 'What was done in class was looked at',
  'answer-undone': 'The answer in class was taken back',
};

/** "Dismissed by Ms Okafor: new glasses". */
export function eventWords({ kind, by, words }: FlagEventDto): string {
  return `${EVENTS[kind] ?? kind}${by ? ` by ${by}` : ''}${words ? `: ${words}` : ''}`;
}

const EXITS: Readonly<Record<string, string>> = {
  'caught-up': 'caught up',
  moved: 'moved to another group',
  'not-working': 'was not working',
  'left-school': 'left the school',
  'group-ended': 'group ended',
  other: 'other',
};

/** How time in a group ended, or that it goes on. */
export function outcomeWords(help: HelpDto, today: string): string {
  if (isRunning(help, today)) return `in it now, review ${shortDate(help.reviewOn)}`;
  if (help.startsOn > today) return `starts ${shortDate(help.startsOn)}`;
  return help.exitReason ? (EXITS[help.exitReason] ?? help.exitReason) : 'group ended';
}

/** Every time in a group, the latest first. */
export function helpTried(story: PupilStoryDto) {
  return (story.help ?? []).toReversed().map((help) => ({
    ...help,
    when: `${shortDate(help.startsOn)} to ${isRunning(help, story.today) ? 'now' : shortDate(help.endsOn ?? help.groupEndsOn)}`,
    outcome: outcomeWords(help, story.today),
  }));
}

/** What happened to all flags, the latest first. */
export function historyLines({ flags }: PupilStoryDto): { words: string; about: string }[] {
  return (flags ?? [])
    .flatMap((flag) => flag.history.map((event) => ({ ...event, topic: topicOf(flag) })))
    .toSorted((a, b) => (a.at < b.at ? 1 : -1))
    .map((event) => ({ words: eventWords(event), about: `${event.topic}, ${shortDate(event.at)}` }));
}
