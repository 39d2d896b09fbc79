import { NgTemplateOutlet } from '@angular/common';
import { BreakpointObserver } from '@angular/cdk/layout';
import {
  ChangeDetectionStrategy,
  Component,
  Injector,
  computed,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { map } from 'rxjs';
import { PageName } from '../../core/page/page-name';
import { PageStateLine } from '../../core/page/page-state';
import type { MarkSheetDto } from '../../core/offline/mark-types';
import { Session } from '../../core/session/session';
import { Segmented } from '../../shared/controls/segmented';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { counted } from '../../shared/words/numbers';
import { windowName } from '../../shared/words/school-words';
import { type Beside, GridBar } from './grid-bar';
import { dueWords } from './due-words';
import type { GridCell } from './grid-cell';
import { GridCursor } from './grid-cursor';
import { GridFoot } from './grid-foot';
import { GridHands } from './grid-hands';
import { GridLegend } from './grid-legend';
import { GRID_PARTS } from './grid-parts';
import { GridSource } from './grid-source';
import { LastHourUndo } from './last-hour-undo';
import { MarkBook } from './mark-book';
import { MarkEntry } from './mark-entry';
import { MarkGrid } from './mark-grid';
import { MarkRows } from './mark-rows';
import { MarkSheetStore } from './mark-sheet-store';
import { MarkSource } from './mark-source';
import { OnePupil } from './one-pupil';
import { PasteBlock } from './paste-block';
import { NARROW, sheetAddress } from './sheet-address';
import { SheetNews } from './sheet-news';
import { SheetPick } from './sheet-pick';
import { UnsentNews } from './unsent-news';

/** A class's marks of a half term, to type in. */
@Component({
  selector: 'hw-marks',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    NgTemplateOutlet,
    EmptyState,
    ErrorNotice,
    GridBar,
    GridFoot,
    GridLegend,
    MarkGrid,
    OnePupil,
    RouterLink,
    Segmented,
    SheetNews,
    SheetPick,
    UnsentNews,
  ],
  providers: [MarkSheetStore, { provide: GridSource, useClass: MarkSource }, ...GRID_PARTS, LastHourUndo],
  templateUrl: './marks.html',
})
export class Marks {
  private readonly injector = inject(Injector);
  private readonly book = inject(MarkBook);
  private readonly cursor = inject(GridCursor);
  private readonly hands = inject(GridHands);
  private readonly entry = inject(MarkEntry);
  private readonly pasting = inject(PasteBlock);
  private readonly lastHour = inject(LastHourUndo);
  private readonly session = inject(Session);
  private readonly today = this.session.school()?.today ?? '';
  protected readonly seesFlags = this.session.can('flags.read');
  private readonly grid = viewChild(MarkGrid);
  private readonly onePupil = viewChild(OnePupil);

  protected readonly store = inject(MarkSheetStore);
  protected readonly rows = inject(MarkRows);
  protected readonly beside = signal<Beside>('both');
  protected readonly narrow = toSignal(
    inject(BreakpointObserver)
      .observe(NARROW)
      .pipe(map(({ matches }) => matches)),
    { requireSync: true },
  );
  protected readonly address = sheetAddress(inject(ActivatedRoute));
  protected readonly label = computed(() => {
    const sheet = this.store.sheet();
    return sheet ? `Marks of ${sheet.className}, ${windowName(sheet.windowId)}` : '';
  });
  /** What is open, where there is no room to show every choice. */
  protected readonly chosen = computed(() => {
    const sheet = this.store.sheet();
    const chosen = this.address().subjectId;
    const subject =
      chosen === null
        ? sheet?.columns.length === 1
          ? sheet.columns[0]?.name
          : 'all subjects'
        : sheet?.columns.find(({ subjectId }) => subjectId === chosen)?.name;
    const pupils = counted(this.rows.shown().length, 'pupil');
    return sheet ? `${windowName(sheet.windowId)} · ${subject ?? 'one subject'} · ${pupils}` : '';
  });

  constructor() {
    const [pageName, line] = [inject(PageName), inject(PageStateLine)];
    effect(() => {
      const address = this.address();
      untracked(() => this.store.open(address));
    });
    effect(() => {
      const sheet = this.store.sheet();
      if (!sheet) return;
      pageName.set(`Marks, ${sheet.className}`);
      // While marks are on their way the top line says so by itself.
      line.say('All saved');
    });
  }

  /** The targets of the same subject. */
  protected readonly targetsOf = computed(() => {
    const { subjectId } = this.address();
    return subjectId === null ? {} : { subjectId };
  });

  protected due(sheet: MarkSheetDto): string {
    return dueWords(sheet, this.today);
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

  protected aboutActive(): void {
    const cell = this.cursor.cell();
    if (cell) void this.openAbout(cell);
  }

  protected async openAbout(cell: GridCell): Promise<void> {
    const { openAbout } = await import('./cell-about');
    const [sheet, element] = [this.store.sheet(), document.getElementById(cell.id)];
    if (!sheet || !element) return;
    const canWrite = this.entry.lockedWhy(cell) === null;
    const note = await openAbout(this.injector, { cell, windowId: sheet.windowId, canWrite }, element);
    if (note !== undefined) this.entry.comment(cell, note);
    this.grid()?.focus(cell);
  }

  protected async pasteBlock(): Promise<void> {
    const { askForBlock } = await import('./paste-box');
    const text = await askForBlock(this.injector);
    if (text) await this.pasting.paste(text);
  }

  protected undoLastHour(): Promise<void> {
    return this.lastHour.ask();
  }

  protected async openKeys(): Promise<void> {
    (await import('./keys-help')).openKeys(this.injector, 'mark');
  }
}
