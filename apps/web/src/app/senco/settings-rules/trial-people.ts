import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import {
  Api,
  listTrialChanges,
  type TrialChangeDto,
  type TrialChangesDto,
  type TrialWindowDto,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { ruleName } from '../../shared/sentences/flag-sentence';
import { counted } from '../../shared/words/numbers';
import { windowNameWithYear } from '../../shared/words/school-words';

const PAGE = 100;

/** Whom the draft would add and drop, today or in an earlier window. */
@Component({
  selector: 'hw-trial-people',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, RouterLink],
  templateUrl: './trial-people.html',
})
export class TrialPeople {
  readonly trialId = input.required<string>();
  readonly windows = input.required<readonly TrialWindowDto[]>();

  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();
  protected readonly windowId = signal<number | null>(null);
  protected readonly found = signal<TrialChangesDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly choices = computed(() =>
    this.windows()
      .toReversed()
      .map(({ windowId, added, dropped }) => ({
        windowId,
        label: `${windowId === null ? 'Today' : windowNameWithYear(windowId)}: ${added.flags} added, ${dropped.flags} dropped`,
      })),
  );
  protected readonly parts = computed(() =>
    (['added', 'dropped'] as const).map((change) => ({
      title: change === 'added' ? 'Added' : 'Dropped',
      rows: (this.found()?.rows ?? []).filter((row) => row.change === change),
    })),
  );
  protected readonly left = computed(() => {
    const found = this.found();
    return found ? found.total - found.notShown - found.rows.length : 0;
  });

  constructor() {
    effect(() => void this.read(this.trialId(), this.windowId(), 0));
  }

  protected choose(value: string): void {
    this.windowId.set(value === '' ? null : Number(value));
  }

  protected more(): void {
    void this.read(this.trialId(), this.windowId(), this.found()?.rows.length ?? 0);
  }

  protected where({ className, subjectName }: TrialChangeDto): string {
    return [className, subjectName].filter((text) => text !== null).join(' · ');
  }

  protected why({ rules }: TrialChangeDto): string {
    return rules.map(ruleName).join(', ');
  }

  protected readonly hidden = (count: number): string =>
    `${counted(count, 'flag')} of pupils who are not yours to see ${count === 1 ? 'is' : 'are'} counted above and not named.`;

  private async read(trialId: string, windowId: number | null, offset: number): Promise<void> {
    this.problem.set(null);
    try {
      const of = windowId === null ? {} : { windowId };
      const params = { schoolId: this.schoolId, trialId, offset, limit: PAGE, ...of };
      const next = await this.api.invoke(listTrialChanges, params);
      // Another window may have been chosen while this one was read.
      if (trialId !== this.trialId() || windowId !== this.windowId()) return;
      this.found.update((before) => (offset > 0 && before ? { ...next, rows: [...before.rows, ...next.rows] } : next));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
