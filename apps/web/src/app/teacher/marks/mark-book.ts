import { Injectable, computed, effect, inject, signal, untracked } from '@angular/core';
import { cellKey, keyOf } from '../../core/offline/cell-key';
import type { UnsentMark } from '../../core/offline/mark-types';
import type { OnItsWay } from './cell-view';
import { GridCell, type GridColumn, type GridRow, NOT_HELD, columnsOf, scaleOf } from './grid-cell';
import { type GridSheet, GridSource } from './grid-source';

const NONE: ReadonlyMap<string, UnsentMark> = new Map();

/** The grid as it stands: the sheet with this person's unsent marks on top, every cell with a signal of its own. */
@Injectable()
export class MarkBook {
  private readonly source = inject(GridSource);
  private readonly cells = new Map<string, GridCell>();
  private readonly written = signal(0);
  private shown: { sheet: GridSheet | null; waits: boolean; marks: ReadonlyMap<string, UnsentMark> } = {
    sheet: null,
    waits: false,
    marks: NONE,
  };

  readonly rows = signal<readonly GridRow[]>([]);
  readonly columns = signal<readonly GridColumn[]>([]);
  /** Goes up whenever a cell may show something else. */
  readonly version = this.written.asReadonly();
  /** Unsent marks of the open sheet, by cell. */
  readonly marks = computed<ReadonlyMap<string, UnsentMark>>(() => {
    const sheet = this.source.sheet();
    const mine = this.source.unsaved().filter(({ windowId }) => windowId === sheet?.windowId);
    return mine.length === 0 ? NONE : new Map(mine.map((mark) => [keyOf(mark), mark]));
  });
  /** Nothing goes out until there is a connection. */
  readonly waits = this.source.waits;

  constructor() {
    effect(() => {
      const [sheet, marks, waits] = [this.source.sheet(), this.marks(), this.waits()];
      untracked(() => this.show(sheet, marks, waits));
    });
  }

  cell(key: string): GridCell | null {
    return this.cells.get(key) ?? null;
  }

  /** Brings every cell up to what has just been written, without waiting for the page to be drawn. */
  refresh(): void {
    this.show(this.source.sheet(), this.marks(), this.waits());
  }

  private show(sheet: GridSheet | null, marks: ReadonlyMap<string, UnsentMark>, waits: boolean): void {
    const before = this.shown;
    this.shown = { sheet, marks, waits };
    if (sheet !== before.sheet) this.lay(sheet, before.sheet);
    else {
      const touched = new Set([...before.marks.keys(), ...marks.keys()]);
      for (const key of touched) {
        const cell = this.cells.get(key);
        cell?.show(cell.source(), this.onItsWay(key));
      }
    }
    this.written.update((version) => version + 1);
  }

  private lay(sheet: GridSheet | null, before: GridSheet | null): void {
    const known = new Map(this.cells);
    const same = sheet !== null && before !== null && sameGrid(sheet, before);
    if (!same) {
      this.cells.clear();
      this.columns.set(sheet ? columnsOf(sheet) : []);
    }
    if (!sheet) return this.rows.set([]);
    const pupils = new Map(sheet.pupils.map((pupil) => [pupil.pupilId, pupil]));
    const columns = new Map(this.columns().map((column) => [column.subjectId, column]));
    for (const source of sheet.cells) {
      const key = cellKey(source.pupilId, source.subjectId, sheet.windowId);
      const pupil = pupils.get(source.pupilId);
      const column = columns.get(source.subjectId);
      if (same) this.cells.get(key)?.show(source, this.onItsWay(key));
      else if (pupil && column) {
        const cell = new GridCell(key, pupil, column, scaleOf(sheet, source.scaleId), source, this.onItsWay(key));
        // Whoever types here goes on typing, even when a pupil or a subject has come in the meantime.
        cell.hold.set(known.get(key)?.hold() ?? NOT_HELD);
        this.cells.set(key, cell);
      }
    }
    if (same) return;
    this.rows.set(
      sheet.pupils.map((pupil) => ({
        pupil,
        cells: sheet.columns.flatMap(({ subjectId }) => {
          const cell = this.cells.get(cellKey(pupil.pupilId, subjectId, sheet.windowId));
          return cell ? [cell] : [];
        }),
      })),
    );
  }

  private onItsWay(key: string): OnItsWay | null {
    const unsent = this.shown.marks.get(key);
    return unsent ? { unsent, waits: this.shown.waits } : null;
  }
}

/** Same pupils, columns and scales: only marks differ. */
function sameGrid(one: GridSheet, other: GridSheet): boolean {
  const frame = ({ classId, windowId, columns, scales, pupils, cells }: GridSheet) =>
    JSON.stringify([classId, windowId, columns, scales, pupils, cells.map(({ scaleId }) => scaleId)]);
  return one === other || (one.columns === other.columns && one.pupils === other.pupils) || frame(one) === frame(other);
}
