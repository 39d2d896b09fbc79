import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input, output } from '@angular/core';
import { timeLeft } from './time-left';

/** Long work: what, how far of how much, how long still, and a way to stop it. */
@Component({
  selector: 'hw-progress-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="runp">
      <div class="runh">
        <b>{{ counted() }}</b>
        @if (left(); as words) {
          <span class="muted">{{ words }}</span>
        }
        @if (stoppable()) {
          <button class="btn text sm" type="button" (click)="stop.emit()">{{ stopLabel() }}</button>
        }
      </div>
      <div
        class="prog lg"
        role="progressbar"
        aria-valuemin="0"
        [attr.aria-label]="what()"
        [attr.aria-valuenow]="total() > 0 ? done() : null"
        [attr.aria-valuemax]="total() > 0 ? total() : null"
      >
        <i [style.width.%]="percent()"></i>
      </div>
      <p class="small muted">{{ note() }}</p>
    </section>
  `,
})
export class ProgressPanel {
  /** "Checking rows" */
  readonly what = input.required<string>();
  readonly done = input.required<number>();
  /** 0 while nobody knows how much there is. */
  readonly total = input.required<number>();
  readonly secondsLeft = input<number | null>(null);
  readonly stoppable = input(false, { transform: booleanAttribute });
  readonly stopLabel = input('Stop');
  readonly note = input('You can leave this page. It goes on without you.');
  readonly stop = output();

  private readonly number = new Intl.NumberFormat('en-GB');
  protected readonly percent = computed(() =>
    this.total() > 0 ? Math.min(100, (this.done() / this.total()) * 100) : 0,
  );
  protected readonly counted = computed(() =>
    this.total() > 0
      ? `${this.what()}: ${this.number.format(this.done())} of ${this.number.format(this.total())}`
      : this.what(),
  );
  protected readonly left = computed(() => {
    const seconds = this.secondsLeft();
    return seconds === null ? null : timeLeft(seconds);
  });
}
