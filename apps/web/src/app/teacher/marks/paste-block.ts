import { Injectable, Injector, inject } from '@angular/core';
import { subjectInSentence } from '../../shared/words/school-words';
import type { Place } from './block';
import type { GridCell } from './grid-cell';
import { GridCursor } from './grid-cursor';
import { GridSource } from './grid-source';
import { MarkBook } from './mark-book';
import { MarkEntry } from './mark-entry';
import { readNamedBlock } from './named-block';
import { type PastePlan, type Target, planNamed, planPaste } from './paste-plan';
import { fullName } from './sheet';
import { readBlock } from './tsv';

/**
 * Pastes a block: a list with pupils' names goes to these pupils, any other block in at the active cell. At once when
 * all of it fits, otherwise after showing what does not.
 */
@Injectable()
export class PasteBlock {
  private readonly book = inject(MarkBook);
  private readonly cursor = inject(GridCursor);
  private readonly entry = inject(MarkEntry);
  private readonly source = inject(GridSource);
  private readonly injector = inject(Injector);

  async paste(text: string): Promise<void> {
    const block = readBlock(text);
    const named = this.named(block);
    const here = (place: Place) => this.target(this.cursor.at(place));
    const plan = named ?? planPaste(block, this.cursor.block(), this.cursor.size(), here);
    if (plan.misfits.length > 0) {
      const { askAboutMisfits } = await import('./paste-preview');
      if (!(await askAboutMisfits(this.injector, plan))) return;
    }
    this.entry.writeBlock(plan.fits, (marks) => (named ? `${marks} pasted by name` : `${marks} pasted`));
    if (!named) this.select(block);
  }

  /** The plan for a list with names; its rows are all pupils of the class, shown or not. */
  private named(block: readonly (readonly string[])[]): PastePlan | null {
    const [rows, columns] = [this.book.rows(), this.book.columns()];
    const pupils = rows.map(({ pupil }) => pupil);
    const subjects = columns.map(({ name }) => name);
    const list = readNamedBlock(block, { pupils, subjects, left: this.cursor.block().left });
    return list && planNamed(list, columns.length, ({ row, column }) => this.target(rows[row]?.cells[column] ?? null));
  }

  private select(block: readonly (readonly string[])[]): void {
    const { top, left } = this.cursor.block();
    const wide = Math.max(1, ...block.map(({ length }) => length));
    if (block.length * wide > 1) {
      this.cursor.select({ top, left, bottom: top + block.length - 1, right: left + wide - 1 });
    }
  }

  private target(cell: GridCell | null): Target | null {
    if (!cell) return null;
    const name = `${fullName(cell.pupil)}, ${subjectInSentence(cell.column.name)}`;
    const { scale } = cell;
    const read = scale && ((text: string) => this.source.read(text, scale));
    return { key: cell.key, name, read, lockedWhy: this.entry.lockedWhy(cell) };
  }
}
