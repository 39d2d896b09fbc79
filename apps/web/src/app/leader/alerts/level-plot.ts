import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { scaleLinear } from 'd3-scale';
import { signed } from '../../shared/words/numbers';

const WIDTH = 220;
const HEIGHT = 44;
const MIDDLE = 14;
/** What is drawn, by unit; what lies outside ends in an arrow. */
const DOMAINS = { SD: [-1.2, 0.4], 'in 100': [-60, 20] } as const;

/** How far a level changed, with its interval: 0 is a line, fallen is to the left. */
@Component({
  selector: 'hw-level-plot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      class="chart ca"
      role="img"
      [attr.aria-label]="sentence()"
      [attr.width]="width"
      [attr.height]="height"
      [attr.viewBox]="'0 0 ' + width + ' ' + height"
    >
      <line class="zero-l" [attr.x1]="zero()" [attr.x2]="zero()" y1="0" y2="28" />
      <line class="wh" [attr.x1]="drawn().low" [attr.x2]="drawn().high" [attr.y1]="middle" [attr.y2]="middle" />
      <path class="wh" fill="none" [attr.d]="drawn().ends" />
      <path class="pt" d="M-7 -5h14l-7 12z" [attr.transform]="'translate(' + drawn().at + ' ' + middle + ')'" />
      <text text-anchor="middle" [attr.x]="zero()" y="41">as before</text>
      <text x="0" y="41">← lower</text>
    </svg>
  `,
})
export class LevelPlot {
  /** Who, and in what. */
  readonly name = input.required<string>();
  readonly unit = input.required<'SD' | 'in 100'>();
  readonly change = input.required<number>();
  readonly low = input.required<number>();
  readonly high = input.required<number>();

  protected readonly width = WIDTH;
  protected readonly height = HEIGHT;
  protected readonly middle = MIDDLE;
  private readonly x = computed(() => scaleLinear([...DOMAINS[this.unit()]], [8, WIDTH - 8]).clamp(true));
  protected readonly zero = computed(() => this.x()(0));
  protected readonly drawn = computed(() => {
    const x = this.x();
    const [low, high] = [x(this.low()), x(this.high())];
    const cut = this.low() < DOMAINS[this.unit()][0];
    const left = cut ? `M${low + 5} ${MIDDLE - 5}l-5 5 5 5` : `M${low} ${MIDDLE - 5}v10`;
    return { low, high, at: x(this.change()), ends: `${left}M${high} ${MIDDLE - 5}v10` };
  });
  protected readonly sentence = computed(() => {
    const digits = this.unit() === 'SD' ? 2 : 0;
    const [change, low, high] = [this.change(), this.low(), this.high()].map((value) => signed(value, digits));
    const unit = this.unit() === 'SD' ? 'standard deviations' : 'pupils in 100';
    return `${this.name()}: ${change} ${unit}, 99 % interval ${low} to ${high}.`;
  });
}
