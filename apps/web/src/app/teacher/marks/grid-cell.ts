import type { SheetScaleDto } from '@headway/api-client';
import { signal } from '@angular/core';
import type { SheetCell, SheetColumn, SheetPupil } from '../../core/offline/mark-types';
import { windowName } from '../../shared/words/school-words';
import { type CellView, type OnItsWay, sameView, viewOf } from './cell-view';
import type { GridSheet } from './grid-source';

/** What a hand does with a cell now. */
export interface Hold {
  readonly active: boolean;
  readonly selected: boolean;
  /** The text that typing began with, or null while nobody types here. */
  readonly typing: string | null;
}

export const NOT_HELD: Hold = { active: false, selected: false, typing: null };

/**
 * One cell of the grid, the same object for as long as the sheet is open. What it shows is a signal of its own, so a
 * mark that changes draws one cell and not a table.
 */
export class GridCell {
  readonly source;
  readonly view;
  readonly hold = signal<Hold>(NOT_HELD, {
    equal: (a, b) => a.active === b.active && a.selected === b.selected && a.typing === b.typing,
  });
  readonly id: string;

  constructor(
    readonly key: string,
    readonly pupil: SheetPupil,
    readonly column: GridColumn,
    readonly scale: SheetScaleDto | null,
    source: SheetCell,
    onItsWay: OnItsWay | null,
  ) {
    this.id = `mark-${source.pupilId}-${source.subjectId}`;
    this.source = signal(source);
    this.view = signal<CellView>(viewOf(source, scale, onItsWay), { equal: sameView });
  }

  show(source: SheetCell, onItsWay: OnItsWay | null): void {
    this.source.set(source);
    this.view.set(viewOf(source, this.scale, onItsWay));
  }
}

export interface GridColumn extends SheetColumn {
  /** "60 to 140", "teacher judgement" */
  readonly scaleWords: string;
  /** Marks are steps with names, not numbers. */
  readonly inWords: boolean;
  /** What stands before the mark: "Summer 2"; empty where nobody has an earlier mark. */
  readonly previousName: string;
  /** The same where there is little room: "Sum 2". */
  readonly previousShort: string;
  /** What stands after it: "Expected"; empty where nothing is expected. */
  readonly expectedName: string;
}

export interface GridRow {
  readonly pupil: SheetPupil;
  readonly cells: readonly GridCell[];
}

export function columnsOf(sheet: Pick<GridSheet, 'columns' | 'cells' | 'scales'>): GridColumn[] {
  return sheet.columns.map((column) => {
    const cells = sheet.cells.filter(({ subjectId }) => subjectId === column.subjectId);
    const windows = new Set(cells.flatMap(({ previous }) => (previous ? [previous.windowId] : [])));
    const [window] = windows;
    const previousName = window === undefined ? '' : windows.size === 1 ? windowName(window) : 'Last';
    const expected = cells.flatMap((cell) => (cell.expected ? [cell.expected.why] : []));
    const scale = scaleOf(sheet, column.scaleId);
    return {
      ...column,
      inWords: scale?.kind === 'ordinal',
      scaleWords: scale ? scaleWords(scale) : 'no scale yet',
      previousName,
      previousShort: previousName.replace(/^(\w{3})\w* (\d)$/, '$1 $2'),
      expectedName: expected.length === 0 ? '' : expected.every((why) => why === 'target') ? 'Target' : 'Expected',
    };
  });
}

export function scaleOf(sheet: Pick<GridSheet, 'scales'>, scaleId: number | null): SheetScaleDto | null {
  return sheet.scales.find(({ id }) => id === scaleId) ?? null;
}

function scaleWords(scale: SheetScaleDto): string {
  if (scale.kind === 'ordinal') return scale.basis === 'judgement' ? 'teacher judgement' : scale.name;
  if (scale.kind === 'raw') return `marks ${scale.least} to ${scale.greatest}`;
  return `${scale.kind === 'age' ? 'months ' : ''}${scale.least} to ${scale.greatest}`;
}
