import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import {
  Api,
  type WindowCollectionDto,
  type WindowUnlockDto,
  lockWindowAgain,
  unlockWindow,
} from '@headway/api-client';
import { fieldMessage, incomplete, type Problem, problemOf } from '../../core/errors/problem';
import { newId } from '../../core/new-id';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { shortDate, shortWeekday } from '../../shared/words/dates';

const NO_REASON = 'Say in a few words why the window is opened again.';

/** When the window locks, what was opened again and why, and opening it again. */
@Component({
  selector: 'hw-unlocks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon],
  templateUrl: './unlocks.html',
})
export class Unlocks {
  readonly window = input.required<WindowCollectionDto>();
  readonly manages = input.required<boolean>();

  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly schoolId = inject(Session).schoolId();

  private offered: { readonly id: string; readonly withdraw: () => void } | null = null;
  protected readonly adding = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly locked = computed(() => this.window().locksOn < new Date().toISOString().slice(0, 10));
  protected readonly classes = computed(() => {
    const names = new Map(this.window().classes.map(({ classId, className }) => [classId, className]));
    return [...names].sort(([, a], [, b]) => a.localeCompare(b, 'en-GB'));
  });
  protected readonly day = shortWeekday;
  protected readonly date = shortDate;

  protected wrong(field: string): string | null {
    return fieldMessage(this.problem(), field);
  }

  protected async unlock(event: Event, classId: string, until: string, reason: string): Promise<void> {
    event.preventDefault();
    this.problem.set(
      incomplete([
        ...(until === '' ? [{ field: 'until', message: 'Choose the last day on which marks are taken.' }] : []),
        ...(reason.trim().length < 3 ? [{ field: 'reason', message: NO_REASON }] : []),
      ]),
    );
    if (this.problem()) return;
    const id = newId();
    const windowId = this.window().windowId;
    await this.trying(async () => {
      const body = { id, classId: classId || null, until, reason };
      await this.api.invoke(unlockWindow, { schoolId: this.schoolId, windowId, body });
      this.adding.set(false);
      const withdraw = this.undo.offer(`Marks are taken again until ${shortDate(until)}`, () =>
        this.write(windowId, id),
      );
      this.offered = { id, withdraw };
    });
  }

  protected lock({ id }: WindowUnlockDto): Promise<void> {
    return this.trying(async () => {
      await this.write(this.window().windowId, id);
      // It is locked again: there is nothing left to undo.
      if (this.offered?.id === id) this.offered.withdraw();
    });
  }

  private write(windowId: number, unlockId: string): Promise<void> {
    return this.api.invoke(lockWindowAgain, { schoolId: this.schoolId, windowId, unlockId });
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
