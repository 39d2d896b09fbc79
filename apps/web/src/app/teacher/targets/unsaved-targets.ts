import { DOCUMENT, DestroyRef, Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { Api, setTargets } from '@headway/api-client';
import { Subject } from 'rxjs';
import { Connection } from '../../core/device/connection';
import { type Problem, problemOf } from '../../core/errors/problem';
import { CHANCE, backOffMs } from '../../core/offline/back-off';
import { keyOf } from '../../core/offline/cell-key';
import type { UnsentMark } from '../../core/offline/mark-types';
import { Session } from '../../core/session/session';
import type { Agreement } from './target-sheet';

export interface UnsavedTarget {
  readonly schoolId: number;
  readonly mark: UnsentMark;
  readonly agreement: Agreement;
}

/** As many as one request takes. */
const BATCH = 500;
/** Answers that say nothing about the targets: no network, no session, a server that is busy or starting. */
const isForLater = (status: number): boolean => [0, 401, 403, 408, 429].includes(status) || status >= 500;

/**
 * Targets that were typed and are not saved yet. They live as long as the page in the browser does, on whichever page
 * of Headway that is, and are sent in the order typed until each has its answer.
 */
@Injectable({ providedIn: 'root' })
export class UnsavedTargets {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly connection = inject(Connection);
  private readonly chance = inject(CHANCE);
  private readonly list = signal<ReadonlyMap<string, UnsavedTarget>>(new Map());
  private readonly stuck = signal(false);
  private readonly heard = new Subject<readonly UnsavedTarget[]>();
  private timer: ReturnType<typeof setTimeout> | null = null;
  private failures = 0;
  private running = false;

  readonly targets = computed(() => [...this.list().values()]);
  /** The server could not be reached: they wait. */
  readonly waits = computed(() => this.stuck() || !this.connection.online());
  /** What has just been saved. */
  readonly saved = this.heard.asObservable();

  constructor() {
    const document = inject(DOCUMENT);
    const warn = (event: BeforeUnloadEvent): void => {
      if (this.list().size > 0) event.preventDefault();
    };
    document.defaultView?.addEventListener('beforeunload', warn);
    effect(() => {
      if (this.connection.online()) untracked(() => this.send());
    });
    // The next person sees nothing of what this one typed.
    effect(() => {
      if (this.session.standing() === 'out') untracked(() => this.forget());
    });
    inject(DestroyRef).onDestroy(() => {
      document.defaultView?.removeEventListener('beforeunload', warn);
      this.forget();
    });
  }

  of(key: string): UnsavedTarget | null {
    return this.list().get(key) ?? null;
  }

  /** Keeps targets, one for each cell: the newest. */
  put(targets: readonly UnsavedTarget[]): void {
    this.change((list) => targets.forEach((target) => list.set(keyOf(target.mark), target)));
    this.send();
  }

  drop(marks: readonly UnsentMark[]): void {
    this.change((list) => marks.forEach((mark) => list.delete(keyOf(mark))));
  }

  /** Sends now, or right after the request under way. */
  send(): void {
    this.stopTimer();
    if (!this.running) void this.run();
  }

  private async run(): Promise<void> {
    this.running = true;
    try {
      for (let batch = this.next(); batch.length > 0; batch = this.next()) await this.save(batch);
      this.failures = 0;
      this.stuck.set(false);
    } catch (error) {
      const { status } = problemOf(error);
      if (!isForLater(status)) throw error;
      this.failures += 1;
      this.stuck.set(true);
      this.timer = setTimeout(() => this.send(), backOffMs(this.failures, this.chance()));
    } finally {
      this.running = false;
    }
  }

  /** The next that can go in one request: of one school, none that was refused. */
  private next(): UnsavedTarget[] {
    const waiting = this.targets().filter(({ mark }) => !mark.refused);
    return waiting.filter(({ schoolId }) => schoolId === waiting[0]?.schoolId).slice(0, BATCH);
  }

  /** Saves a batch. One that cannot be saved is refused by itself and does not hold up the others. */
  private async save(batch: readonly UnsavedTarget[]): Promise<void> {
    try {
      await this.request(batch);
    } catch (error) {
      const problem = problemOf(error);
      if (isForLater(problem.status)) throw error;
      const named = namedIn(problem);
      if (named.size > 0) {
        this.refuse(batch.flatMap((target, at) => (named.has(at) ? [[target, named.get(at) ?? problem.title]] : [])));
      } else if (batch.length === 1) this.refuse(batch.map((target) => [target, problem.title]));
      else {
        const middle = Math.ceil(batch.length / 2);
        await this.save(batch.slice(0, middle));
        await this.save(batch.slice(middle));
      }
    }
  }

  private async request(batch: readonly UnsavedTarget[]): Promise<void> {
    const [first] = batch;
    if (!first) return;
    const targets = batch.map(({ mark: { pupilId, subjectId, windowId, mark }, agreement }) => ({
      ...{ pupilId, subjectId, windowId, mark },
      ...agreement,
    }));
    await this.api.invoke(setTargets, { schoolId: first.schoolId, body: { targets } });
    this.failures = 0;
    this.stuck.set(false);
    // Said before they are let go, so that no page shows for a moment what stood there before.
    this.heard.next(batch);
    // What was typed over meanwhile is still to be sent.
    this.change((list) =>
      batch.filter((sent) => list.get(keyOf(sent.mark)) === sent).forEach(({ mark }) => list.delete(keyOf(mark))),
    );
  }

  private refuse(refused: readonly (readonly [UnsavedTarget, string])[]): void {
    this.change((list) => {
      for (const [target, message] of refused) {
        const key = keyOf(target.mark);
        if (list.get(key) !== target) continue;
        list.set(key, { ...target, mark: { ...target.mark, refused: { state: 'invalid', message, now: null } } });
      }
    });
  }

  private change(write: (list: Map<string, UnsavedTarget>) => void): void {
    const list = new Map(this.list());
    write(list);
    this.list.set(list);
  }

  private forget(): void {
    this.stopTimer();
    this.list.set(new Map());
    this.stuck.set(false);
  }

  private stopTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

/** Which of a batch the server named, and why: "targets.3.mark". */
function namedIn({ fields }: Problem): ReadonlyMap<number, string> {
  return new Map(
    fields.flatMap(({ field, message }) => {
      const place = /^targets\.(\d+)\./.exec(field)?.[1];
      return place === undefined ? [] : [[Number(place), message] as const];
    }),
  );
}
