import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import {
  Api,
  type BackgroundWorkDto,
  cancelAnalysis,
  latestAnalysis,
  type LatestAnalysisDto,
  listJobs,
  retryJob,
  type WaitingJobDto,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { shortDate } from '../../shared/words/dates';
import { analysisWords, jobName, workAnswer } from './job-words';

/** Background work: what waits, what failed and why, and how the latest analysis goes. */
@Component({
  selector: 'hw-settings-jobs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, PageHead, SettingsTabs],
  templateUrl: './settings-jobs.html',
})
export class SettingsJobs {
  private readonly api = inject(Api);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly work = signal<BackgroundWorkDto | null>(null);
  protected readonly latest = signal<LatestAnalysisDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly busy = signal(false);
  protected readonly run = computed(() => this.latest()?.run ?? null);
  protected readonly answer = computed(() => workAnswer(this.work() ?? { failed: 0, total: 0 }));

  protected readonly name = jobName;
  protected readonly analysis = analysisWords;
  protected readonly day = shortDate;
  /** Where in the program it happened is for the log. */
  protected readonly firstLine = (text: string): string => text.split('\n')[0] ?? text;

  constructor() {
    inject(LiveEvents)
      .follow({ topics: ['jobs', 'analysis'], read: () => this.both() })
      .pipe(takeUntilDestroyed())
      .subscribe({ next: (both) => this.show(both), error: (error: unknown) => this.problem.set(problemOf(error)) });
  }

  protected retry({ id }: WaitingJobDto): Promise<void> {
    return this.attempt(() => this.api.invoke(retryJob, { schoolId: this.schoolId, jobId: id }));
  }

  protected cancel(): Promise<void> {
    return this.attempt(() => this.api.invoke(cancelAnalysis, { schoolId: this.schoolId }));
  }

  private async attempt(act: () => Promise<unknown>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await act();
      this.show(await this.both());
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  private both(): Promise<[BackgroundWorkDto, LatestAnalysisDto]> {
    const at = { schoolId: this.schoolId };
    return Promise.all([this.api.invoke(listJobs, at), this.api.invoke(latestAnalysis, at)]);
  }

  private show([work, latest]: [BackgroundWorkDto, LatestAnalysisDto]): void {
    this.work.set(work);
    this.latest.set(latest);
  }
}
