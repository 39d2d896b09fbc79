import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../../shared/icon/icon';

const MOST = 2000;

/** A worry about learning, in words; it says where worries about safety go. */
@Component({
  selector: 'hw-concern-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown.escape)': 'leave.emit()' },
  template: `
    <form class="ansf" novalidate (submit)="send($event)">
      <p class="safe" id="safeguarding">
        <hw-icon name="warn" small />
        <span
          ><b>Is {{ name() }} safe?</b> A worry about a child’s safety goes to the safeguarding lead at once, and not
          here.</span
        >
      </p>
      <label class="fld" [class.err]="empty()">
        <span>What worries you about {{ name() }}’s learning?</span>
        @if (empty()) {
          <span class="emsg" role="alert"><hw-icon name="warn" small />Say in words what worries you.</span>
        }
        <textarea
          #words
          rows="3"
          aria-describedby="safeguarding"
          [maxLength]="most"
          (input)="empty.set(false)"
          (keydown.control.enter)="send($event)"
        ></textarea>
      </label>
      <label class="fld">
        <span>About</span>
        <select #subject>
          <option value="">School as a whole</option>
          @for (one of subjects(); track one[0]) {
            <option [value]="one[0]">{{ one[1] }}</option>
          }
        </select>
      </label>
      <div class="bar">
        <button class="btn fill sm" type="submit" [disabled]="saving()">Raise it</button>
        <button class="btn text sm" type="button" (click)="leave.emit()">Leave it</button>
      </div>
      <p class="small muted">Everybody who teaches {{ name() }} can read it, and it puts {{ name() }} on the list.</p>
    </form>
  `,
})
export class ConcernForm {
  readonly name = input.required<string>();
  /** Id and name of each. */
  readonly subjects = input.required<readonly (readonly [number, string])[]>();
  readonly saving = input.required<boolean>();
  readonly raise = output<{ words: string; subjectId: number | null }>();
  readonly leave = output();

  protected readonly most = MOST;
  protected readonly empty = signal(false);
  private readonly words = viewChild.required<ElementRef<HTMLTextAreaElement>>('words');
  private readonly subject = viewChild.required<ElementRef<HTMLSelectElement>>('subject');

  constructor() {
    afterNextRender(() => this.words().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const words = this.words().nativeElement.value.trim();
    const subject = this.subject().nativeElement.value;
    if (words === '') {
      this.empty.set(true);
      this.words().nativeElement.focus();
    } else this.raise.emit({ words, subjectId: subject === '' ? null : Number(subject) });
  }
}
