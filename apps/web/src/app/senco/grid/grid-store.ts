import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Api, exitPupil, movePupil, placePupil, readGrid, undoPlacement } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { newId } from '../../core/new-id';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { type Act, type Board, type Held, applyAct, cardOf, columnOf, groupsOf, othersMoves } from './board';

/** Why a pupil leaves a group, as the server knows it, with its words. */
export const EXITS = [
  ['caught-up', 'caught up'],
  ['not-working', 'it was not working'],
  ['left-school', 'left the school'],
  ['other', 'another reason'],
] as const;
export type ExitReason = (typeof EXITS)[number][0];

/** How an act ended: done, refused because two times clash (a reason would allow it), or refused. */
export type Outcome = 'done' | 'clash' | 'refused';

/**
 * The grid as this person sees it: what the server last said, with their own acts on top until it agrees. An act that
 * is refused simply leaves the pile, and the card is back where it was.
 */
@Injectable()
export class GridStore {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly undo = inject(Undo);
  private readonly live = inject(LiveEvents);
  private readonly destroyed = inject(DestroyRef);
  private readonly server = signal<Board | null>(null);
  private readonly pending = signal<readonly Act[]>([]);
  /** Stays this person opened or ended, so that they are not announced as somebody else's. */
  private readonly own = new Set<string>();

  readonly today = this.session.school()?.today ?? '';
  readonly problem = signal<Problem | null>(null);
  /** What has just happened other than by this hand, in words: somebody else's move, or one taken back. */
  readonly news = signal('');
  readonly board = computed<Board | null>(() => {
    const server = this.server();
    return server && this.pending().reduce((board, act) => applyAct(board, act, this.today), server);
  });

  /** Reads the grid and follows it from then on: somebody else's move appears by itself. */
  start(): void {
    this.live
      .follow({ topics: ['grid', 'flags'], read: () => this.read() })
      .pipe(takeUntilDestroyed(this.destroyed))
      .subscribe({ next: (board) => this.show(board), error: (error) => this.problem.set(problemOf(error)) });
  }

  /** Puts the pupil in hand into a group: placed out of the tray, moved out of another group. */
  put(held: Held, groupId: string, overrideReason?: string): Promise<Outcome> {
    const board = this.board();
    if (!board) return Promise.resolve('refused');
    const placementId = newId();
    const knownGroupIds = groupsOf(board, held.pupilId);
    const why = overrideReason === undefined ? {} : { overrideReason };
    const to = columnOf(board, groupId)?.name ?? 'the group';
    const card = held.placementId === null ? undefined : cardOf(board, held.placementId);
    if (held.placementId === null || !card) {
      const body = { id: placementId, groupId, pupilId: held.pupilId, knownGroupIds, ...why };
      return this.act(
        { kind: 'place', placementId, pupilId: held.pupilId, groupId },
        `${held.name} is in ${to}`,
        'placing',
        () => this.api.invoke(placePupil, { schoolId: this.session.schoolId(), body }),
      );
    }
    const fromId = held.placementId;
    const body = { id: placementId, toGroupId: groupId, knownGroupIds, ...why };
    return this.act({ kind: 'move', placementId, fromId, groupId }, `${held.name} moved to ${to}`, 'move', () =>
      this.api.invoke(movePupil, {
        schoolId: this.session.schoolId(),
        placementId: fromId,
        'If-Match': `"${card.version}"`,
        body,
      }),
    );
  }

  /** Lets the pupil in hand leave the group. */
  leave(held: Held, reason: ExitReason): Promise<Outcome> {
    const board = this.board();
    const card = board && held.placementId ? cardOf(board, held.placementId) : undefined;
    if (!board || !card) return Promise.resolve('refused');
    const { placementId } = card;
    const words = EXITS.find(([key]) => key === reason)?.[1] ?? reason;
    return this.act(
      { kind: 'exit', placementId },
      `${held.name} left ${columnOf(board, held.from)?.name ?? 'the group'}: ${words}`,
      'exit',
      () =>
        this.api.invoke(exitPupil, {
          schoolId: this.session.schoolId(),
          placementId,
          'If-Match': `"${card.version}"`,
          body: { reason },
        }),
    );
  }

  async refresh(): Promise<void> {
    this.show(await this.read());
  }

  private async act(
    act: Act,
    done: string,
    undoes: 'placing' | 'move' | 'exit',
    send: () => Promise<{ id: string }>,
  ): Promise<Outcome> {
    this.problem.set(null);
    this.own.add(act.placementId);
    if (act.kind === 'move') this.own.add(act.fromId);
    this.pending.update((acts) => [...acts, act]);
    try {
      await send();
      this.server.update((server) => server && applyAct(server, act, this.today));
      this.undo.offer(done, () => this.takeBack(act.placementId, undoes, done));
      return 'done';
    } catch (error) {
      const problem = problemOf(error);
      if (problem.fields.some(({ field }) => field === 'overrideReason')) return 'clash';
      this.problem.set(problem);
      // What stood against it is not on this screen yet.
      if (problem.status === 409 || problem.status === 412) void this.refresh().catch(() => undefined);
      return 'refused';
    } finally {
      this.pending.update((acts) => acts.filter((one) => one !== act));
    }
  }

  private async takeBack(placementId: string, act: 'placing' | 'move' | 'exit', done: string): Promise<void> {
    await this.api.invoke(undoPlacement, { schoolId: this.session.schoolId(), placementId, body: { act } });
    await this.refresh();
    this.news.set(`Undone: ${done}.`);
  }

  private read(): Promise<Board> {
    return this.api.invoke(readGrid, { schoolId: this.session.schoolId() });
  }

  private show(board: Board): void {
    const before = this.server();
    if (before) {
      const moves = othersMoves(before, board, this.own);
      if (moves.length > 0) this.news.set(moves.slice(0, 3).join(' '));
    }
    this.server.set(board);
  }
}
