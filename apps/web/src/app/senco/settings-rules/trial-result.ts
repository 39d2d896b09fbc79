import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { TrialFindingsDto } from '@headway/api-client';
import { windowNameWithYear } from '../../shared/words/school-words';
import { LaterChart } from './later-chart';
import { trialAnswer, yearAgo } from './later-words';
import { TrialPeople } from './trial-people';

/** What trying a draft out found: how many, of which classes, who, and what later results said. */
@Component({
  selector: 'hw-trial-result',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LaterChart, TrialPeople],
  templateUrl: './trial-result.html',
})
export class TrialResult {
  readonly trialId = input.required<string>();
  readonly findings = input.required<TrialFindingsDto>();

  protected readonly windowName = windowNameWithYear;
  protected readonly today = computed(() => this.findings().windows.find(({ windowId }) => windowId === null));
  protected readonly answer = computed(() => {
    const today = this.today();
    return today ? trialAnswer(today) : '';
  });
  protected readonly lookedAt = computed(() => yearAgo(this.findings()));
  protected readonly earlier = computed(() => this.findings().windows.filter(({ windowId }) => windowId !== null));
  /** Classes where the draft changes nothing are not listed. */
  protected readonly classes = computed(() =>
    this.findings().classes.filter(({ added, dropped }) => added + dropped > 0),
  );
}
