import { Injectable, computed, inject } from '@angular/core';
import type { Scale } from '@headway/domain';
import type { UnsentMark } from '../../core/offline/mark-types';
import { SendMarks } from '../../core/offline/send-marks';
import { UnsentMarks } from '../../core/offline/unsent-marks';
import type { GridCell } from './grid-cell';
import { GridSource } from './grid-source';
import { MarkSheetStore } from './mark-sheet-store';
import { type Typed, readTyped } from './read-typed';
import { fullName } from './sheet';

/** A grid of marks: kept on the device first, sent as soon as that can be. */
@Injectable()
export class MarkSource extends GridSource {
  private readonly store = inject(MarkSheetStore);
  private readonly unsent = inject(UnsentMarks);
  private readonly sender = inject(SendMarks);

  override readonly thing = 'mark';
  override readonly sheet = this.store.sheet.asReadonly();
  override readonly unsaved = this.unsent.marks;
  override readonly waits = computed(() => this.sender.state() === 'offline' || this.sender.state() === 'failed');
  override readonly keptWhere = computed(() => (this.unsent.storedOnDevice() ? 'on this device' : 'on this page only'));

  override lockedWhy(cell: GridCell): string | null {
    const sheet = this.store.sheet();
    if (sheet?.locked || sheet?.canWrite === false)
      return sheet.lockedWhy ?? 'You can read these marks, not change them.';
    if (!cell.scale) return `${cell.column.name} has no scale yet.`;
    return cell.source().canWrite ? null : `Somebody else marks ${fullName(cell.pupil)} in this subject.`;
  }

  override read(text: string, scale: Scale): Typed {
    return readTyped(text, scale);
  }

  override put(marks: readonly UnsentMark[]): void {
    void this.unsent.put(marks).then(() => this.send());
  }

  override drop(marks: readonly UnsentMark[]): void {
    void this.unsent.drop(marks);
  }

  override send(): void {
    this.sender.send();
  }
}
