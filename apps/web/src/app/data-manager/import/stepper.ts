import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ImportPartDto, ImportRunDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';
import { counted } from '../../shared/words/numbers';
import type { PartDraft } from './part-state';

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
  /** As the person has the parts in front of them; null: as they are kept. */
  readonly drafts = input<readonly PartDraft[] | null>(null);
  /** 0 upload … 3 apply; 4 all done. */
  readonly step = input.required<number>();

  protected readonly steps = computed(() => {
    const { parts: kept, status, rows } = this.run();
    const parts = kept.map((part) => ({ ...part, ...this.drafts()?.find(({ place }) => place === part.place) }));
    const total = (count: (part: ImportPartDto) => number): number =>
      parts.filter(({ leftOut }) => !leftOut).reduce((sum, part) => sum + count(part), 0);
    const columns = total(({ layout }) => layout.columns.length);
    const matched = total(({ mapping }) => mapping?.columns.length ?? 0);
    return [
      { name: 'Upload', note: `${rows.toLocaleString('en-GB')} rows, ${counted(columns, 'column')}` },
      { name: 'Match columns', note: `${matched} matched, ${columns - matched} left out` },
      {
        name: 'Check',
        note: status === 'checking' ? 'going on' : this.step() > 2 ? 'done' : 'every row, before anything is saved',
      },
      { name: 'Apply', note: status === 'applied' ? 'done' : 'all in one go, or nothing' },
    ];
  });
}
