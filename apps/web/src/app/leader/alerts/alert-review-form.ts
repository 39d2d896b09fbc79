import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  computed,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type { AlertActionDto, ReviewAlertDto } from '@headway/api-client';
import { addDays } from '@headway/domain';
import { Icon } from '../../shared/icon/icon';

const MOST = 1000;
const DAYS_TO_REVIEW = 42;

/** How an action about an alert stands: done, or to be looked at again. */
@Component({
  selector: 'hw-alert-review-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown.escape)': 'leave.emit()' },
  template: `
    <form class="ansf" novalidate (submit)="send($event)">
      <fieldset class="choices">
        <legend>How does “{{ action().what }}” stand?</legend>
        <label class="one">
          <input #first type="radio" name="stands" [checked]="!goesOn()" (change)="goesOn.set(false)" />
          It is done
        </label>
        <label class="one">
          <input type="radio" name="stands" [checked]="goesOn()" (change)="goesOn.set(true)" />
          It goes on, and is looked at again
        </label>
      </fieldset>
      @if (goesOn()) {
        <label class="fld" [class.err]="wrong()">
          <span>Look again on</span>
          @if (wrong()) {
            <span class="emsg" role="alert"><hw-icon name="warn" small />Choose a day after today.</span>
          }
          <input #again type="date" [value]="inSixWeeks()" (change)="wrong.set(false)" />
        </label>
      }
      <label class="fld">
        <span>What have you seen? <small class="muted">If you like</small></span>
        <textarea #note rows="2" [maxLength]="most"></textarea>
      </label>
      <div class="bar">
        <button class="btn fill sm" type="submit" [disabled]="saving()">Save</button>
        <button class="btn text sm" type="button" (click)="leave.emit()">Not now</button>
      </div>
      <p class="small muted">
        An alert closes by itself when the level is back; until then it waits for the next answer.
      </p>
    </form>
  `,
})
export class AlertReviewForm {
  readonly action = input.required<AlertActionDto>();
  readonly today = input.required<string>();
  readonly saving = input(false);
  readonly review = output<ReviewAlertDto>();
  readonly leave = output();

  protected readonly most = MOST;
  protected readonly goesOn = signal(false);
  protected readonly wrong = signal(false);
  protected readonly inSixWeeks = computed(() => addDays(this.today(), DAYS_TO_REVIEW));
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('first');
  private readonly note = viewChild.required<ElementRef<HTMLTextAreaElement>>('note');
  private readonly again = viewChild<ElementRef<HTMLInputElement>>('again');

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const reviewOn = this.again()?.nativeElement.value ?? '';
    const note = this.note().nativeElement.value.trim();
    const seen = note === '' ? {} : { note };
    if (!this.goesOn()) this.review.emit({ outcome: 'done', ...seen });
    else if (reviewOn > this.today()) this.review.emit({ outcome: 'go-on', reviewOn, ...seen });
    else {
      this.wrong.set(true);
      this.again()?.nativeElement.focus();
    }
  }
}
