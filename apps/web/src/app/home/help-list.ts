import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FlagDto } from '@headway/api-client';
import { Session } from '../core/session/session';
import { BandChart } from '../shared/charts/band-chart';
import { actedOf, classOf, nameOf, sentenceOf, smallChart, topicOf } from '../shared/flags/flag-view';
import { pupilTags } from '../shared/marks/pupil-tags';
import { Status } from '../shared/marks/status';
import { Tags } from '../shared/marks/tag';
import { counted } from '../shared/words/numbers';

/** The pupils who need help most and have none. */
@Component({
  selector: 'hw-help-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BandChart, RouterLink, Status, Tags],
  template: `
    <section class="sect">
      <h2>
        Who needs help <small>{{ all() }}</small>
      </h2>
      <ul class="mini">
        @for (row of rows(); track row.id) {
          <li>
            <div>
              <p class="sentence">{{ row.sentence }}</p>
              <p class="nums">
                <span>{{ row.group }}</span> <hw-tags [tags]="row.tags" />
                <hw-status [mark]="row.acted.mark">{{ row.acted.words }}</hw-status>
              </p>
            </div>
            @if (row.chart; as chart) {
              <hw-band-chart
                [name]="row.chartName"
                [points]="chart.points"
                [expected]="chart.expected"
                [peers]="chart.peers"
                [scale]="chart.scale"
                [category]="chart.category"
              />
            }
            <a class="btn sm" [routerLink]="'/pupils/' + row.pupilId"
              >Open<span class="sr"> {{ row.name }}</span></a
            >
          </li>
        }
      </ul>
      <p class="small"><a routerLink="/flags">Everybody who needs help</a></p>
    </section>
  `,
})
export class HelpList {
  readonly flags = input.required<readonly FlagDto[]>();
  /** Pupils who need help and have none. */
  readonly without = input.required<number>();

  private readonly session = inject(Session);
  protected readonly all = computed(() => `${counted(this.without(), 'pupil')} without any yet`);
  protected readonly rows = computed(() =>
    this.flags().map((flag) => ({
      id: flag.id,
      pupilId: flag.pupil.id,
      name: nameOf(flag),
      chartName: `${topicOf(flag)}, ${nameOf(flag)}`,
      sentence: sentenceOf(flag),
      group: classOf(flag),
      tags: pupilTags(flag.pupil),
      acted: actedOf(flag, this.session.school()?.today ?? flag.openedOn),
      chart: smallChart(flag),
    })),
  );
}
