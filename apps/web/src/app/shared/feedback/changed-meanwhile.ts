import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, inject, input, output } from '@angular/core';
import type { Problem } from '../../core/errors/problem';
import { ErrorNotice } from './error-notice';

/** One thing that is otherwise in what somebody saved meanwhile than in what this person typed. */
export interface Difference {
  readonly what: string;
  readonly there: string;
  readonly typed: string;
}

/** Two people changed the same settings: what stands there now beside what was typed, which is still in the form. */
@Component({
  selector: 'hw-changed-meanwhile',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice],
  template: `
    <hw-error-notice [problem]="problem()">
      @if (differences().length > 0) {
        <ul>
          @for (one of differences(); track one.what) {
            <li>
              <b>{{ one.what }}:</b> {{ one.there }} is there now, you have {{ one.typed }}.
            </li>
          }
        </ul>
        <p>What you typed is still below. Save it again to put it in place of what is there.</p>
        <button class="btn" type="button" (click)="take.emit()">Take what is there</button>
      } @else {
        <p>What is there now is the same as what you typed.</p>
      }
    </hw-error-notice>
  `,
})
export class ChangedMeanwhile {
  readonly problem = input.required<Problem>();
  readonly differences = input.required<readonly Difference[]>();
  /** What was typed is let go. */
  readonly take = output<void>();

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef);
    // Whoever has just pressed Save may look at the end of a long form.
    afterNextRender(() => host.nativeElement.scrollIntoView({ block: 'nearest' }));
  }
}
