import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ImportCountsDto, ImportPartSummaryDto, ImportRunDto } from '@headway/api-client';
import { Shape, type ShapeName } from '../../shared/icon/icon';

interface Count {
  readonly name: string;
  readonly count: number;
  readonly shape: ShapeName;
  readonly tone: '' | 'bad' | 'wt';
}

/** What the file would do, in five numbers. */
@Component({
  selector: 'hw-import-counts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Shape],
  template: `
    <dl class="cnt">
      @for (each of list(); track each.name) {
        <div [class]="each.tone">
          <dt><hw-shape [name]="each.shape" />{{ each.name }}</dt>
          <dd>{{ each.count.toLocaleString('en-GB') }}</dd>
        </div>
      }
    </dl>
    @if (several().length > 0) {
      <div class="scroll-x" tabindex="0" role="region" aria-label="Each part of the file">
        <table class="partc">
          <thead>
            <tr>
              <th scope="col">Part</th>
              <th scope="col" class="num">New</th>
              <th scope="col" class="num">Changed</th>
              <th scope="col" class="num">Same</th>
              <th scope="col" class="num">{{ applied() ? 'Left out' : 'Can’t be read' }}</th>
            </tr>
          </thead>
          <tbody>
            @for (part of several(); track part.place) {
              <tr>
                <th scope="row">{{ part.name }}</th>
                <td class="num">{{ (part.counts?.created ?? 0).toLocaleString('en-GB') }}</td>
                <td class="num">{{ (part.counts?.changed ?? 0).toLocaleString('en-GB') }}</td>
                <td class="num">{{ (part.counts?.unchanged ?? 0).toLocaleString('en-GB') }}</td>
                <td class="num">{{ (part.counts?.invalid ?? 0).toLocaleString('en-GB') }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
    @if (besides(); as words) {
      <p class="small muted">{{ words }}</p>
    }
  `,
})
export class ImportCounts {
  readonly counts = input.required<ImportCountsDto>();
  readonly kind = input.required<ImportRunDto['kind']>();
  /** Of a file with several parts each is shown on its own as well. */
  readonly parts = input<readonly ImportPartSummaryDto[]>([]);
  readonly applied = input(false);

  protected readonly several = computed(() => {
    const parts = this.parts().filter(({ leftOut }) => !leftOut);
    return parts.length > 1 ? parts : [];
  });

  protected readonly list = computed((): Count[] => {
    const { created, changed, unchanged, invalid, notOnRoll, wouldLeave } = this.counts();
    const pupils = this.kind() === 'pupils';
    const last =
      pupils || wouldLeave > 0
        ? { name: this.applied() ? 'Left' : 'Would leave', count: wouldLeave }
        : { name: 'Not on roll here', count: notOnRoll };
    return [
      { name: pupils ? 'New pupils' : 'New', count: created, shape: 'none', tone: '' },
      { name: 'Changed', count: changed, shape: 'seen', tone: '' },
      { name: 'Same as before', count: unchanged, shape: 'same', tone: '' },
      {
        name: this.applied() ? 'Left out' : 'Can’t be read',
        count: invalid,
        shape: 'act',
        tone: invalid > 0 && !this.applied() ? 'bad' : '',
      },
      { ...last, shape: 'due', tone: last.count > 0 ? 'wt' : '' },
    ];
  });

  protected readonly besides = computed(() => {
    const { blank, repeated, leftOut } = this.counts();
    const number = (count: number): string => count.toLocaleString('en-GB');
    return [
      blank > 0 ? `${number(blank)} empty ${blank === 1 ? 'cell was' : 'cells were'} passed over.` : '',
      repeated > 0
        ? `${number(repeated)} ${repeated === 1 ? 'stands' : 'stand'} in the file more than once with the same value.`
        : '',
      leftOut > 0 ? `${number(leftOut)} ${leftOut === 1 ? 'belongs' : 'belong'} to subjects you left out.` : '',
    ]
      .filter((part) => part !== '')
      .join(' ');
  });
}
