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
import type { AlertOwnerDto, AnswerAlertDto } from '@headway/api-client';
import { addDays } from '@headway/domain';
import { Icon } from '../../shared/icon/icon';

const MOST = 1000;
const DAYS_TO_REVIEW = 42;

type Field = 'what' | 'owner' | 'cost' | 'reviewOn';

/** What the school does about an alert, whose it is, what it costs, and when it is looked at again; in place. */
@Component({
  selector: 'hw-alert-answer-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown.escape)': 'leave.emit()' },
  template: `
    <form class="ansf" novalidate (submit)="send($event)">
      <label class="fld" [class.err]="wrong()?.field === 'what'">
        <span>What will be done about {{ about() }}?</span>
        @if (wrong()?.field === 'what') {
          <span class="emsg" role="alert"><hw-icon name="warn" small />{{ wrong()?.message }}</span>
        }
        <textarea #what rows="2" [maxLength]="most" (input)="wrong.set(null)" (keydown.control.enter)="send($event)">
        </textarea>
      </label>
      <div class="dates">
        <label class="fld" [class.err]="wrong()?.field === 'owner'">
          <span>Who sees to it</span>
          @if (wrong()?.field === 'owner') {
            <span class="emsg" role="alert"><hw-icon name="warn" small />{{ wrong()?.message }}</span>
          }
          <select #owner (change)="wrong.set(null)">
            <option value="">Choose</option>
            @for (one of owners(); track one.id) {
              <option [value]="one.id">{{ one.name }}</option>
            }
          </select>
        </label>
        @if (costs()) {
          <label class="fld" [class.err]="wrong()?.field === 'cost'">
            <span>Cost in £ <small class="muted">if any</small></span>
            @if (wrong()?.field === 'cost') {
              <span class="emsg" role="alert"><hw-icon name="warn" small />{{ wrong()?.message }}</span>
            }
            <input #cost type="text" inputmode="decimal" (input)="wrong.set(null)" />
          </label>
        }
      </div>
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
          <input #again type="date" [value]="inSixWeeks()" (change)="wrong.set(null)" />
        </label>
      </div>
      <div class="bar">
        <button class="btn fill sm" type="submit" [disabled]="saving()">Answer the alert</button>
        <button class="btn text sm" type="button" (click)="leave.emit()">Leave it</button>
      </div>
    </form>
  `,
})
export class AlertAnswerForm {
  /** "5 Oak in reading" */
  readonly about = input.required<string>();
  readonly owners = input.required<readonly AlertOwnerDto[]>();
  readonly costs = input.required<boolean>();
  readonly today = input.required<string>();
  readonly saving = input(false);
  readonly answer = output<AnswerAlertDto>();
  readonly leave = output();

  protected readonly most = MOST;
  protected readonly inSixWeeks = computed(() => addDays(this.today(), DAYS_TO_REVIEW));
  protected readonly wrong = signal<{ field: Field; message: string } | null>(null);
  private readonly what = viewChild.required<ElementRef<HTMLTextAreaElement>>('what');
  private readonly owner = viewChild.required<ElementRef<HTMLSelectElement>>('owner');
  private readonly cost = viewChild<ElementRef<HTMLInputElement>>('cost');
  private readonly from = viewChild.required<ElementRef<HTMLInputElement>>('from');
  private readonly again = viewChild.required<ElementRef<HTMLInputElement>>('again');

  constructor() {
    afterNextRender(() => this.what().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const what = this.what().nativeElement.value.trim();
    const ownerId = this.owner().nativeElement.value;
    const costPence = penceOf(this.cost()?.nativeElement.value ?? '');
    const startsOn = this.from().nativeElement.value || this.today();
    const reviewOn = this.again().nativeElement.value;
    if (what === '') this.refuse('what', 'Say in a few words what will be done.', this.what());
    else if (ownerId === '') this.refuse('owner', 'Choose who sees to it.', this.owner());
    else if (costPence === 'wrong') this.refuse('cost', 'Give pounds, such as 125 or 125.50.', this.cost());
    else if (reviewOn <= startsOn) this.refuse('reviewOn', 'Choose a day after it starts.', this.again());
    else this.answer.emit({ what, ownerId, costPence, startsOn, reviewOn });
  }

  private refuse(field: Field, message: string, at: ElementRef<HTMLElement> | undefined): void {
    this.wrong.set({ field, message });
    at?.nativeElement.focus();
  }
}

/** "£1,250.5" is 125050; empty is nothing. */
export function penceOf(text: string): number | null | 'wrong' {
  const cleaned = text.replace(/[£,\s]/g, '');
  if (cleaned === '') return null;
  return /^\d{1,7}(\.\d{1,2})?$/.test(cleaned) ? Math.round(Number(cleaned) * 100) : 'wrong';
}
