import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';

/** A target or a forecast of one subject, as it is typed. */
@Component({
  selector: 'hw-point-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="tgf">
      <span>{{ what() }}</span>
      <input
        #mark
        type="text"
        maxlength="60"
        autocomplete="off"
        [readonly]="!canWrite()"
        [value]="text()"
        [attr.aria-label]="subject() + ', ' + what().toLowerCase()"
        (change)="typed.emit(mark.value)"
      />
    </label>
  `,
})
export class PointField {
  readonly what = input.required<'Target' | 'Forecast'>();
  readonly subject = input.required<string>();
  readonly text = input.required<string>();
  readonly canWrite = input(false);
  readonly typed = output<string>();
}
