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

const MOST = 500;

/** Asks why a flag needs nothing doing, in place. */
@Component({
  selector: 'hw-dismiss-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { '(keydown.escape)': 'keep.emit()' },
  template: `
    <form class="because" (submit)="send($event)">
      <label class="fld">
        <b>Why does {{ name() }} need nothing now?</b>
        <input
          #words
          type="text"
          class="inp"
          [attr.maxlength]="most"
          [attr.aria-invalid]="empty()"
          (input)="empty.set(false)"
        />
      </label>
      @if (empty()) {
        <p class="emsg" role="alert">Say why in a few words: others will read it.</p>
      }
      <div class="bar">
        <button class="btn tonal sm" type="submit">Dismiss</button>
        <button class="btn text sm" type="button" (click)="keep.emit()">Keep it</button>
      </div>
      <p class="small muted">It comes back by itself when there is a new reason or the next results make it worse.</p>
    </form>
  `,
})
export class DismissForm {
  readonly name = input.required<string>();
  readonly dismiss = output<string>();
  readonly keep = output();

  protected readonly most = MOST;
  protected readonly empty = signal(false);
  private readonly words = viewChild.required<ElementRef<HTMLInputElement>>('words');

  constructor() {
    afterNextRender(() => this.words().nativeElement.focus());
  }

  protected send(event: Event): void {
    event.preventDefault();
    const words = this.words().nativeElement.value.trim();
    if (words === '') this.empty.set(true);
    else this.dismiss.emit(words);
  }
}
