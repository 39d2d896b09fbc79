import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FlagDto } from '@headway/api-client';
import { BandChart } from '../charts/band-chart';
import { flagFacts, nameOf, smallChart, topicOf } from '../flags/flag-view';
import { glossaryTerm } from '../glossary/entries';
import { reasonShows } from '../sentences/flag-sentence';
import { explanationOf } from './explanations';

/** One reason of a flag at length: what was asked, compared with what, what it does not say, and the pupil's own results. */
@Component({
  selector: 'hw-reason-explained',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BandChart, RouterLink],
  template: `
    @if (explanation(); as words) {
      <dl class="explained">
        <dt>What was asked</dt>
        <dd>{{ words.asked }}</dd>
        <dt>What was compared</dt>
        <dd>{{ words.compared }} {{ shows() }}</dd>
        <dt>What it does not say</dt>
        <dd>{{ words.doesNotSay }}</dd>
      </dl>
      @if (chart(); as chart) {
        <hw-band-chart
          large
          [name]="chartName()"
          [points]="chart.points"
          [expected]="chart.expected"
          [peers]="chart.peers"
          [scale]="chart.scale"
          [category]="chart.category"
        />
      }
      <p class="small">
        The words used:
        @for (term of terms(); track term.id) {
          <a routerLink="/glossary" [fragment]="term.id">{{ term.term }}</a>
          {{ $last ? '' : ' · ' }}
        }
      </p>
    }
  `,
})
export class ReasonExplained {
  readonly flag = input.required<FlagDto>();
  /** Key of the rule, or lowest-fifth. */
  readonly rule = input.required<string>();

  private readonly facts = computed(() => flagFacts(this.flag()));
  private readonly reason = computed(() => this.flag().reasons.find(({ rule }) => rule === this.rule()));
  protected readonly explanation = computed(() =>
    explanationOf(this.rule(), this.facts(), this.reason()?.numbers ?? {}),
  );
  protected readonly shows = computed(() => {
    const reason = this.reason();
    return reason ? reasonShows(this.facts(), reason) : '';
  });
  protected readonly chart = computed(() => smallChart(this.flag()));
  protected readonly chartName = computed(() => `${topicOf(this.flag())}, ${nameOf(this.flag())}`);
  protected readonly terms = computed(() =>
    (this.explanation()?.terms ?? []).map((id) => ({ id, term: glossaryTerm(id) })),
  );
}
