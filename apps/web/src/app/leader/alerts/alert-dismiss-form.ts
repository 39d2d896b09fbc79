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

const MOST = 500;

/** Asks why an alert needs nothing doing, in place. */
@Component({
  selector: 'hw-alert-dismiss-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown.escape)': 'leave.emit()' },
  template: `
    <form class="ansf" novalidate (submit)="send($event)">
      <label class="fld" [class.err]="empty()">
        <span>Why does nothing need to be done about {{ about() }}?</span>
        @if (empty()) {
          <span class="emsg" role="alert"
            ><hw-icon name="warn" small />Say why in a few words: others will read it.</span
          >
        }
        <input #words type="text" [maxLength]="most" (input)="empty.set(false)" />
      </label>
      <div class="bar">
        <button class="btn tonal sm" type="submit">Dismiss</button>
        <button class="btn text sm" type="button" (click)="leave.emit()">Keep it</button>
      </div>
    </form>
  `,
})
export class AlertDismissForm {
  readonly about = input.required<string>();
  readonly dismiss = output<string>();
  readonly leave = output();

  protected readonly most = MOST;
  protected readonly empty = signal(false);
  private readonly words = viewChild.required<ElementRef<HTMLInputElement>>('words');

  constructor() {
    afterNextRender(() => this.words().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const words = this.words().nativeElement.value.trim();
    if (words === '') {
      this.empty.set(true);
      this.words().nativeElement.focus();
    } else this.dismiss.emit(words);
  }
}
