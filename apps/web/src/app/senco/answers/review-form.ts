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
import type { InClassDto, ReviewAnswerDto } from '@headway/api-client';
import { addDays } from '@headway/domain';
import { Icon } from '../../shared/icon/icon';
import { shortDate } from '../../shared/words/dates';

type Outcome = ReviewAnswerDto['outcome'];

const OUTCOMES: readonly { readonly value: Outcome; readonly label: string }[] = [
  { value: 'enough', label: 'Enough: it ends well' },
  { value: 'go-on', label: 'Go on, and look again' },
  { value: 'not-enough', label: 'Not enough: more is needed' },
];
const DAYS_TO_REVIEW = 28;
const MOST = 1000;

/** How what was done in class went: enough, go on until a day, or not enough. */
@Component({
  selector: 'hw-review-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown.escape)': 'leave.emit()' },
  template: `
    <form class="ansf" novalidate (submit)="send($event)">
      <fieldset class="choices">
        <legend>How did it go for {{ name() }}?</legend>
        <p class="small muted">{{ about() }}</p>
        @if (wrong() === 'outcome') {
          <p class="emsg" role="alert"><hw-icon name="warn" small />Choose how it went.</p>
        }
        @for (one of outcomes; track one.value) {
          <label class="one">
            <input
              #choice
              type="radio"
              name="outcome"
              [value]="one.value"
              [checked]="outcome() === one.value"
              (change)="choose(one.value)"
            />
            {{ one.label }}
          </label>
        }
      </fieldset>
      @if (outcome() === 'go-on') {
        <label class="fld" [class.err]="wrong() === 'reviewOn'">
          <span>Look again on</span>
          @if (wrong() === 'reviewOn') {
            <span class="emsg" role="alert"><hw-icon name="warn" small />Choose a day after today.</span>
          }
          <input #again type="date" [value]="inFourWeeks()" />
        </label>
      }
      <label class="fld">
        <span>What have you seen? <small class="muted">If you like</small></span>
        <textarea #note rows="2" [maxLength]="most" (keydown.control.enter)="send($event)"></textarea>
      </label>
      <div class="bar">
        <button class="btn fill sm" type="submit" [disabled]="saving()">Save</button>
        <button class="btn text sm" type="button" (click)="leave.emit()">Not now</button>
      </div>
    </form>
  `,
})
export class ReviewForm {
  readonly name = input.required<string>();
  readonly done = input.required<Pick<InClassDto, 'what' | 'by' | 'startsOn'>>();
  readonly today = input.required<string>();
  readonly saving = input(false);
  readonly review = output<ReviewAnswerDto>();
  readonly leave = output();

  protected readonly outcomes = OUTCOMES;
  protected readonly most = MOST;
  protected readonly outcome = signal<Outcome | null>(null);
  protected readonly wrong = signal<'outcome' | 'reviewOn' | null>(null);
  protected readonly inFourWeeks = computed(() => addDays(this.today(), DAYS_TO_REVIEW));
  protected readonly about = computed(() => {
    const { what, by, startsOn } = this.done();
    return `${by}, since ${shortDate(startsOn)}: “${what}”`;
  });
  private readonly first = viewChild.required<ElementRef<HTMLInputElement>>('choice');
  private readonly note = viewChild.required<ElementRef<HTMLTextAreaElement>>('note');
  private readonly again = viewChild<ElementRef<HTMLInputElement>>('again');

  constructor() {
    afterNextRender(() => this.first().nativeElement.focus());
  }

  protected choose(outcome: Outcome): void {
    this.outcome.set(outcome);
    this.wrong.set(null);
  }

  protected send(event: Event): void {
    event.preventDefault();
    const outcome = this.outcome();
    const reviewOn = this.again()?.nativeElement.value ?? '';
    if (outcome === null) {
      this.wrong.set('outcome');
      this.first().nativeElement.focus();
    } else if (outcome === 'go-on' && reviewOn <= this.today()) {
      this.wrong.set('reviewOn');
      this.again()?.nativeElement.focus();
    } else {
      const note = this.note().nativeElement.value.trim();
      this.review.emit({
        outcome,
        ...(note === '' ? {} : { note }),
        ...(outcome === 'go-on' ? { reviewOn } : {}),
      });
    }
  }
}
