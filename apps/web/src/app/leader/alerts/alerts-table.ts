import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { AlertDto } from '@headway/api-client';
import { windowName } from '../../shared/words/school-words';
import { standingOf, topicOf, unitOf, valueText, whoOf } from './alert-words';

/** The same alerts in numbers. */
@Component({
  selector: 'hw-alerts-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="scroll-x" tabindex="0" role="region" aria-label="Alerts in numbers">
      <table class="totals">
        <caption class="sr">
          Alerts in numbers
        </caption>
        <thead>
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Subject</th>
            <th scope="col">Compared</th>
            <th scope="col" class="num">Pupils</th>
            <th scope="col" class="num">Others</th>
            <th scope="col" class="num">Change</th>
            <th scope="col" class="num">99 % interval</th>
            <th scope="col">Who acts</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.id) {
            <tr>
              <th scope="row">{{ row.who }}</th>
              <td>{{ row.topic }}</td>
              <td>{{ row.windows }}</td>
              <td class="num">{{ row.pupils }}</td>
              <td class="num">{{ row.others }}</td>
              <td class="num">{{ row.change }}</td>
              <td class="num">{{ row.interval }}</td>
              <td>{{ row.standing }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
  `,
})
export class AlertsTable {
  readonly alerts = input.required<readonly AlertDto[]>();
  readonly today = input.required<string>();
  protected readonly rows = computed(() =>
    this.alerts().map((alert) => ({
      id: alert.id,
      who: whoOf(alert),
      topic: topicOf(alert),
      windows: `${windowName(alert.fromWindowId)} to ${windowName(alert.windowId)}`,
      pupils: alert.pupils,
      others: alert.others ?? '–',
      change: `${valueText(alert, alert.change)} ${unitOf(alert)}`,
      interval: `${valueText(alert, alert.lower)} to ${valueText(alert, alert.upper)}`,
      standing: standingOf(alert, this.today()).words,
    })),
  );
}
