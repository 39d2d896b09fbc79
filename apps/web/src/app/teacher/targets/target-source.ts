import { Injectable, computed, inject, signal } from '@angular/core';
import { type Scale, parseTarget } from '@headway/domain';
import { keyOf } from '../../core/offline/cell-key';
import type { UnsentMark } from '../../core/offline/mark-types';
import { Session } from '../../core/session/session';
import type { GridCell } from '../marks/grid-cell';
import { GridSource, type Writing } from '../marks/grid-source';
import { type Typed, readTyped } from '../marks/read-typed';
import { type Agreement, NOT_AGREED } from './target-sheet';
import { TargetSheetStore } from './target-sheet-store';
import { UnsavedTargets } from './unsaved-targets';

/** A grid of targets: each one that is typed bears the agreement that is set for the batch, and goes out at once. */
@Injectable()
export class TargetSource extends GridSource {
  private readonly session = inject(Session);
  private readonly store = inject(TargetSheetStore);
  private readonly kept = inject(UnsavedTargets);
  /** How each text was agreed in each cell: a target that is brought back is agreed as it was. */
  private readonly known = new Map<string, Agreement>();

  /** Goes with every target that is typed from now on. */
  readonly agreement = signal<Omit<Agreement, 'note'>>(NOT_AGREED);

  override readonly thing = 'target';
  override readonly sheet = this.store.sheet;
  override readonly unsaved = computed(() => this.kept.targets().map(({ mark }) => mark));
  override readonly waits = this.kept.waits;
  override readonly keptWhere = signal('on this page only').asReadonly();

  override lockedWhy(cell: GridCell): string | null {
    if (!cell.scale) return `${cell.column.name} has no scale yet.`;
    return cell.source().canWrite ? null : 'You can read these targets, not change them.';
  }

  override read(text: string, scale: Scale): Typed {
    return readTyped(text, scale, parseTarget);
  }

  override put(marks: readonly UnsentMark[], how: Writing): void {
    this.keep(marks.map((mark) => ({ mark, agreement: this.agreementFor(mark, how) })));
  }

  override drop(marks: readonly UnsentMark[]): void {
    this.kept.drop(marks);
  }

  override send(): void {
    this.kept.send();
  }

  /** Says of targets that stand that they were agreed as it is set now. */
  agree(cells: readonly GridCell[]): { readonly count: number; readonly takeBack: () => void } {
    const marks = cells.flatMap((cell) => this.standing(cell) ?? []);
    const before = marks.map((mark) => ({ mark, agreement: this.agreementOf(keyOf(mark)) }));
    this.put(marks, 'typed');
    return { count: marks.length, takeBack: () => this.keep(before) };
  }

  private keep(targets: readonly { readonly mark: UnsentMark; readonly agreement: Agreement }[]): void {
    const schoolId = this.session.schoolId();
    this.kept.put(targets.map((target) => ({ schoolId, ...target })));
  }

  private agreementFor(mark: UnsentMark, how: Writing): Agreement {
    const key = keyOf(mark);
    const before = this.agreementOf(key);
    const text = this.kept.of(key)?.mark.mark ?? this.textOf(key);
    this.known.set(`${key} ${text}`, before);
    const known = how === 'brought-back' ? this.known.get(`${key} ${mark.mark}`) : undefined;
    return known ?? { ...this.agreement(), note: before.note };
  }

  /** As it stands here, saved or not. */
  private agreementOf(key: string): Agreement {
    return this.kept.of(key)?.agreement ?? this.store.agreementOf(key);
  }

  private textOf(key: string): string {
    const sheet = this.sheet();
    const cell = sheet?.cells.find((one) => keyOf({ ...one, windowId: sheet.windowId }) === key);
    return cell?.mark?.text ?? '';
  }

  /** The target of a cell, to be written again with another agreement; null where there is none, or no right to. */
  private standing(cell: GridCell): UnsentMark | null {
    const sheet = this.sheet();
    const text = cell.view().text;
    if (!sheet || text === '' || cell.view().state === 'invalid' || this.lockedWhy(cell) !== null) return null;
    const { pupilId, subjectId } = cell.source();
    const { windowId, classId } = sheet;
    const previous = { value: cell.view().value, code: null };
    return { pupilId, subjectId, windowId, classId, mark: text, previous, typedAt: new Date().toISOString() };
  }
}
