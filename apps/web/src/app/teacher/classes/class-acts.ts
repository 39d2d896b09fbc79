import { Injectable, inject, signal } from '@angular/core';
import { Api, type ClassChangedDto, undoClassChange } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';

/** Does something to a class at once, offers the way back, and keeps what was refused. One for each page. */
@Injectable()
export class ClassActs {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly schoolId = inject(Session).schoolId();
  private readonly refused = signal<Problem | null>(null);
  private readonly busy = signal(false);
  readonly problem = this.refused.asReadonly();
  readonly acting = this.busy.asReadonly();

  /** @param said the act in the past tense. @returns whether it was done */
  async act(said: string, write: (schoolId: number) => Promise<ClassChangedDto>): Promise<boolean> {
    if (this.busy()) return false;
    this.busy.set(true);
    this.refused.set(null);
    try {
      const { changeId } = await write(this.schoolId);
      if (changeId !== null) this.undo.offer(said, () => this.takeBack(changeId));
      return true;
    } catch (error) {
      this.refused.set(problemOf(error));
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  /** For a change made earlier. */
  async back(changeId: string): Promise<void> {
    this.refused.set(null);
    try {
      await this.takeBack(changeId);
    } catch (error) {
      this.refused.set(problemOf(error));
    }
  }

  clear(): void {
    this.refused.set(null);
  }

  private async takeBack(changeId: string): Promise<void> {
    await this.api.invoke(undoClassChange, { schoolId: this.schoolId, changeId });
  }
}
