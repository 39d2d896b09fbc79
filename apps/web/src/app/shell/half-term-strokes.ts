import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { HalfTermNowDto } from '@headway/api-client';
import { weekday } from '../shared/words/dates';

/** The half term as one stroke a week: those gone, this one, those to come. Between half terms only the date. */
@Component({
  selector: 'hw-half-term-strokes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="term">
      @if (halfTerm(); as term) {
        <p>
          <b>{{ term.name }}</b><span>week {{ term.week }} of {{ term.weeks }}</span>
        </p>
        <div class="weeks" aria-hidden="true">
          @for (week of weeks(); track week) {
            <i [class.past]="week < term.week" [class.now]="week === term.week"></i>
          }
        </div>
      } @else {
        <p><b>Holiday</b></p>
      }
      <p>
        <span>{{ date() }}</span>
      </p>
    </div>
  `,
})
export class HalfTermStrokes {
  readonly today = input.required<string>();
  readonly halfTerm = input.required<HalfTermNowDto | null>();

  protected readonly date = computed(() => weekday(this.today()));
  protected readonly weeks = computed(() =>
    Array.from({ length: this.halfTerm()?.weeks ?? 0 }, (_, index) => index + 1),
  );
}
