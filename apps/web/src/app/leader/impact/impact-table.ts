import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { EffectDto, ImpactRowDto } from '@headway/api-client';
import { type Interval, IntervalPlot } from '../../shared/charts/interval-plot';
import { IntervalAxis } from '../../shared/charts/interval-axis';
import { Icon } from '../../shared/icon/icon';
import { VerdictChip } from '../../shared/marks/verdict';
import { signed } from '../../shared/words/numbers';
import { suggestionWords } from './decision-words';
import type { Pooled } from './filters';
import { ImpactOpened } from './impact-opened';
import { againstWords, intervalWords, money, sessionsWords, underName } from './row-words';
import type { RowSection } from './sections';
import { monthsWords, underVerdict } from './verdict-words';

/** Pixels: with it the columns of words have room on a laptop. */
const PLOT_WIDTH = 260;

/** One row a group, under what can be said of it; a row opens to who was compared with whom. */
@Component({
  selector: 'hw-impact-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, ImpactOpened, IntervalAxis, IntervalPlot, VerdictChip],
  templateUrl: './impact-table.html',
})
export class ImpactTable {
  readonly sections = input.required<readonly RowSection[]>();
  readonly pooled = input.required<readonly Pooled[]>();
  /** Groups whose rows are open. */
  readonly opened = input.required<ReadonlySet<string>>();
  /** The group whose row was pressed. */
  readonly turned = output<string>();

  protected readonly plotWidth = PLOT_WIDTH;
  /** Nobody's costs are shown to those who may not see them: then the column is not there. */
  protected readonly costs = computed(() => this.sections().some(({ rows }) => rows.some(({ cost }) => cost !== null)));
  protected readonly columns = computed(() => (this.costs() ? 8 : 7));
  /** The first plain gain on the page says what it is. */
  protected readonly firstGain = computed(
    () =>
      this.sections()
        .flatMap(({ rows }) => rows)
        .find(({ naive }) => naive !== null)?.groupId ?? null,
  );

  protected readonly under = underName;
  protected readonly between = intervalWords;
  protected readonly sessions = sessionsWords;
  protected readonly against = againstWords;
  protected readonly months = monthsWords;
  protected readonly said = underVerdict;
  protected readonly suggestion = suggestionWords;
  protected readonly money = money;
  protected readonly signed = signed;

  protected intervalOf(estimate: EffectDto | null): Interval | null {
    return estimate && { estimate: estimate.effect, low: estimate.lower, high: estimate.upper };
  }

  /** Pupils who are counted; while nobody has a result, those who started. */
  protected pupils({ verdict, participants, started }: ImpactRowDto): number {
    return verdict === 'too-early' ? started : participants;
  }

  protected percent(share: number | null): number {
    return Math.min(100, (share ?? 0) * 100);
  }
}
