import { Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import {
  type AnswerInClassDto,
  Api,
  type FlagDto,
  type FlagPageDto,
  type FlagStateDto,
  type InClassDto,
  type LatestAnalysisDto,
  type ReviewAnswerDto,
  acknowledgeFlag,
  askForAnalysis,
  dismissFlag,
  latestAnalysis,
  listFlags,
  undoFlagAct,
} from '@headway/api-client';
import { type Observable, catchError, of, switchMap } from 'rxjs';
import { problemOf, type Problem } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { NavCounts } from '../../core/page/nav-counts';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { nameOf, topicOf } from '../../shared/flags/flag-view';
import { AnswerCalls } from '../answers/answer-calls';
import type { FlagsAsked } from './flag-query';

export const PAGE_SIZE = 50;

/** What the page of flags reads and does. One per open page. */
@Injectable()
export class FlagsData {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly undo = inject(Undo);
  private readonly answers = inject(AnswerCalls);
  private readonly counts = inject(NavCounts);
  private readonly live = inject(LiveEvents);

  private readonly asked = signal<FlagsAsked | null>(null);
  readonly page = signal<FlagPageDto | null>(null);
  readonly analysis = signal<LatestAnalysisDto | null>(null);
  /** What went wrong with the last reading or act. */
  readonly problem = signal<Problem | null>(null);

  constructor() {
    toObservable(this.asked)
      .pipe(
        switchMap((asked) => (asked ? this.follow(asked) : of(null))),
        takeUntilDestroyed(),
      )
      .subscribe((page) => page && this.show(page));
    this.live
      .follow({
        topics: ['analysis'],
        read: () => this.api.invoke(latestAnalysis, { schoolId: this.session.schoolId() }),
      })
      .pipe(
        catchError((error: unknown) => this.fail(error)),
        takeUntilDestroyed(),
      )
      .subscribe((analysis) => this.analysis.set(analysis));
  }

  /** Reads the list again whenever it may have changed, until asked for another. */
  ask(asked: FlagsAsked): void {
    this.asked.set(asked);
  }

  async analyse(): Promise<void> {
    await this.try(async () => {
      await this.api.invoke(askForAnalysis, { schoolId: this.session.schoolId() });
      this.analysis.update((now) => (now ? { ...now, waiting: true } : now));
    });
  }

  /** True when it was saved. */
  async answer(flag: FlagDto, answer: AnswerInClassDto, undone: () => void): Promise<boolean> {
    return this.try(async () => {
      await this.answers.answer(flag, `${nameOf(flag)}, ${topicOf(flag)}`, answer, async () => {
        await this.readAgain();
        undone();
      });
      await this.readAgain();
    });
  }

  /** True when it was saved. */
  async review(inClass: InClassDto, review: ReviewAnswerDto): Promise<boolean> {
    return this.try(async () => {
      await this.answers.review(inClass, review);
      await this.readAgain();
    });
  }

  /** `undone` is called once the act was taken back and the list shows it. */
  async acknowledge(flag: FlagDto, undone: () => void): Promise<void> {
    await this.try(async () => {
      const done = await this.api.invoke(acknowledgeFlag, this.versionOf(flag));
      await this.afterAct(done, undone, `You have seen ${nameOf(flag)}, ${topicOf(flag)}`);
    });
  }

  async dismiss(flag: FlagDto, reason: string, undone: () => void): Promise<void> {
    await this.try(async () => {
      const done = await this.api.invoke(dismissFlag, { ...this.versionOf(flag), body: { reason } });
      await this.afterAct(done, undone, `Dismissed: ${nameOf(flag)}, ${topicOf(flag)}`);
    });
  }

  private async afterAct(done: FlagStateDto, undone: () => void, message: string): Promise<void> {
    this.undo.offer(message, async () => {
      await this.api.invoke(undoFlagAct, this.versionOf(done));
      await this.readAgain();
      undone();
    });
    await this.readAgain();
  }

  private follow(asked: FlagsAsked): Observable<FlagPageDto | null> {
    return this.live
      .follow({ topics: ['flags', 'grid'], read: () => this.read(asked) })
      .pipe(catchError((error: unknown) => this.fail(error)));
  }

  private read(asked: FlagsAsked): Promise<FlagPageDto> {
    return this.api.invoke(listFlags, { schoolId: this.session.schoolId(), ...asked });
  }

  private async readAgain(): Promise<void> {
    const asked = this.asked();
    if (asked) await this.try(async () => this.show(await this.read(asked)));
  }

  private show(page: FlagPageDto): void {
    this.page.set(page);
    this.problem.set(null);
    this.counts.set('flags', page.counts.pupilsWithoutHelp, page.counts.pupilsWithoutHelp > 0);
  }

  private async try(act: () => Promise<void>): Promise<boolean> {
    try {
      await act();
      return true;
    } catch (error) {
      this.problem.set(problemOf(error));
      return false;
    }
  }

  private fail(error: unknown): Observable<null> {
    this.problem.set(problemOf(error));
    return of(null);
  }

  private versionOf({ id, version }: Pick<FlagDto, 'id' | 'version'>) {
    return { schoolId: this.session.schoolId(), flagId: id, 'If-Match': `"${version}"` };
  }
}
