import {
  ChangeDetectionStrategy,
  Component,
  type ElementRef,
  afterNextRender,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { Icon } from '../../shared/icon/icon';

const MOST = 500;

/** Why a concern is none any more. */
@Component({
  selector: 'hw-close-concern-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown.escape)': 'leave.emit()' },
  template: `
    <form class="ansf" novalidate (submit)="send($event)">
      <label class="fld" [class.err]="empty()">
        <span>Why is it no longer a concern?</span>
        @if (empty()) {
          <span class="emsg" role="alert"><hw-icon name="warn" small />Say why in a few words.</span>
        }
        <input #why type="text" [maxLength]="most" (input)="empty.set(false)" />
      </label>
      <div class="bar">
        <button class="btn fill sm" type="submit">Close the concern</button>
        <button class="btn text sm" type="button" (click)="leave.emit()">Leave it open</button>
      </div>
    </form>
  `,
})
export class CloseConcernForm {
  readonly done = output<string>();
  readonly leave = output();

  protected readonly most = MOST;
  protected readonly empty = signal(false);
  private readonly why = viewChild.required<ElementRef<HTMLInputElement>>('why');

  constructor() {
    afterNextRender(() => this.why().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const why = this.why().nativeElement.value.trim();
    if (why === '') this.empty.set(true);
    else this.done.emit(why);
  }
}
