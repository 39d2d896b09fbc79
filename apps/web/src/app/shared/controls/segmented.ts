import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';

export interface Segment<T extends string> {
  readonly value: T;
  readonly label: string;
  /** How many the choice would show. */
  readonly count?: number;
}

/** One choice of a few, all of them in sight. */
@Component({
  selector: 'hw-segmented',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="seg" role="group" [attr.aria-label]="label()">
      @for (segment of segments(); track segment.value) {
        <button type="button" [attr.aria-pressed]="segment.value === value()" (click)="value.set(segment.value)">
          {{ segment.label }}
          @if (segment.count !== undefined) {
            <b>{{ segment.count }}</b>
          }
        </button>
      }
    </div>
  `,
})
export class Segmented<T extends string> {
  readonly label = input.required<string>();
  readonly segments = input.required<readonly Segment<T>[]>();
  readonly value = model.required<T>();
}
