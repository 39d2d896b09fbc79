import {
  afterNextRender,
  ChangeDetectionStrategy,
  Component,
  type OnInit,
  computed,
  DestroyRef,
  inject,
  Injector,
  input,
  linkedSignal,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import {
  type AnswerDto,
  answerImportQuestions,
  Api,
  applyImport,
  confirmImportMapping,
  discardImport,
  getImport,
  type ImportRunDto,
  stopImport,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { PageName } from '../../core/page/page-name';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { ProgressPanel } from '../../shared/feedback/progress-panel';
import { PageHead } from '../../shared/layout/page-head';
import { dayAndTime } from '../imports/list-words';
import { BeforeApply, type Decision } from './before-apply';
import { ImportCounts } from './import-counts';
import { answerOf, secondsLeft, stepOf } from './import-words';
import { ImportQuestions } from './import-questions';
import { MatchParts } from './match-parts';
import type { PartDraft } from './part-state';
import { RowChanges } from './row-changes';
import { RowProblems } from './row-problems';
import { Stepper } from './stepper';
import { UndoPanel } from './undo-panel';

/** One file on its way in: match, check, look, apply. */
@Component({
  selector: 'hw-import',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BeforeApply,
    ErrorNotice,
    ImportCounts,
    ImportQuestions,
    MatchParts,
    PageHead,
    ProgressPanel,
    RouterLink,
    RowChanges,
    RowProblems,
    Stepper,
    UndoPanel,
  ],
  templateUrl: './import.html',
})
export class Import implements OnInit {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly live = inject(LiveEvents);
  private readonly pageName = inject(PageName);
  private readonly destroyed = inject(DestroyRef);
  private readonly injector = inject(Injector);
  private readonly head = viewChild(PageHead);

  readonly importId = input.required<string>();

  protected readonly run = signal<ImportRunDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  /** The person has gone back to the columns of a checked file. */
  protected readonly matchingAgain = signal(false);
  /** Columns as they are being matched; what is kept is the last word when a new version of it comes. */
  protected readonly drafts = linkedSignal<number | undefined, readonly PartDraft[] | null>({
    source: () => this.run()?.version,
    computation: () => null,
  });
  protected readonly busy = signal(false);
  private readonly pace = signal<{ version: number; done: number; at: number; left: number | null } | null>(null);

  protected readonly working = computed(() => ['checking', 'applying'].includes(this.run()?.status ?? ''));
  protected readonly step = computed(() => {
    const run = this.run();
    return !run || this.matchingAgain() ? 1 : stepOf(run);
  });
  /** Nothing of it is left to look at. */
  protected readonly over = computed(() => ['cancelled', 'undone'].includes(this.run()?.status ?? ''));
  protected readonly matching = computed(() => {
    const status = this.run()?.status;
    return status === 'uploaded' || status === 'mapped' || status === 'failed' || this.matchingAgain();
  });
  protected readonly left = computed(() => this.pace()?.left ?? null);
  protected readonly answer = answerOf;
  protected readonly when = dayAndTime;

  ngOnInit(): void {
    const params = this.params();
    this.live
      .follow({
        topics: ['imports'],
        id: params.importId,
        read: () => this.api.invoke(getImport, params),
        everyMs: 1_000,
      })
      .pipe(takeUntilDestroyed(this.destroyed))
      .subscribe({
        next: (run) => this.show(run),
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected confirm(parts: PartDraft[]): Promise<void> {
    return this.act(async (run) => {
      this.show(await this.api.invoke(confirmImportMapping, { ...this.versioned(run), body: { parts } }));
      this.matchingAgain.set(false);
    });
  }

  protected answerAll(answers: AnswerDto[]): Promise<void> {
    return this.act(async (run) =>
      this.show(await this.api.invoke(answerImportQuestions, { ...this.versioned(run), body: { answers } })),
    );
  }

  protected apply(decision: Decision): Promise<void> {
    return this.act(async (run) =>
      this.show(await this.api.invoke(applyImport, { ...this.versioned(run), body: decision })),
    );
  }

  protected stop(): Promise<void> {
    return this.act(async () => this.show(await this.api.invoke(stopImport, this.params())));
  }

  protected discard(): Promise<void> {
    return this.act(async () => {
      await this.api.invoke(discardImport, this.params());
      this.show(await this.api.invoke(getImport, this.params()));
    });
  }

  private async act(work: (run: ImportRunDto) => Promise<void>): Promise<void> {
    const run = this.run();
    if (!run || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work(run);
      this.toWhatCame();
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.busy.set(false);
    }
  }

  protected show(run: ImportRunDto): void {
    const ended = this.working() && run.status !== this.run()?.status;
    const pace = this.pace();
    const now = Date.now();
    if (pace?.version !== run.version) {
      this.pace.set({ version: run.version, done: run.done, at: now, left: null });
    } else {
      this.pace.set({ ...pace, left: secondsLeft(run.done - pace.done, now - pace.at, run.total - run.done) });
    }
    this.run.set(run);
    this.pageName.set(run.fileName);
    if (ended) this.toWhatCame();
  }

  /** What had the focus is gone with the step it belonged to: the sentence on top says what came. */
  private toWhatCame(): void {
    afterNextRender({ read: () => this.head()?.takeFocus() }, { injector: this.injector });
  }

  private params(): { schoolId: number; importId: string } {
    return { schoolId: this.session.schoolId(), importId: this.importId() };
  }

  private versioned({ version }: ImportRunDto): { schoolId: number; importId: string; 'If-Match': string } {
    return { ...this.params(), 'If-Match': `"${version}"` };
  }
}
