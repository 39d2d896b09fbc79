import { Injectable, Injector, inject } from '@angular/core';
import { subjectInSentence } from '../../shared/words/school-words';
import { GridCursor } from './grid-cursor';
import { MarkEntry } from './mark-entry';
import { type PasteFit, type Target, planPaste } from './paste-plan';
import { fullName } from './sheet';
import { readBlock } from './tsv';

/** Pastes a block at the active cell: at once when all of it fits, otherwise after showing what does not. */
@Injectable()
export class PasteBlock {
  private readonly cursor = inject(GridCursor);
  private readonly entry = inject(MarkEntry);
  private readonly injector = inject(Injector);

  async paste(text: string): Promise<void> {
    const block = readBlock(text);
    const plan = planPaste(block, this.cursor.block(), this.cursor.size(), (place) => this.target(place));
    if (plan.misfits.length === 0) return this.write(plan.fits, block);
    const { askAboutMisfits } = await import('./paste-preview');
    if (await askAboutMisfits(this.injector, plan)) this.write(plan.fits, block);
  }

  private write(fits: readonly PasteFit[], block: readonly (readonly string[])[]): void {
    this.entry.writeBlock(fits, (marks) => `${marks} pasted`);
    const { top, left } = this.cursor.block();
    const wide = Math.max(1, ...block.map(({ length }) => length));
    if (block.length * wide > 1) {
      this.cursor.select({ top, left, bottom: top + block.length - 1, right: left + wide - 1 });
    }
  }

  private target(place: { row: number; column: number }): Target | null {
    const cell = this.cursor.at(place);
    if (!cell) return null;
    const name = `${fullName(cell.pupil)}, ${subjectInSentence(cell.column.name)}`;
    return { key: cell.key, name, scale: cell.scale, lockedWhy: this.entry.lockedWhy(cell) };
  }
}
