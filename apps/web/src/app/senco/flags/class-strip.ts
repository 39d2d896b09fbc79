import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { NothingYetDto } from '@headway/api-client';

/** Class by class, in the order of their names: how many pupils are flagged and have nothing yet. Choosing one narrows the list to it. */
@Component({
  selector: 'hw-class-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="clstrip" role="group" aria-labelledby="nothing-yet">
      <span id="nothing-yet" class="small muted">Pupils flagged, nothing yet</span>
      @for (one of classes(); track one.classId) {
        <button
          type="button"
          [attr.aria-pressed]="one.classId === chosen()"
          (click)="choose.emit(one.classId === chosen() ? null : one.classId)"
        >
          {{ one.className }} <b>{{ one.pupils }}</b>
        </button>
      }
    </div>
  `,
})
export class ClassStrip {
  readonly classes = input.required<readonly NothingYetDto[]>();
  readonly chosen = input.required<string | null>();
  readonly choose = output<string | null>();
}
