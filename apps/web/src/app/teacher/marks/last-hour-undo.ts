import { Injectable, Injector, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Api, type MarksTakenBackDto, undoRecentMarks } from '@headway/api-client';
import { problemOf } from '../../core/errors/problem';
import type { MarkSheetDto } from '../../core/offline/mark-types';
import { Session } from '../../core/session/session';
import { counted } from '../../shared/words/numbers';
import { MarkSheetStore } from './mark-sheet-store';

const MINUTES = 60;
const SAID_MS = 8_000;

/** Takes back what this person did to the open sheet in the last hour, after saying what that is. */
@Injectable()
export class LastHourUndo {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly store = inject(MarkSheetStore);
  private readonly snackBar = inject(MatSnackBar);
  private readonly injector = inject(Injector);

  async ask(): Promise<void> {
    const sheet = this.store.sheet();
    if (!sheet) return;
    try {
      const { askLastHour, recentMarks } = await import('./last-hour');
      const { outcomes } = await this.takeBack(sheet, true);
      if (!(await askLastHour(this.injector, recentMarks(sheet, outcomes)))) return;
      this.say(await this.undo(sheet));
    } catch (error) {
      this.say(problemOf(error).title);
    }
  }

  private async undo(sheet: MarkSheetDto): Promise<string> {
    const { outcomes } = await this.takeBack(sheet, false);
    this.store.take(outcomes);
    const done = outcomes.filter(({ state }) => state === 'saved').length;
    const left = outcomes.length - done;
    const kept =
      left === 0 ? '' : ` ${counted(left, 'mark')} that somebody changed since ${left === 1 ? 'stays' : 'stay'}.`;
    return done === 0 ? `Nothing was taken back.${kept}` : `${counted(done, 'mark')} taken back.${kept}`;
  }

  private takeBack({ classId, windowId, columns }: MarkSheetDto, dryRun: boolean): Promise<MarksTakenBackDto> {
    const subjectIds = columns.map(({ subjectId }) => subjectId);
    const body = { windowId, subjectIds, minutes: MINUTES, dryRun };
    return this.api.invoke(undoRecentMarks, { schoolId: this.session.schoolId(), classId, body });
  }

  private say(words: string): void {
    this.snackBar.open(words, undefined, { duration: SAID_MS, horizontalPosition: 'start' });
  }
}
