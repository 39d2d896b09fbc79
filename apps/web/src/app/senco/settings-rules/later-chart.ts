import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { ChartTable } from '../../shared/charts/chart-table';
import { windowNameWithYear } from '../../shared/words/school-words';
import { laterRows, laterSentence, laterTable, type LookedAt, shareText } from './later-words';

/** What later results said of those flagged, each share beside that of all pupils. Bars begin at 0. */
@Component({
  selector: 'hw-later-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartTable],
  template: `
    <p>{{ sentence() }}</p>
    <hw-chart-table [name]="name()" [data]="table()">
      <ul class="ltr" [attr.aria-label]="name()">
        @for (row of rows(); track row.name) {
          <li>
            <span class="ltrn">{{ row.name }}</span>
            <span class="ltrb" aria-hidden="true">
              @if (row.percent !== null) {
                <i [class.base]="row.isBase" [style.width.%]="row.percent"></i>
              } @else {
                <i class="none"></i>
              }
              @if (base() !== null) {
                <em [style.left.%]="base()"></em>
              }
            </span>
            <span class="small">{{ share(row) }}</span>
          </li>
        }
      </ul>
      <p class="small muted">
        Low: in the lowest fifth of the year group in {{ later() }}, everybody level with it included, which on a scale
        in steps is more than a fifth. The upright line is the share of all pupils with both results: a rule is worth
        having only as far as it goes beyond it.
      </p>
    </hw-chart-table>
  `,
})
export class LaterChart {
  readonly lookedAt = input.required<LookedAt>();

  protected readonly share = shareText;
  protected readonly rows = computed(() => laterRows(this.lookedAt().later));
  protected readonly table = computed(() => laterTable(this.rows()));
  protected readonly sentence = computed(() => laterSentence(this.lookedAt()));
  protected readonly base = computed(() => this.rows()[0]?.percent ?? null);
  protected readonly later = computed(() => windowNameWithYear(this.lookedAt().later.windowId));
  protected readonly name = computed(
    () => `Low a year later, of those flagged in ${windowNameWithYear(this.lookedAt().windowId)}`,
  );
}
