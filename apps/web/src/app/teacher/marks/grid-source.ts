import type { Signal } from '@angular/core';
import type { Scale } from '@headway/domain';
import type { MarkSheetDto, UnsentMark } from '../../core/offline/mark-types';
import type { GridCell } from './grid-cell';
import type { Typed } from './read-typed';

/** Pupils, columns and cells of a grid. */
export type GridSheet = Pick<
  MarkSheetDto,
  'classId' | 'windowId' | 'columns' | 'scales' | 'pupils' | 'cells' | 'partsLeft'
>;

/** How something came to be written: typed, or brought back by undo and redo. */
export type Writing = 'typed' | 'brought-back';

/** What the grid is about: the cells that are open, how a text is read there, and where what was typed goes. */
export abstract class GridSource {
  /** What stands in a cell. */
  abstract readonly thing: 'mark' | 'target';
  abstract readonly sheet: Signal<GridSheet | null>;
  /** Everything of this person that is typed and not saved. */
  abstract readonly unsaved: Signal<readonly UnsentMark[]>;
  /** Nothing goes out until there is a connection. */
  abstract readonly waits: Signal<boolean>;
  /** Where it is kept until then: "on this device". */
  abstract readonly keptWhere: Signal<string>;

  /** Why nothing can be written in a cell, or null. */
  abstract lockedWhy(cell: GridCell): string | null;
  abstract read(text: string, scale: Scale): Typed;
  /** Keeps what was typed and sends it; the caller does not wait. */
  abstract put(marks: readonly UnsentMark[], how: Writing): void;
  /** Gives up what is not saved. */
  abstract drop(marks: readonly UnsentMark[]): void;
  /** Tries again now. */
  abstract send(): void;
}
