import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Api, getMarkSheet } from '@headway/api-client';
import { type Subscription } from 'rxjs';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import type { MarkSheetDto, SaveOutcome } from '../../core/offline/mark-types';
import { SendMarks } from '../../core/offline/send-marks';
import { SheetOnDevice } from '../../core/offline/sheet-on-device';
import { Session } from '../../core/session/session';
import { type Answered, withAnswers } from './with-answers';

/** Which marks are open: a class, in a window (null: the one of today), in all subjects or one with its strands. */
export interface SheetAddress {
  readonly classId: string;
  readonly windowId: number | null;
  readonly subjectId: number | null;
}

/** No network, or a server that is starting again or cut off from what it needs. */
const AWAY: readonly number[] = [0, 502, 503, 504];

/** Which of two answers is newer is told by their number. */
let clock = 0;

/**
 * The open sheet as the server last gave it, with every answer to a saved mark written in. Somebody else's marks
 * appear by themselves. While the server is away it is the sheet this device kept.
 */
@Injectable()
export class MarkSheetStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly live = inject(LiveEvents);
  private readonly device = inject(SheetOnDevice);
  private following: Subscription | null = null;
  private answered: readonly Answered[] = [];

  readonly sheet = signal<MarkSheetDto | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** The sheet is one that this device kept: the server could not be asked. */
  readonly fromDevice = signal(false);

  constructor() {
    inject(SendMarks)
      .answers.pipe(takeUntilDestroyed())
      .subscribe((outcomes) => this.take(outcomes));
    inject(DestroyRef).onDestroy(() => this.following?.unsubscribe());
  }

  open(address: SheetAddress): void {
    this.following?.unsubscribe();
    this.answered = [];
    this.following = this.live.follow({ topics: ['marks'], read: () => this.read(address) }).subscribe({
      error: (error) => {
        this.sheet.set(null);
        this.problem.set(problemOf(error));
      },
    });
  }

  private async read(address: SheetAddress): Promise<void> {
    const asked = (clock += 1);
    try {
      const sheet = await this.api.invoke(getMarkSheet, {
        schoolId: this.session.schoolId(),
        classId: address.classId,
        ...(address.windowId === null ? {} : { windowId: address.windowId }),
        ...(address.subjectId === null ? {} : { subjectId: address.subjectId }),
      });
      // A mark that was answered after this was asked may not be in it yet.
      this.answered = this.answered.filter(({ at }) => at > asked);
      this.sheet.set(withAnswers(sheet, this.answered));
      this.problem.set(null);
      this.fromDevice.set(false);
      await this.device.keep(sheet, address.subjectId);
    } catch (error) {
      const problem = problemOf(error);
      if (!AWAY.includes(problem.status)) throw error;
      if (this.sheet() !== null) return;
      const kept = await this.device.read(address.classId, address.windowId, address.subjectId);
      if (!kept) throw error;
      this.sheet.set(kept);
      this.fromDevice.set(true);
    }
  }

  /** Writes the server's answers into the sheet. */
  take(outcomes: readonly SaveOutcome[]): void {
    const at = (clock += 1);
    const answers = outcomes
      .filter(({ state }) => state === 'saved' || state === 'conflict')
      .map((outcome) => ({ at, outcome }));
    this.answered = [...this.answered, ...answers];
    this.sheet.update((sheet) => sheet && withAnswers(sheet, answers));
  }
}
