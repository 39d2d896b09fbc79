import type { PupilStoryDto } from '@headway/api-client';
import type { Segment } from '../../shared/controls/segmented';
import { yearName } from '../../shared/words/school-words';

/** How far back the time line goes. */
export type StorySpan = 'year' | 'all';

const startYear = (windowId: number): number => Math.floor(windowId / 10);

/** "This year", "Since Year 3". */
export function spanChoices({ halfTerms, yearGroup }: PupilStoryDto): Segment<StorySpan>[] {
  const years = new Set(halfTerms.map(({ windowId }) => startYear(windowId))).size;
  return [
    { value: 'year', label: 'This year' },
    { value: 'all', label: `Since ${yearName(yearGroup - Math.max(0, years - 1))}` },
  ];
}

/** The story with the half terms of a span, and the help that reaches into it. */
export function within(story: PupilStoryDto, span: StorySpan): PupilStoryDto {
  const last = story.halfTerms.at(-1);
  if (span === 'all' || !last) return story;
  const halfTerms = story.halfTerms.filter(({ windowId }) => startYear(windowId) === startYear(last.windowId));
  const from = halfTerms[0]?.startsOn ?? story.today;
  const help = story.help?.filter(({ endsOn, groupEndsOn }) => (endsOn ?? groupEndsOn) >= from) ?? null;
  return { ...story, halfTerms, help };
}
