import { ChangeDetectionStrategy, Component, computed, inject, input, numberAttribute, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { switchMap } from 'rxjs';
import {
  Api,
  type ClassCollectionDto,
  type WindowCollectionDto,
  finishCollection,
  getWindowCollection,
  remindTeachers,
} from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { PageHead } from '../../shared/layout/page-head';
import { Status } from '../../shared/marks/status';
import { classRows, collectionAnswer, isFinished, progressWords, remindedWords } from './collection-words';
import { Moderations } from './moderations';
import { OwnReminders } from './own-reminders';
import { Unlocks } from './unlocks';

/** Who has finished a window: every class with its subjects, reminders, unlocking, moderation. */
@Component({
  selector: 'hw-collection',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ErrorNotice, Moderations, OwnReminders, PageHead, RouterLink, Status, Unlocks],
  templateUrl: './collection.html',
})
export class Collection {
  /** From the address. */
  readonly windowId = input.required({ transform: numberAttribute });

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly undo = inject(Undo);
  private readonly schoolId = this.session.schoolId();

  protected readonly window = signal<WindowCollectionDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly reminded = signal<string | null>(null);
  protected readonly rows = computed(() => classRows(this.window()?.classes ?? []));
  /** Somebody is still to finish. */
  protected readonly waiting = computed(() => this.rows().some(({ finished }) => !finished));
  protected readonly answer = computed(() => {
    const window = this.window();
    return window ? collectionAnswer(window) : '';
  });
  protected readonly manages = this.session.can('school.write');
  protected readonly marks = this.session.can('results.write');
  protected readonly words = progressWords;
  protected readonly isFinished = isFinished;

  constructor() {
    const live = inject(LiveEvents);
    toObservable(this.windowId)
      .pipe(
        switchMap((windowId) =>
          live.follow({
            topics: ['windows', 'marks'],
            read: () => this.api.invoke(getWindowCollection, { schoolId: this.schoolId, windowId }),
          }),
        ),
        takeUntilDestroyed(),
      )
      .subscribe({
        next: (window) => this.window.set(window),
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected async remind(): Promise<void> {
    await this.trying(async () => {
      const answer = await this.api.invoke(remindTeachers, { schoolId: this.schoolId, windowId: this.windowId() });
      this.reminded.set(remindedWords(answer));
    });
  }

  protected async finish(one: ClassCollectionDto, finished: boolean): Promise<void> {
    const write = (value: boolean): Promise<void> =>
      this.api.invoke(finishCollection, {
        schoolId: this.schoolId,
        windowId: this.windowId(),
        body: { classId: one.classId, subjectId: one.subjectId, finished: value },
      });
    await this.trying(async () => {
      await write(finished);
      const said = finished ? 'is finished' : 'is open again';
      this.undo.offer(`${one.subjectName} of ${one.className} ${said}`, () => write(!finished));
    });
  }

  private async trying(act: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await act();
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
