import { Directive, inject } from '@angular/core';
import { GridCursor } from './grid-cursor';
import { GridHands } from './grid-hands';
import { PasteBlock } from './paste-block';
import { writeBlock } from './tsv';

/** Copying, cutting and pasting blocks of marks, as spreadsheets write them. */
@Directive({
  selector: 'table[hwGridClipboard]',
  host: { '(copy)': 'copy($event)', '(cut)': 'cut($event)', '(paste)': 'paste($event)' },
})
export class GridClipboard {
  private readonly cursor = inject(GridCursor);
  private readonly hands = inject(GridHands);
  private readonly pasting = inject(PasteBlock);

  protected copy(event: ClipboardEvent): boolean {
    if (this.isTyping() || !event.clipboardData) return false;
    event.preventDefault();
    event.clipboardData.setData('text/plain', writeBlock(this.hands.texts()));
    return true;
  }

  protected cut(event: ClipboardEvent): void {
    if (this.copy(event)) this.hands.clear();
  }

  protected paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (text === '' || (this.isTyping() && !/[\t\r\n]/.test(text.trimEnd()))) return;
    event.preventDefault();
    if (this.isTyping()) this.cursor.stopTyping();
    void this.pasting.paste(text);
  }

  private isTyping(): boolean {
    return this.cursor.cell()?.hold().typing != null;
  }
}
