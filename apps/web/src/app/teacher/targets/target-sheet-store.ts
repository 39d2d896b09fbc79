import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Api, type ClassTargetsDto, getClassTargets } from '@headway/api-client';
import type { Subscription } from 'rxjs';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { cellKey, keyOf } from '../../core/offline/cell-key';
import { Session } from '../../core/session/session';
import type { GridSheet } from '../marks/grid-source';
import type { SheetAddress } from '../marks/mark-sheet-store';
import { type Agreement, NOT_AGREED, gridOf, withSaved } from './target-sheet';
import { type UnsavedTarget, UnsavedTargets } from './unsaved-targets';

/** Which of two answers is newer is told by their number. */
let clock = 0;

interface Saved {
  readonly at: number;
  readonly target: UnsavedTarget;
}

/** The open targets of a class as the server last gave them, with everything saved since. Others' appear by themselves. */
@Injectable()
export class TargetSheetStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly live = inject(LiveEvents);
  private readonly saved = signal<readonly Saved[]>([]);
  private following: Subscription | null = null;

  readonly targets = signal<ClassTargetsDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  private readonly read = computed(() => {
    const targets = this.targets();
    return targets && gridOf(targets);
  });
  readonly sheet = computed<GridSheet | null>(() => {
    const [read, by] = [this.read(), this.session.me()?.displayName ?? null];
    return (
      read &&
      withSaved(
        read,
        this.saved().map(({ target }) => target),
        by,
      )
    );
  });
  private readonly agreements = computed(() => {
    const { windowId, cells } = this.targets() ?? { windowId: 0, cells: [] };
    return new Map<string, Agreement>([
      ...cells.flatMap(({ pupilId, subjectId, target }) =>
        target ? [[cellKey(pupilId, subjectId, windowId), target] as const] : [],
      ),
      ...this.saved().map(({ target: { mark, agreement } }) => [keyOf(mark), agreement] as const),
    ]);
  });

  constructor() {
    inject(UnsavedTargets)
      .saved.pipe(takeUntilDestroyed())
      .subscribe((targets) => {
        const at = (clock += 1);
        this.saved.update((saved) => [...saved, ...targets.map((target) => ({ at, target }))]);
      });
    inject(DestroyRef).onDestroy(() => this.following?.unsubscribe());
  }

  open(address: SheetAddress): void {
    this.following?.unsubscribe();
    this.saved.set([]);
    this.following = this.live.follow({ topics: ['targets', 'marks'], read: () => this.fetch(address) }).subscribe({
      error: (error) => {
        this.targets.set(null);
        this.problem.set(problemOf(error));
      },
    });
  }

  /** As what the target of a cell was last agreed. */
  agreementOf(key: string): Agreement {
    const { agreedWith, agreedOn, note } = this.agreements().get(key) ?? NOT_AGREED;
    return { agreedWith, agreedOn, note };
  }

  private async fetch({ classId, windowId, subjectId }: SheetAddress): Promise<void> {
    const asked = (clock += 1);
    const targets = await this.api.invoke(getClassTargets, {
      schoolId: this.session.schoolId(),
      classId,
      ...(windowId === null ? {} : { windowId }),
      ...(subjectId === null ? {} : { subjectId }),
    });
    // What was saved after this was asked may not be in it yet.
    this.saved.update((saved) => saved.filter(({ at }) => at > asked));
    this.targets.set(targets);
    this.problem.set(null);
  }
}
