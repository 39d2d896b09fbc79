import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { scaleLinear } from 'd3-scale';
import { signed } from '../words/numbers';
import type { Verdict } from '../marks/verdict';

/** An effect in standard deviations with its 95% interval. */
export interface Interval {
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
}

/** Standard deviations drawn, less progress to the left; what lies outside ends in an arrow. */
export const INTERVAL_DOMAIN: readonly [number, number] = [-0.62, 0.92];
/** Pixels, unless a page says otherwise; the axis above must have the same. */
export const INTERVAL_WIDTH = 356;
const HEIGHT = 50;
/** Pixels of "plain gain". */
const GAIN_LABEL = 56;
const MIDDLE = HEIGHT / 2;
const TICKS = [-0.5, 0.5];

/** One programme: filled when clear of 0, hollow when the interval holds 0, and the plain gain faint beside it. */
@Component({
  selector: 'hw-interval-plot',
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './interval-plot.html',
})
export class IntervalPlot {
  /** The programme or group. */
  readonly name = input.required<string>();
  readonly interval = input.required<Interval | null>();
  readonly verdict = input.required<Verdict>();
  /** Mean change of the pupils themselves, in the same unit: not an effect. */
  readonly plainGain = input<number | null>(null);
  /** The first row says what the diamond is. */
  readonly namesGain = input(false);
  /** Dashed: too few of the planned sessions happened to judge the help as it was meant. */
  readonly fewSessions = input(false);
  readonly domain = input<readonly [number, number]>(INTERVAL_DOMAIN);
  readonly width = input(INTERVAL_WIDTH);

  protected readonly height = HEIGHT;
  protected readonly middle = MIDDLE;

  private readonly x = computed(() => scaleLinear([...this.domain()], [0, this.width()]).clamp(true));
  protected readonly zero = computed(() => this.x()(0));
  protected readonly ticks = computed(() => TICKS.map((tick) => this.x()(tick)));
  protected readonly gain = computed(() => {
    const gain = this.plainGain();
    return gain === null ? null : this.x()(gain);
  });

  /** The words over the diamond stay inside the plot. */
  protected readonly gainLabelAt = computed(() => Math.min(this.gain() ?? 0, this.width() - GAIN_LABEL / 2));

  /** "no estimate" stands right of 0, or right of the plain gain where that would be in the words. */
  protected readonly refusalAt = computed(() => {
    const [at, gain] = [this.zero() + 8, this.gain()];
    return gain !== null && gain > at - 8 && gain < at + 72 ? gain + 10 : at;
  });

  protected readonly drawn = computed(() => {
    const interval = this.interval();
    if (!interval) return null;
    const [least, most] = this.domain();
    const [low, high] = [this.x()(interval.low), this.x()(interval.high)];
    const end = (at: number, cut: boolean, way: 1 | -1): string =>
      cut ? `M${at - 5 * way} ${MIDDLE - 5}l${5 * way} 5l${-5 * way} 5` : `M${at} ${MIDDLE - 5}v10`;
    return {
      low,
      high,
      at: this.x()(interval.estimate),
      ends: end(low, interval.low < least, -1) + end(high, interval.high > most, 1),
    };
  });

  protected readonly colour = computed(() => {
    switch (this.verdict()) {
      case 'helped':
        return 'cg';
      case 'less-progress':
        return 'ca';
      case 'no-difference':
        return 'co';
      default:
        return 'cu';
    }
  });
  protected readonly dashed = computed(() => this.fewSessions() || this.verdict() === 'few-sessions');
  protected readonly filled = computed(() => this.verdict() === 'helped' || this.verdict() === 'less-progress');

  protected readonly sentence = computed(() => {
    const interval = this.interval();
    const gain = this.plainGain();
    const effect = interval
      ? `effect ${signed(interval.estimate)} standard deviations, between ${signed(interval.low)} and ${signed(interval.high)}`
      : 'no estimate';
    const plain = gain === null ? '' : ` Plain gain ${signed(gain)}, which is not an effect.`;
    return `${this.name()}: ${effect}.${plain}`;
  });
}
