import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { StartingPointDto } from '@headway/api-client';
import { ChartTable } from '../../shared/charts/chart-table';
import { countSides, drawStartingPoints, startingSentence, startingTable } from './starting-points';

/** Everybody's starting point as a dot: the group above the line, compared pupils and those left out below it. */
@Component({
  selector: 'hw-starting-points',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartTable],
  template: `
    @let drawn = drawing();
    <hw-chart-table name="Where pupils started" [data]="table()">
      <svg
        class="chart"
        role="img"
        [attr.aria-label]="sentence()"
        [attr.width]="drawn.width"
        [attr.height]="drawn.height"
        [attr.viewBox]="'0 0 ' + drawn.width + ' ' + drawn.height"
      >
        @if (drawn.range; as range) {
          <rect
            class="span"
            y="18"
            rx="4"
            [attr.x]="range.x"
            [attr.width]="range.width"
            [attr.height]="drawn.height - 58"
          />
        }
        <line class="axis-l" x1="0" [attr.x2]="drawn.width" [attr.y1]="drawn.axisY" [attr.y2]="drawn.axisY" />
        @for (dot of drawn.dots; track $index) {
          @if (dot.side === 'in-group') {
            <circle class="cg pt" r="4" [attr.cx]="dot.x" [attr.cy]="dot.y" />
          } @else {
            <circle class="co ho" r="3" [class.faint]="dot.side === 'left-out'" [attr.cx]="dot.x" [attr.cy]="dot.y" />
          }
        }
        <text class="strong" x="0" y="12">{{ counts().inGroup }} in the group</text>
        <text x="0" [attr.y]="drawn.height - 24">{{ counts().compared }} compared</text>
        @if (counts().leftOut > 0) {
          <text text-anchor="end" [attr.x]="drawn.width" [attr.y]="drawn.height - 24">
            {{ counts().leftOut }} left out (faint)
          </text>
        }
        @for (tick of drawn.ticks; track tick.x) {
          <text text-anchor="middle" [attr.x]="tick.x" [attr.y]="drawn.height - 4">{{ tick.label }}</text>
        }
      </svg>
    </hw-chart-table>
    <p class="small muted">
      Each dot is a pupil’s {{ unit() === 'marks' ? 'mark' : 'position in the year group' }} at the start; the shaded
      part is where the group started.
    </p>
  `,
})
export class StartingPoints {
  readonly points = input.required<readonly StartingPointDto[]>();
  readonly unit = input.required<'marks' | 'positions'>();

  protected readonly drawing = computed(() => drawStartingPoints(this.points()));
  protected readonly counts = computed(() => countSides(this.points()));
  protected readonly sentence = computed(() => startingSentence(this.points()));
  protected readonly table = computed(() => startingTable(this.points()));
}
