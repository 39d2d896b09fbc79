import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { Problem } from '../../core/errors/problem';
import { Icon } from '../icon/icon';

/** Bold: what happened. Then what was kept. Then what to do: in words, and as links or buttons put inside. */
@Component({
  selector: 'hw-error-notice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <div class="banner act" role="alert">
      <hw-icon name="warn" />
      <div>
        <p>
          <b>{{ problem().title }}</b>
        </p>
        @if (problem().detail; as detail) {
          <p>{{ detail }}</p>
        }
        @if (problem().kept; as kept) {
          <p>{{ kept }}</p>
        }
        @if (problem().todo; as todo) {
          <p>{{ todo }}</p>
        }
        <ng-content />
      </div>
    </div>
  `,
})
export class ErrorNotice {
  readonly problem = input.required<Problem>();
}
