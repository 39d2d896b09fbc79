import { HttpErrorResponse } from '@angular/common/http';
import { DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { type Observable, Subject } from 'rxjs';
import { Connection } from '../device/connection';
import { problemOf } from '../errors/problem';
import { CHANCE, backOffMs } from './back-off';
import { keyOf } from './cell-key';
import type { SaveOutcome, UnsentMark } from './mark-types';
import { SaveMarks } from './save-marks';
import { Tabs } from './tabs';
import { UnsentMarks } from './unsent-marks';

/** As many marks as one request takes. */
const BATCH = 500;
/** Answers that say nothing about the marks: no network, a page that is out of date, a server that is busy or starting. */
const LATER: readonly number[] = [0, 403, 408, 429, 500, 502, 503, 504];
const UNREACHABLE: readonly number[] = [0, 502, 503, 504];

export type SendState = 'idle' | 'sending' | 'offline' | 'failed';

/** Sends what is not saved: one request at a time over all tabs, in the order typed, until every mark has its answer. */
@Injectable({ providedIn: 'root' })
export class SendMarks {
  private readonly unsent = inject(UnsentMarks);
  private readonly saving = inject(SaveMarks);
  private readonly tabs = inject(Tabs);
  private readonly chance = inject(CHANCE);
  private readonly connection = inject(Connection);
  private readonly now = signal<SendState>('idle');
  private readonly underWay = signal<ReadonlySet<string>>(new Set());
  private readonly heard = new Subject<readonly SaveOutcome[]>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private running = false;
  private again = false;

  readonly state = computed<SendState>(() =>
    this.now() === 'failed' && !this.connection.online() ? 'offline' : this.now(),
  );
  /** Cells of the request under way, by `cellKey`. */
  readonly sending = this.underWay.asReadonly();
  /** The server's answers, from whichever tab asked. */
  readonly answers: Observable<readonly SaveOutcome[]> = this.heard.asObservable();

  constructor() {
    // What was left from before a reload, or from before signing in again, goes as soon as it has been read.
    effect(() => {
      if (this.unsent.ready()) untracked(() => this.send());
    });
    effect(() => {
      if (this.connection.online()) untracked(() => this.send());
    });
    const news = this.tabs.news.subscribe((item) => {
      if (item.kind === 'answered') this.heard.next(item.outcomes);
    });
    inject(DestroyRef).onDestroy(() => {
      news.unsubscribe();
      this.stopTimer();
    });
  }

  /** Sends now, or right after the request under way. */
  send(): void {
    if (!this.unsent.ready()) return;
    this.stopTimer();
    this.again = this.running;
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      do {
        this.again = false;
        await this.tabs.alone('send-marks', () => this.sendAll());
      } while (this.again);
      this.failures = 0;
      this.now.set('idle');
    } catch (error) {
      this.fail(error);
    } finally {
      this.running = false;
      this.underWay.set(new Set());
    }
  }

  private async sendAll(): Promise<void> {
    for (;;) {
      const batch = await this.unsent.next(BATCH);
      const schoolId = batch[0]?.schoolId;
      if (schoolId === undefined) return;
      const marks = batch.map(({ mark }) => mark);
      this.now.set('sending');
      this.underWay.set(new Set(marks.map(keyOf)));
      await this.sendMarks(schoolId, marks);
      this.underWay.set(new Set());
    }
  }

  private async sendMarks(schoolId: number, marks: readonly UnsentMark[]): Promise<void> {
    try {
      await this.answer(await this.saving.save(schoolId, marks), marks);
    } catch (error) {
      if (!(error instanceof HttpErrorResponse) || error.status === 401 || LATER.includes(error.status)) throw error;
      if (marks.length === 1)
        return this.answer(
          marks.map((mark) => refusedWhole(mark, error)),
          marks,
        );
      // One mark that may not be sent, for example of a pupil who has left the class, does not hold up the others.
      const middle = Math.ceil(marks.length / 2);
      await this.sendMarks(schoolId, marks.slice(0, middle));
      await this.sendMarks(schoolId, marks.slice(middle));
    }
  }

  private async answer(outcomes: readonly SaveOutcome[], sent: readonly UnsentMark[]): Promise<void> {
    this.failures = 0;
    // Said before the marks are let go, so that no page shows for a moment what stood there before.
    this.heard.next(outcomes);
    this.tabs.tell({ kind: 'answered', outcomes });
    await this.unsent.settle(outcomes, sent);
  }

  private fail(error: unknown): void {
    // Without a session the marks stay until the person signs in again: nothing to try before.
    const status = error instanceof HttpErrorResponse ? error.status : null;
    if (!this.unsent.ready() || status === 401) return this.now.set('idle');
    this.failures += 1;
    this.now.set(status !== null && UNREACHABLE.includes(status) ? 'offline' : 'failed');
    this.timer = setTimeout(() => this.send(), backOffMs(this.failures, this.chance()));
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

/** The server would not take the request for this one mark. */
function refusedWhole({ pupilId, subjectId, windowId }: UnsentMark, error: HttpErrorResponse): SaveOutcome {
  return { pupilId, subjectId, windowId, state: 'invalid', message: problemOf(error).title, now: null };
}
