import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ImportRunDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';
import { counted } from '../../shared/words/numbers';

/** The four steps of an import, and where it is. */
@Component({
  selector: 'hw-stepper',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <ol class="stepper">
      @for (each of steps(); track each.name; let i = $index) {
        <li [class.ok]="i < step()" [class.cur]="i === step()" [attr.aria-current]="i === step() ? 'step' : null">
          <span class="sn">
            @if (i < step()) {
              <hw-icon name="check" small />
            } @else {
              {{ i + 1 }}
            }
          </span>
          <span>
            {{ each.name }}
            @if (i < step()) {
              <span class="sr">(done)</span>
            }
            <small>{{ each.note }}</small>
          </span>
        </li>
      }
    </ol>
  `,
})
export class Stepper {
  readonly run = input.required<ImportRunDto>();
  /** 0 upload … 3 apply; 4 all done. */
  readonly step = input.required<number>();

  protected readonly steps = computed(() => {
    const { layout, mapping, status, rows } = this.run();
    const leftOut = layout.columns.length - mapping.columns.length;
    return [
      { name: 'Upload', note: `${rows.toLocaleString('en-GB')} rows, ${counted(layout.columns.length, 'column')}` },
      { name: 'Match columns', note: `${mapping.columns.length} matched, ${leftOut} left out` },
      {
        name: 'Check',
        note: status === 'checking' ? 'going on' : this.step() > 2 ? 'done' : 'every row, before anything is saved',
      },
      { name: 'Apply', note: status === 'applied' ? 'done' : 'all in one go, or nothing' },
    ];
  });
}
