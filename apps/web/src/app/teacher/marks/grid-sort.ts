import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { GridSource } from './grid-source';
import { MarkBook } from './mark-book';
import { MarkRows } from './mark-rows';
import type { Order } from './pupil-order';

/** In which order pupils stand. */
@Component({
  selector: 'hw-grid-sort',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label class="pick"
      ><span>Sort</span>
      <select #sort [value]="sorted()" (change)="choose(sort.value)">
        <option value="name">A to Z</option>
        @for (column of book.columns(); track column.subjectId) {
          <optgroup [label]="column.name">
            @if (column.previousName) {
              <option [value]="'previous ' + column.subjectId">{{ column.name }}: last, lowest first</option>
            }
            <option [value]="'now ' + column.subjectId">{{ column.name }}: {{ now }}, lowest first</option>
            @if (column.expectedName) {
              <option [value]="'gap ' + column.subjectId">{{ column.name }}: furthest below expected</option>
            }
          </optgroup>
        }
      </select>
    </label>
  `,
})
export class GridSort {
  private readonly source = inject(GridSource);
  protected readonly book = inject(MarkBook);
  protected readonly rows = inject(MarkRows);
  protected readonly now = this.source.thing === 'mark' ? 'now' : 'target';

  protected readonly sorted = computed(() => {
    const order = this.rows.order();
    return order.by === 'name' ? 'name' : `${order.by} ${order.subjectId}`;
  });

  protected choose(value: string): void {
    this.rows.sort(orderOf(value));
  }
}

function orderOf(value: string): Order {
  const [by, subjectId] = value.split(' ');
  return by === 'previous' || by === 'now' || by === 'gap' ? { by, subjectId: Number(subjectId) } : { by: 'name' };
}
