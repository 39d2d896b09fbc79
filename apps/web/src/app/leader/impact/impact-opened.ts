import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { Api, type ImpactDetailDto, type ImpactRowDto, getGroupImpact } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Shape } from '../../shared/icon/icon';
import { allowedForSentence, comparedSentence, leftOutLines } from './comparison-words';
import { suggestionSentence } from './decision-words';
import { costSentence, perMonthSentence, startedSentence } from './row-words';
import { PupilChanges } from './pupil-changes';
import { StartingPoints } from './starting-points-chart';
import { surenessOf } from './sureness';
import { addedSentence, anywaySentence, otherAnswersSentence, sidesOf } from './what-happened';

/** An opened row: who was compared with whom, what happened, how sure that is, and each pupil. */
@Component({
  selector: 'hw-impact-opened',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, PupilChanges, Shape, StartingPoints],
  templateUrl: './impact-opened.html',
})
export class ImpactOpened {
  private readonly api = inject(Api);
  private readonly session = inject(Session);

  readonly row = input.required<ImpactRowDto>();

  protected readonly detail = signal<ImpactDetailDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected readonly leftOut = computed(() => leftOutLines(this.detail()?.leftOut ?? []));
  protected readonly compared = computed(() => this.words(comparedSentence));
  protected readonly allowedFor = computed(() => allowedForSentence(this.detail()?.allowedFor ?? []));
  protected readonly sides = computed(() => this.words(sidesOf) ?? []);
  protected readonly anyway = computed(() => this.words(anywaySentence));
  protected readonly added = computed(() => this.words(addedSentence));
  protected readonly otherAnswers = computed(() => this.words(otherAnswersSentence));
  protected readonly sureness = computed(() => this.words(surenessOf) ?? []);
  protected readonly started = computed(() => startedSentence(this.row()));
  protected readonly decision = computed(() => suggestionSentence(this.row()));
  protected readonly cost = computed(() => {
    const { cost } = this.row();
    return (
      cost && [costSentence(cost), cost.perMonth && perMonthSentence(cost.perMonth)].filter((text) => text !== null)
    );
  });
  /** The group, and which numbers of it: read again when they are worked out again. */
  private readonly wanted = computed(() => `${this.row().groupId} ${this.row().madeAt}`);

  constructor() {
    effect((onCleanup) => {
      const [groupId = ''] = this.wanted().split(' ');
      let wanted = true;
      onCleanup(() => (wanted = false));
      void this.read(groupId, () => wanted);
    });
  }

  private words<T>(say: (detail: ImpactDetailDto) => T): T | null {
    const detail = this.detail();
    return detail && say(detail);
  }

  private async read(groupId: string, wanted: () => boolean): Promise<void> {
    try {
      const detail = await this.api.invoke(getGroupImpact, { schoolId: this.session.schoolId(), groupId });
      if (wanted()) this.detail.set(detail);
    } catch (error) {
      if (wanted()) this.problem.set(problemOf(error));
    }
  }
}
