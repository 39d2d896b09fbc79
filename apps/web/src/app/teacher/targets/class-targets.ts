import { NgTemplateOutlet } from '@angular/common';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  effect,
  inject,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { map } from 'rxjs';
import { PageName } from '../../core/page/page-name';
import { PageStateLine } from '../../core/page/page-state';
import { Undo } from '../../core/undo/undo';
import { Segmented } from '../../shared/controls/segmented';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { counted } from '../../shared/words/numbers';
import { windowNameWithYear } from '../../shared/words/school-words';
import type { GridCell } from '../marks/grid-cell';
import { GridCursor } from '../marks/grid-cursor';
import { GridFoot } from '../marks/grid-foot';
import { GridHands } from '../marks/grid-hands';
import { GridLegend } from '../marks/grid-legend';
import { GRID_PARTS } from '../marks/grid-parts';
import { GridSort } from '../marks/grid-sort';
import { GridSource } from '../marks/grid-source';
import { MarkBook } from '../marks/mark-book';
import { MarkGrid } from '../marks/mark-grid';
import { MarkRows } from '../marks/mark-rows';
import { OnePupil } from '../marks/one-pupil';
import { PasteBlock } from '../marks/paste-block';
import { NARROW, sheetAddress } from '../marks/sheet-address';
import { UnsentNews } from '../marks/unsent-news';
import { AgreedWith } from './agreed-with';
import { TargetPick } from './target-pick';
import { TargetSheetStore } from './target-sheet-store';
import { TargetSource } from './target-source';

/** What the pupils of a class are to reach by a half term, to type in beside their latest results and what is expected. */
@Component({
  selector: 'hw-class-targets',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AgreedWith,
    EmptyState,
    ErrorNotice,
    GridFoot,
    GridLegend,
    GridSort,
    MarkGrid,
    NgTemplateOutlet,
    OnePupil,
    RouterLink,
    Segmented,
    TargetPick,
    UnsentNews,
  ],
  providers: [TargetSheetStore, TargetSource, { provide: GridSource, useExisting: TargetSource }, ...GRID_PARTS],
  templateUrl: './class-targets.html',
})
export class ClassTargets {
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly book = inject(MarkBook);
  private readonly cursor = inject(GridCursor);
  private readonly hands = inject(GridHands);
  private readonly pasting = inject(PasteBlock);
  private readonly undo = inject(Undo);
  private readonly source = inject(TargetSource);
  private readonly grid = viewChild(MarkGrid);
  private readonly onePupil = viewChild(OnePupil);

  protected readonly store = inject(TargetSheetStore);
  protected readonly rows = inject(MarkRows);
  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
  protected readonly address = sheetAddress(inject(ActivatedRoute));
  protected readonly canWrite = computed(() => this.store.targets()?.cells.some(({ canWrite }) => canWrite) === true);
  protected readonly by = computed(() => windowNameWithYear(this.store.targets()?.windowId ?? 0));
  protected readonly label = computed(() => `Targets of ${this.store.targets()?.className ?? ''}, ${this.by()}`);
  /** What is open, where there is no room to show every choice. */
  protected readonly chosen = computed(() => `${this.by()} · ${counted(this.rows.shown().length, 'pupil')}`);

  constructor() {
    const [pageName, line] = [inject(PageName), inject(PageStateLine)];
    effect(() => {
      const address = this.address();
      untracked(() => this.store.open(address));
    });
    effect(() => {
      const targets = this.store.targets();
      if (targets) pageName.set(`Targets, ${targets.className}`);
    });
    effect(() => {
      const unsaved = this.source.unsaved();
      const refused = unsaved.filter((mark) => mark.refused).length;
      const waiting = counted(unsaved.length - refused, 'target');
      if (unsaved.length > refused)
        line.say(this.source.waits() ? `${waiting} not saved yet` : `Saving ${waiting}`, this.source.waits());
      else if (refused > 0) line.say(`${counted(refused, 'target')} not saved: look at the cell`, true);
      else if (this.store.targets()) line.say('All saved');
    });
  }

  protected nextEmpty(): void {
    const grid = this.grid();
    if (grid) return grid.nextEmpty();
    const cell = this.hands.nextEmpty();
    if (cell) this.onePupil()?.go(cell.pupil.pupilId);
  }

  protected goTo(key: string): void {
    const cell = this.book.cell(key);
    if (!cell) return;
    if (!this.cursor.placeOf(key)) this.rows.showAll();
    if (this.narrow()) this.onePupil()?.go(cell.pupil.pupilId);
    else this.grid()?.goTo(key);
  }

  /** Who agreed, and what it was before, stand on the pupil's own page. */
  protected about(cell: GridCell): void {
    void this.router.navigate(['/pupils', cell.pupil.pupilId, 'targets']);
  }

  protected agree(): void {
    const { agreedWith } = this.source.agreement();
    const { count, takeBack } = this.source.agree(this.cursor.selected());
    this.book.refresh();
    const said = `${counted(count, 'target')} ${count === 1 ? 'was' : 'were'} agreed with ${agreedWith ?? 'nobody'}`;
    this.undo.offer(said, async () => takeBack());
  }

  protected async pasteBlock(): Promise<void> {
    const { askForBlock } = await import('../marks/paste-box');
    const text = await askForBlock(this.injector);
    if (text) await this.pasting.paste(text);
  }

  protected async openKeys(): Promise<void> {
    (await import('../marks/keys-help')).openKeys(this.injector, 'target');
  }
}
