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
import type { AnswerInClassDto } from '@headway/api-client';
import { addDays } from '@headway/domain';
import { Icon } from '../../shared/icon/icon';

const MOST = 1000;
/** Long enough to see something, short enough to change it within the half term. */
const DAYS_TO_REVIEW = 28;

/** What will be different in class, from when, and when it is looked at again; in place. */
@Component({
  selector: 'hw-answer-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown.escape)': 'leave.emit()' },
  template: `
    <form class="ansf" novalidate (submit)="send($event)">
      <label class="fld" [class.err]="wrong()?.field === 'what'">
        <span>What will you change in class for {{ name() }}?</span>
        @if (wrong()?.field === 'what') {
          <span class="emsg" role="alert"><hw-icon name="warn" small />{{ wrong()?.message }}</span>
        }
        <textarea #what rows="2" [maxLength]="most" (input)="wrong.set(null)" (keydown.control.enter)="send($event)">
        </textarea>
      </label>
      <div class="dates">
        <label class="fld">
          <span>From</span>
          <input #from type="date" [value]="today()" />
        </label>
        <label class="fld" [class.err]="wrong()?.field === 'reviewOn'">
          <span>Look again on</span>
          @if (wrong()?.field === 'reviewOn') {
            <span class="emsg" role="alert"><hw-icon name="warn" small />{{ wrong()?.message }}</span>
          }
          <input #again type="date" [value]="inFourWeeks()" (change)="wrong.set(null)" />
        </label>
      </div>
      <div class="bar">
        <button class="btn fill sm" type="submit" [disabled]="saving()">Answer in class</button>
        <button class="btn text sm" type="button" (click)="leave.emit()">Leave it</button>
      </div>
      <p class="small muted">This counts as support, and you will be asked how it went on that day.</p>
    </form>
  `,
})
export class AnswerForm {
  /** The pupil's forename. */
  readonly name = input.required<string>();
  readonly today = input.required<string>();
  readonly saving = input(false);
  readonly answer = output<AnswerInClassDto>();
  readonly leave = output();

  protected readonly most = MOST;
  protected readonly inFourWeeks = computed(() => addDays(this.today(), DAYS_TO_REVIEW));
  protected readonly wrong = signal<{ field: 'what' | 'reviewOn'; message: string } | null>(null);
  private readonly what = viewChild.required<ElementRef<HTMLTextAreaElement>>('what');
  private readonly from = viewChild.required<ElementRef<HTMLInputElement>>('from');
  private readonly again = viewChild.required<ElementRef<HTMLInputElement>>('again');

  constructor() {
    afterNextRender(() => this.what().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const what = this.what().nativeElement.value.trim();
    const startsOn = this.from().nativeElement.value || this.today();
    const reviewOn = this.again().nativeElement.value;
    if (what === '') {
      this.wrong.set({ field: 'what', message: 'Say in a few words what you will change.' });
      this.what().nativeElement.focus();
    } else if (reviewOn <= startsOn) {
      this.wrong.set({ field: 'reviewOn', message: 'Look at it again on a day after it starts.' });
      this.again().nativeElement.focus();
    } else this.answer.emit({ what, startsOn, reviewOn });
  }
}
