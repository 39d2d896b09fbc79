import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { scaleLinear } from 'd3-scale';
import { INTERVAL_DOMAIN, INTERVAL_WIDTH } from './interval-plot';

/** Heads a column of interval plots: which side is which, in words. The plots' own labels say the numbers. */
@Component({
  selector: 'hw-interval-axis',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg class="chart" aria-hidden="true" [attr.width]="width()" height="46" [attr.viewBox]="'0 0 ' + width() + ' 46'">
      <text text-anchor="end" [attr.x]="zero() - 8" y="12">← less progress</text>
      <text [attr.x]="zero() + 8" y="12">helped →</text>
      <text text-anchor="middle" [attr.x]="at()(-0.5)" y="40">−0.5</text>
      <text class="strong" text-anchor="middle" [attr.x]="zero()" y="40">0</text>
      <text text-anchor="middle" [attr.x]="at()(0.5)" y="40">+0.5</text>
      <text text-anchor="end" [attr.x]="width() - 4" y="40">SD</text>
    </svg>
  `,
})
export class IntervalAxis {
  readonly domain = input<readonly [number, number]>(INTERVAL_DOMAIN);
  readonly width = input(INTERVAL_WIDTH);
  protected readonly at = computed(() => scaleLinear([...this.domain()], [0, this.width()]));
  protected readonly zero = computed(() => this.at()(0));
}
