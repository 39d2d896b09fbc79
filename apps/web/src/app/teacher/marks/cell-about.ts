import { Dialog, DialogRef, DIALOG_DATA } from '@angular/cdk/dialog';
import { Overlay } from '@angular/cdk/overlay';
import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  effect,
  inject,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Api, type MarkChangeDto, getResultHistory } from '@headway/api-client';
import { firstValueFrom } from 'rxjs';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { clockTime, shortDate } from '../../shared/words/dates';
import { subjectInSentence } from '../../shared/words/school-words';
import type { GridCell } from './grid-cell';
import { fullName } from './sheet';

export interface AboutCell {
  readonly cell: GridCell;
  readonly windowId: number;
  /** Without it the comment can be read only. */
  readonly canWrite: boolean;
}

const LONGEST_NOTE = 500;

/** A mark's comment, and every mark that ever stood here. */
@Component({
  selector: 'hw-cell-about',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="pop about" (submit)="save($event)">
      <h2>{{ name }}</h2>
      <label class="fld">
        <span>Comment</span>
        <textarea
          #note
          rows="3"
          [maxLength]="longest"
          [readOnly]="!asked.canWrite"
          [value]="asked.cell.view().note ?? ''"
          (keydown.control.enter)="save($event)"
        ></textarea>
      </label>
      <div class="bar">
        @if (asked.canWrite) {
          <button class="btn fill sm" type="submit">Save comment</button>
        }
        <button class="btn text sm" type="button" (click)="ref.close()">Close</button>
      </div>
      <h3>History of this mark</h3>
      @if (problem(); as problem) {
        <p class="muted">{{ problem.title }}</p>
      } @else if (history(); as changes) {
        <ol class="hist">
          @for (change of changes; track $index) {
            <li>
              <b>{{ change.removed ? 'taken away' : change.text }}</b>
              <span class="muted">{{ change.by ?? 'from a file' }}, {{ when(change.at) }}</span>
              @if (change.note) {
                <span class="q">“{{ change.note }}”</span>
              }
            </li>
          } @empty {
            <li class="muted">Nothing has been saved here yet.</li>
          }
        </ol>
      } @else {
        <p class="muted">Reading…</p>
      }
    </form>
  `,
})
export class CellAbout {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly injector = inject(Injector);
  private readonly note = viewChild.required<ElementRef<HTMLTextAreaElement>>('note');
  protected readonly asked = inject<AboutCell>(DIALOG_DATA);
  protected readonly ref = inject<DialogRef<string, CellAbout>>(DialogRef);
  protected readonly name = nameOf(this.asked.cell);
  protected readonly longest = LONGEST_NOTE;
  protected readonly history = signal<readonly MarkChangeDto[] | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  constructor() {
    // A mark that was still on its way when this opened is in the history as soon as it is saved.
    effect(() => {
      this.asked.cell.source();
      untracked(() => void this.read());
    });
    // With its history it is taller: it moves up rather than under the edge of the page.
    effect(() => {
      this.history();
      afterNextRender(() => this.ref.updatePosition(), { injector: this.injector });
    });
  }

  protected save(event: Event): void {
    event.preventDefault();
    this.ref.close(this.note().nativeElement.value);
  }

  protected when(at: string): string {
    return `${shortDate(at)} ${clockTime(at)}`;
  }

  private async read(): Promise<void> {
    const { pupilId, subjectId } = this.asked.cell.source();
    const cell = { pupilId, subjectId, windowId: this.asked.windowId };
    try {
      this.history.set(await this.api.invoke(getResultHistory, { schoolId: this.session.schoolId(), ...cell }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}

function nameOf({ pupil, column }: GridCell): string {
  return `${fullName(pupil)}, ${subjectInSentence(column.name)}`;
}

/** Opens beside the cell; the comment to save, or undefined. */
export function openAbout(injector: Injector, about: AboutCell, beside: Element): Promise<string | undefined> {
  const overlay = injector.get(Overlay);
  const opened = injector.get(Dialog).open<string, AboutCell, CellAbout>(CellAbout, {
    data: about,
    ariaLabel: `Comment and history: ${nameOf(about.cell)}`,
    hasBackdrop: true,
    backdropClass: 'cdk-overlay-transparent-backdrop',
    positionStrategy: overlay
      .position()
      .flexibleConnectedTo(beside)
      .withPush()
      .withFlexibleDimensions(false)
      .withViewportMargin(8)
      .withPositions([
        { originX: 'end', originY: 'top', overlayX: 'start', overlayY: 'top', offsetX: 8 },
        { originX: 'end', originY: 'bottom', overlayX: 'start', overlayY: 'bottom', offsetX: 8 },
        { originX: 'start', originY: 'top', overlayX: 'end', overlayY: 'top', offsetX: -8 },
        { originX: 'start', originY: 'bottom', overlayX: 'end', overlayY: 'bottom', offsetX: -8 },
        { originX: 'center', originY: 'bottom', overlayX: 'center', overlayY: 'top', offsetY: 8 },
      ]),
  });
  return firstValueFrom(opened.closed);
}
