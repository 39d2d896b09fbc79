import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input, viewChild } from '@angular/core';
import { type Frame, drawBand } from './band-drawing';
import { ChartTable } from './chart-table';
import { elementWidth } from './element-width';
import { type Category, isHollow, markerPath } from './marker';
import type { BandPoint, ChartScale, PeerPoint, Series } from './series';
import { seriesSentence, seriesTable } from './series-words';

const SMALL: Frame = { width: 200, left: 6, right: 140, top: 5, bottom: 55, axes: false };
const LARGE_HEIGHT = 240;
const LARGE_WIDTH = 720;
const SIDE_LABELS = 96;

/** Results over time with the error of the test as a band, where they are expected, and pupils who had started level. */
@Component({
  selector: 'hw-band-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChartTable],
  templateUrl: './band-chart.html',
  host: { class: 'band-chart' },
})
export class BandChart {
  /** What was measured: "Reading". */
  readonly name = input.required<string>();
  readonly points = input.required<readonly BandPoint[]>();
  readonly expected = input<number | null>(null);
  /** Pupils who had started level, from the window in which they were level. */
  readonly peers = input<readonly PeerPoint[]>([]);
  readonly scale = input<ChartScale>({});
  readonly category = input<Category>(1);
  /** First and last place on the time axis, where several charts share one. */
  readonly span = input<readonly [number, number] | null>(null);
  /** As wide as its place, with axes; otherwise 200 × 60 for lists. */
  readonly large = input(false, { transform: booleanAttribute });

  private readonly room = elementWidth();
  private readonly table = viewChild.required(ChartTable);

  private readonly series = computed<Series>(() => ({
    name: this.name(),
    points: this.points(),
    expected: this.expected(),
    peers: this.peers(),
    scale: this.scale(),
  }));
  protected readonly frame = computed<Frame>(() => {
    if (!this.large()) return SMALL;
    const width = this.room() || LARGE_WIDTH;
    return {
      width,
      left: 48,
      right: Math.max(120, width - SIDE_LABELS),
      top: 14,
      bottom: LARGE_HEIGHT - 34,
      axes: true,
    };
  });
  protected readonly height = computed(() => (this.large() ? LARGE_HEIGHT : 60));
  protected readonly drawing = computed(() => drawBand(this.series(), this.frame(), this.span()));
  protected readonly sentence = computed(() => seriesSentence(this.series()));
  protected readonly data = computed(() => seriesTable(this.series()));

  protected readonly colour = computed(() => (this.drawing().lone ? 'cu' : `c${this.category()}`));
  protected readonly hollow = computed(() => this.drawing().lone || isHollow(this.category()));
  protected readonly dot = computed(() => markerPath(this.category(), this.large() ? 3.5 : 2.2));
  protected readonly lastDot = computed(() => markerPath(this.category(), this.large() ? 5 : 4));

  /** On a narrow chart every other name of a half term would overlap the next. */
  protected readonly everyNth = computed(() => {
    const ticks = this.drawing().xTicks.length;
    const room = this.frame().right - this.frame().left;
    return Math.max(1, Math.ceil((ticks * 64) / Math.max(1, room)));
  });

  /** Shows the table instead of the picture, or the picture again; for a page's own key. */
  toggleTable(): void {
    this.table().toggle();
  }
}
