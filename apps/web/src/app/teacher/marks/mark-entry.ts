import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Injectable, inject } from '@angular/core';
import type { MarkValue, UnsentMark } from '../../core/offline/mark-types';
import { standsAgainst } from '../../core/offline/unsent-list';
import { Undo } from '../../core/undo/undo';
import { counted } from '../../shared/words/numbers';
import type { GridCell } from './grid-cell';
import { GridSource, type Writing } from './grid-source';
import { MarkBook } from './mark-book';
import { type Act, Sitting } from './sitting';

export interface CellText {
  readonly key: string;
  readonly text: string;
  /** What the person saw there, where that may have changed while they typed. */
  readonly seen?: MarkValue | null;
}

/**
 * Writes marks: onto the device at once, to the server as soon as that can be. Nothing here waits for the network, and
 * every change of this sitting can be taken back.
 */
@Injectable()
export class MarkEntry {
  private readonly book = inject(MarkBook);
  private readonly source = inject(GridSource);
  private readonly undo = inject(Undo);
  private readonly announcer = inject(LiveAnnouncer);
  private readonly sitting = new Sitting();
  /** How the offer to undo a block is taken off the screen. */
  private readonly offers = new WeakMap<Act, () => void>();

  /** Why nothing can be written in a cell, or null. */
  lockedWhy(cell: GridCell): string | null {
    return this.source.lockedWhy(cell);
  }

  /** Writes cells that change, as one act. */
  write(cells: readonly CellText[]): Act {
    const act = cells.flatMap(({ key, text }) => {
      const cell = this.book.cell(key);
      const before = cell?.view().text ?? '';
      const after = cell?.scale ? this.source.read(text, cell.scale).text : text;
      return cell && !this.lockedWhy(cell) && after !== before ? [{ key, before, after }] : [];
    });
    if (act.length === 0) return act;
    this.sitting.did(act);
    this.put(act, 'typed', new Map(cells.map(({ key, seen }) => [key, seen])));
    return act;
  }

  /** The same for a block: said, with the way back. */
  writeBlock(cells: readonly CellText[], words: (marks: string) => string): void {
    const act = this.write(cells);
    if (act.length === 0) return;
    const said = `${words(counted(act.length, this.source.thing))}${this.overWords(act)}`;
    const withdraw = this.undo.offer(said, async () => this.put(this.sitting.takeBack(act), 'brought-back'));
    this.offers.set(act, withdraw);
  }

  takeBack(): GridCell | null {
    const last = this.sitting.last();
    if (last) this.offers.get(last)?.();
    return this.again(this.sitting.undo());
  }

  redo(): GridCell | null {
    return this.again(this.sitting.redo());
  }

  /** Of two marks: this person's stands, against the other that they have now seen. */
  keepMine(cell: GridCell): void {
    const mark = this.book.marks().get(cell.key);
    if (!mark?.refused) return;
    const { refused, ...kept } = mark;
    this.send([{ ...kept, previous: standsAgainst(kept, refused.now), typedAt: new Date().toISOString() }], 'typed');
  }

  /** Of two marks the other; or a mark that was not taken is given up. */
  takeTheirs(cell: GridCell): void {
    const mark = this.book.marks().get(cell.key);
    if (mark) this.source.drop([mark]);
  }

  comment(cell: GridCell, note: string): void {
    const kept = note.trim() === '' ? null : note.trim();
    const { previous, ...mark } = this.markOf(cell.key, cell.view().text);
    const there = { note: cell.source().mark?.note ?? null, ...previous };
    this.send([{ ...mark, previous: there, note: kept }], 'typed');
  }

  private again(act: Act): GridCell | null {
    this.put(act, 'brought-back');
    return act[0] ? this.book.cell(act[0].key) : null;
  }

  private put(act: Act, how: Writing, seen: ReadonlyMap<string, MarkValue | null | undefined> = new Map()): void {
    if (act.length === 0) return;
    const marks = act.map(({ key, after }) => this.markOf(key, after, seen.get(key) ?? null));
    this.send(marks, how);
  }

  private send(marks: readonly UnsentMark[], how: Writing): void {
    this.source.put(marks, how);
    this.book.refresh();
  }

  private markOf(key: string, text: string, seen: MarkValue | null = null): UnsentMark {
    const cell = this.book.cell(key);
    const sheet = this.source.sheet();
    if (!cell || !sheet) throw new Error('The cell is not in the open sheet.');
    const { mark, pupilId, subjectId } = cell.source();
    const typed = cell.scale ? this.source.read(text, cell.scale) : null;
    const before = this.book.marks().get(key);
    if (typed && !typed.ok) void this.announcer.announce(`Not saved. ${typed.because}`, 'assertive');
    return {
      pupilId,
      subjectId,
      windowId: sheet.windowId,
      classId: sheet.classId,
      mark: text,
      // Typing over one of two marks decides nothing: the other is still in the way until somebody takes or keeps it.
      previous: before?.previous ?? seen ?? (mark ? { value: mark.value, code: mark.code } : NOTHING),
      typedAt: new Date().toISOString(),
      ...(before?.note === undefined ? {} : { note: before.note }),
      ...(typed && !typed.ok ? { refused: { state: 'invalid', message: typed.because, now: mark } } : {}),
    };
  }

  /** How many gave way: somebody who pasted a line too low sees it at once. */
  private overWords(act: Act): string {
    const over = act.filter(({ before, after }) => before !== '' && after !== '').length;
    if (over === 0) return '';
    const { thing } = this.source;
    return act.length === 1 ? `, over another ${thing}` : `, ${over} of them over another ${thing}`;
  }
}

const NOTHING: MarkValue = { value: null, code: null };
