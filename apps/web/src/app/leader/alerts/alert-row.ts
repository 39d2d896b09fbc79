import { ChangeDetectionStrategy, Component, computed, input, output, signal } from '@angular/core';
import type { AlertDto, AlertOwnerDto, AnswerAlertDto, ReviewAlertDto } from '@headway/api-client';
import { Status } from '../../shared/marks/status';
import { counted } from '../../shared/words/numbers';
import { AlertAnswerForm } from './alert-answer-form';
import { AlertDismissForm } from './alert-dismiss-form';
import { AlertReviewForm } from './alert-review-form';
import {
  actionDates,
  alertNumbers,
  alertSentence,
  currentAction,
  inUnit,
  standingOf,
  topicOf,
  unitOf,
  whoOf,
} from './alert-words';
import { LevelPlot } from './level-plot';

/** What a leader does with an alert. */
export type AlertAct =
  | { readonly kind: 'answer'; readonly body: AnswerAlertDto }
  | { readonly kind: 'review'; readonly body: ReviewAlertDto }
  | { readonly kind: 'dismiss'; readonly reason: string }
  | { readonly kind: 'undo' };

/** One alert: the sentence, its interval, who acts; its forms open under it. */
@Component({
  selector: 'hw-alert-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AlertAnswerForm, AlertDismissForm, AlertReviewForm, LevelPlot, Status],
  templateUrl: './alert-row.html',
})
export class AlertRow {
  readonly alert = input.required<AlertDto>();
  readonly today = input.required<string>();
  readonly owners = input.required<readonly AlertOwnerDto[]>();
  readonly costs = input.required<boolean>();
  readonly saving = input(false);
  readonly act = output<AlertAct>();

  protected readonly form = signal<'answer' | 'review' | 'dismiss' | null>(null);
  protected readonly sentence = computed(() => alertSentence(this.alert()));
  protected readonly numbers = computed(() => alertNumbers(this.alert()));
  protected readonly about = computed(() => `${whoOf(this.alert())} in ${topicOf(this.alert())}`);
  protected readonly standing = computed(() => standingOf(this.alert(), this.today()));
  protected readonly open = computed(() => counted(this.alert().schoolDaysOpen, 'school day'));
  protected readonly action = computed(() => currentAction(this.alert()));
  protected readonly plot = computed(() => {
    const alert = this.alert();
    const [change, low, high] = [alert.change, alert.lower, alert.upper].map((value) => inUnit(alert, value));
    return { unit: unitOf(alert), change: change ?? 0, low: low ?? 0, high: high ?? 0 };
  });
  protected readonly actions = computed(() =>
    this.alert().actions.map((action) => ({ ...action, dates: actionDates(action) })),
  );

  protected send(act: AlertAct): void {
    this.form.set(null);
    this.act.emit(act);
  }
}
