import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Nothing to show: the heading says what is so, one line says why, the first button inside does the next thing. */
@Component({
  selector: 'hw-empty-state',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="emp">
      <h2>{{ heading() }}</h2>
      <p>{{ text() }}</p>
      <div class="bar"><ng-content /></div>
    </div>
  `,
})
export class EmptyState {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
}
