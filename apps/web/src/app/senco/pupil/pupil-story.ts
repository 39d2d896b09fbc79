import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PupilStoryDto } from '@headway/api-client';
import { Segmented } from '../../shared/controls/segmented';
import { PageHead } from '../../shared/layout/page-head';
import { Concerns } from './concerns';
import { OpenFlags } from './open-flags';
import {
  answerSentence,
  characteristicWords,
  factLines,
  helpTried,
  historyLines,
  ledeSentences,
  liveFlags,
} from './pupil-words';
import { type StorySpan, spanChoices, within } from './story-span';
import { TimeLine } from './time-line';

/** One pupil's whole story: what there is to know, the time line, what is open, what was tried, what happened. */
@Component({
  selector: 'hw-pupil-story',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Concerns, OpenFlags, PageHead, RouterLink, Segmented, TimeLine],
  templateUrl: './pupil-story.html',
})
export class PupilStory {
  readonly story = input.required<PupilStoryDto>();
  readonly mayPlace = input.required<boolean>();

  protected readonly span = signal<StorySpan>('all');
  protected readonly spans = computed(() => spanChoices(this.story()));
  protected readonly shown = computed(() => within(this.story(), this.span()));

  protected readonly answer = computed(() => answerSentence(this.story()));
  protected readonly lede = computed(() => ledeSentences(this.story()).join(' '));
  protected readonly tags = computed(() => this.story().characteristics.map(characteristicWords));
  protected readonly facts = computed(() => factLines(this.story()));
  /** A group is for a subject. */
  protected readonly inSubject = computed(() => liveFlags(this.story()).filter(({ subjectId }) => subjectId !== null));
  protected readonly tried = computed(() => helpTried(this.story()));
  protected readonly history = computed(() => historyLines(this.story()));
}
