import type { FlagAnswerDto, PupilFlagDto, PupilStoryDto } from '@headway/api-client';
import { topicOf } from '../../shared/flags/flag-view';
import type { StatusMark } from '../../shared/marks/status';
import { flagSentence } from '../../shared/sentences/flag-sentence';
import { shortDate } from '../../shared/words/dates';
import { counted } from '../../shared/words/numbers';
import { factsOf, isRunning, liveFlags } from './pupil-words';

/** A live flag as the pupil's page shows it. */
export interface OpenFlag extends PupilFlagDto {
  readonly topic: string;
  readonly sentence: string;
  readonly days: string;
  readonly acted: { readonly mark: StatusMark; readonly words: string };
  /** What is being done in class. */
  readonly running: FlagAnswerDto | null;
  /** What was done before, the latest first. */
  readonly before: readonly { readonly id: string; readonly words: string; readonly when: string }[];
}

export function openFlags(story: PupilStoryDto): OpenFlag[] {
  return liveFlags(story).map((flag) => ({
    ...flag,
    topic: topicOf(flag),
    sentence: flagSentence(factsOf(story, flag), flag.reasons),
    days: flag.schoolDaysOpen === 0 ? 'New today' : `${counted(flag.schoolDaysOpen, 'school day')} open`,
    acted: actedOn(story, flag),
    running: runningOf(flag),
    before: flag.answers.flatMap((answer) => (answer.endsOn === null ? [] : [beforeOf(answer, answer.endsOn)])),
  }));
}

const runningOf = ({ answers }: PupilFlagDto): FlagAnswerDto | null =>
  answers.find(({ endsOn }) => endsOn === null) ?? null;

function actedOn(story: PupilStoryDto, flag: PupilFlagDto): OpenFlag['acted'] {
  const answer = runningOf(flag);
  if (answer) {
    const on = shortDate(answer.reviewOn);
    return answer.reviewOn <= story.today
      ? { mark: 'due', words: `In class, ${answer.by}: review was due ${on}` }
      : { mark: 'good', words: `In class until ${on}, ${answer.by}` };
  }
  const group = story.help?.find((help) => isRunning(help, story.today) && help.subjectName === flag.subjectName);
  if (group) return { mark: 'good', words: `In ${group.groupName} since ${shortDate(group.startsOn)}` };
  if (flag.acknowledgedBy) return { mark: 'seen', words: `${flag.acknowledgedBy} has seen` };
  return { mark: 'none', words: 'Nobody yet' };
}

const OUTCOMES = { enough: 'It was enough', 'go-on': 'It went on', 'not-enough': 'It was not enough' } as const;

function beforeOf(answer: FlagAnswerDto, endsOn: string): OpenFlag['before'][number] {
  const went = answer.outcome
    ? ` ${OUTCOMES[answer.outcome]}${answer.reviewNote ? `: ${answer.reviewNote}` : '.'}`
    : '';
  return {
    id: answer.id,
    words: `In class: “${answer.what}”.${went}`,
    when: `${answer.by}, ${shortDate(answer.startsOn)} to ${shortDate(endsOn)}`,
  };
}
