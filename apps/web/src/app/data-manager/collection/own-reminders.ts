import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { Api, type WindowRemindersDto, setWindowReminders } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { remindersWords } from './collection-words';

/** When the window reminds by itself, and whether it does. */
@Component({
  selector: 'hw-own-reminders',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice],
  template: `
    @if (problem(); as trouble) {
      <hw-error-notice [problem]="trouble" />
    }
    <div class="ownrem">
      <label class="ck">
        <input #box type="checkbox" [checked]="reminders().byItself" (change)="set(box)" />
        Remind by itself
      </label>
      <p class="small muted" role="status">{{ words() }}</p>
    </div>
  `,
})
export class OwnReminders {
  readonly windowId = input.required<number>();
  readonly reminders = input.required<WindowRemindersDto>();

  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly problem = signal<Problem | null>(null);
  protected readonly words = computed(() => remindersWords(this.reminders(), new Date().toISOString().slice(0, 10)));

  /** What it has become is announced; only a refusal puts the tick back. */
  protected async set(box: HTMLInputElement): Promise<void> {
    this.problem.set(null);
    const params = { schoolId: this.schoolId, windowId: this.windowId() };
    try {
      await this.api.invoke(setWindowReminders, { ...params, body: { byItself: box.checked } });
    } catch (error) {
      box.checked = this.reminders().byItself;
      this.problem.set(problemOf(error));
    }
  }
}
