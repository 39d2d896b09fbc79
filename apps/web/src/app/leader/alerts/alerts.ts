import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { Session } from '../../core/session/session';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { AlertRow } from './alert-row';
import { alertsAnswer } from './alert-words';
import { AlertsData } from './alerts-data';
import { AlertsTable } from './alerts-table';
import { ChangeTold } from './change-told';

/** Which year group, class or sub-group fell together, and who acts? */
@Component({
  selector: 'hw-alerts',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AlertRow, AlertsTable, ChangeTold, EmptyState, ErrorNotice, Icon, PageHead],
  providers: [AlertsData],
  templateUrl: './alerts.html',
  host: { '(document:keydown)': 'key($event)' },
})
export class Alerts {
  protected readonly data = inject(AlertsData);
  private readonly session = inject(Session);

  protected readonly asTable = signal(false);
  protected readonly rows = computed(() => this.data.page()?.rows ?? []);
  protected readonly live = computed(() => this.rows().filter(({ state }) => state === 'open' || state === 'answered'));
  protected readonly past = computed(() => this.rows().filter(({ state }) => state !== 'open' && state !== 'answered'));
  protected readonly costs = computed(() => this.session.can('costs.read'));
  protected readonly answer = computed(() => {
    const page = this.data.page();
    return page ? alertsAnswer(page) : 'Looking for what fell together …';
  });

  protected key(event: KeyboardEvent): void {
    const inField = event.target instanceof HTMLElement && event.target.matches('input, textarea, select');
    if (event.key.toLowerCase() !== 't' || event.defaultPrevented || inField) return;
    if (event.ctrlKey || event.metaKey || event.altKey || this.rows().length === 0) return;
    event.preventDefault();
    this.asTable.update((table) => !table);
  }
}
