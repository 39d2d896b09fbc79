import { ChangeDetectionStrategy, Component, booleanAttribute, input, signal } from '@angular/core';
import type { ChartTableData } from './series-words';

/** A chart and its table: T, or the button, changes from one to the other while the focus is on either. */
@Component({
  selector: 'hw-chart-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'chart-table', '(keydown)': 'key($event)' },
  template: `
    @if (open()) {
      <table>
        <caption class="sr">
          {{
            name()
          }}
        </caption>
        <thead>
          <tr>
            @for (column of data().columns; track column) {
              <th scope="col" [class.num]="!$first">{{ column }}</th>
            }
          </tr>
        </thead>
        <tbody>
          @for (row of data().rows; track $index) {
            <tr>
              @for (cell of row; track $index) {
                @if ($first) {
                  <th scope="row">{{ cell }}</th>
                } @else {
                  <td class="num">{{ cell }}</td>
                }
              }
            </tr>
          }
        </tbody>
      </table>
    } @else {
      <ng-content />
    }
    <button
      class="btn text sm"
      type="button"
      [class.on-focus]="quiet()"
      [attr.aria-pressed]="open()"
      (click)="toggle()"
    >
      {{ open() ? 'As a picture' : 'As a table' }} <kbd aria-hidden="true">T</kbd
      ><span class="sr">: {{ name() }}, key T</span>
    </button>
  `,
})
export class ChartTable {
  /** What the chart shows. */
  readonly name = input.required<string>();
  readonly data = input.required<ChartTableData>();
  /** In lists the button is there for the keyboard and out of sight otherwise. */
  readonly quiet = input(false, { transform: booleanAttribute });

  protected readonly open = signal(false);

  toggle(): void {
    this.open.update((open) => !open);
  }

  protected key(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 't' || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    this.toggle();
  }
}
