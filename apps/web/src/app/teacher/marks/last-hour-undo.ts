import { Injectable, Injector, inject } from '@angular/core';
import { MatSnackBar } from '@angular/material/snack-bar';
import { Api, undoRecentMarks } from '@headway/api-client';
import { problemOf } from '../../core/errors/problem';
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
    const { askLastHour, recentMarks } = await import('./last-hour');
    const mine = recentMarks(sheet, this.session.me()?.displayName ?? '', new Date());
    if (!(await askLastHour(this.injector, mine))) return;
    this.snackBar.open(await this.undo(), undefined, { duration: SAID_MS, horizontalPosition: 'start' });
  }

  private async undo(): Promise<string> {
    const sheet = this.store.sheet();
    if (!sheet) return '';
    try {
      const { outcomes } = await this.api.invoke(undoRecentMarks, {
        schoolId: this.session.schoolId(),
        classId: sheet.classId,
        body: {
          windowId: sheet.windowId,
          subjectIds: sheet.columns.map(({ subjectId }) => subjectId),
          minutes: MINUTES,
        },
      });
      this.store.take(outcomes);
      const done = outcomes.filter(({ state }) => state === 'saved').length;
      const left = outcomes.length - done;
      const kept =
        left === 0 ? '' : ` ${counted(left, 'mark')} that somebody changed since ${left === 1 ? 'stays' : 'stay'}.`;
      return done === 0 ? `Nothing was taken back.${kept}` : `${counted(done, 'mark')} taken back.${kept}`;
    } catch (error) {
      return problemOf(error).title;
    }
  }
}
