import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  type AlertDto,
  type AlertPageDto,
  Api,
  type ChangeVerdictsPageDto,
  answerAlert,
  dismissAlert,
  listAlerts,
  listChangeVerdicts,
  reviewAlert,
  undoAlertAct,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { NavCounts } from '../../core/page/nav-counts';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import type { AlertAct } from './alert-row';
import { topicOf, whoOf } from './alert-words';

/** What the page of alerts reads and does. One per open page. */
@Injectable()
export class AlertsData {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly undo = inject(Undo);
  private readonly counts = inject(NavCounts);

  readonly page = signal<AlertPageDto | null>(null);
  readonly verdicts = signal<ChangeVerdictsPageDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly saving = signal(false);

  constructor() {
    inject(LiveEvents)
      .follow({ topics: ['alerts', 'analysis'], read: () => this.read() })
      .pipe(takeUntilDestroyed())
      .subscribe({
        next: ({ page, verdicts }) => {
          this.verdicts.set(verdicts);
          this.show(page);
        },
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  async act(alert: AlertDto, act: AlertAct): Promise<void> {
    this.problem.set(null);
    this.saving.set(true);
    try {
      const changed = await this.send(alert, act);
      if (act.kind !== 'undo' && changed.canUndo) {
        this.undo.offer(`${SAID[act.kind]}: ${whoOf(alert)} in ${topicOf(alert)}`, () => this.takeBack(changed));
      }
    } catch (error) {
      this.problem.set(problemOf(error));
    }
    this.saving.set(false);
    await this.again();
  }

  private send(alert: AlertDto, act: AlertAct): Promise<AlertDto> {
    const at = {
      schoolId: this.session.schoolId(),
      alertId: alert.id,
      'If-Match': `"${alert.version}"`,
    };
    switch (act.kind) {
      case 'answer':
        return this.api.invoke(answerAlert, { ...at, body: act.body });
      case 'review':
        return this.api.invoke(reviewAlert, { ...at, body: act.body });
      case 'dismiss':
        return this.api.invoke(dismissAlert, { ...at, body: { reason: act.reason } });
      default:
        return this.api.invoke(undoAlertAct, at);
    }
  }

  private async takeBack(alert: AlertDto): Promise<void> {
    await this.send(alert, { kind: 'undo' });
    await this.again();
  }

  private async again(): Promise<void> {
    try {
      this.show(await this.api.invoke(listAlerts, { schoolId: this.session.schoolId() }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private async read(): Promise<{ page: AlertPageDto; verdicts: ChangeVerdictsPageDto }> {
    const schoolId = this.session.schoolId();
    const [page, verdicts] = await Promise.all([
      this.api.invoke(listAlerts, { schoolId }),
      this.api.invoke(listChangeVerdicts, { schoolId }),
    ]);
    return { page, verdicts };
  }

  private show(page: AlertPageDto): void {
    this.page.set(page);
    this.counts.set('alerts', page.counts.open, page.counts.open > 0);
  }
}

const SAID = { answer: 'Answered', review: 'Reviewed', dismiss: 'Dismissed' } as const;
