import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ShownCountDto, TotalsDto } from '@headway/api-client';
import { type HiddenNote, HiddenNotes, HiddenNumber } from '../shared/marks/hidden-number';
import { yearName } from '../shared/words/school-words';

interface Cell {
  readonly value: number | null;
  readonly note: HiddenNote;
}

/** Numbers by year group that name nobody: small ones are hidden, and those that would give them away. */
@Component({
  selector: 'hw-school-totals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [HiddenNotes, HiddenNumber],
  template: `
    <section class="sect">
      <h2>Who needs help, by year group</h2>
      <table class="totals">
        <thead>
          <tr>
            <th scope="col">Year</th>
            <th scope="col" class="num">Pupils</th>
            <th scope="col" class="num">Need help</th>
            <th scope="col" class="num">In support</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.name) {
            <tr>
              <th scope="row">{{ row.name }}</th>
              @for (cell of row.cells; track $index) {
                <td class="num">
                  @if (cell.value === null) {
                    <hw-hidden-number [note]="cell.note" />
                  } @else {
                    {{ cell.value }}
                  }
                </td>
              }
            </tr>
          }
        </tbody>
      </table>
      @if (notes().size > 0) {
        <hw-hidden-notes [notes]="notes()" />
      }
    </section>
  `,
})
export class SchoolTotals {
  readonly totals = input.required<TotalsDto>();

  protected readonly rows = computed(() => {
    const { years, ...all } = this.totals();
    return [
      ...years.map(({ yearGroup, ...cells }) => ({ name: yearName(yearGroup), cells: cellsOf(cells) })),
      { name: 'All', cells: cellsOf(all) },
    ];
  });
  protected readonly notes = computed<ReadonlySet<HiddenNote>>(
    () =>
      new Set(this.rows().flatMap(({ cells }) => cells.flatMap(({ value, note }) => (value === null ? [note] : [])))),
  );
}

function cellsOf(row: { pupils: ShownCountDto; needHelp: ShownCountDto; inSupport: ShownCountDto }): Cell[] {
  return [row.pupils, row.needHelp, row.inSupport].map(({ value, hidden }) => ({
    value,
    note: hidden === 'gives-away' ? 2 : 1,
  }));
}
