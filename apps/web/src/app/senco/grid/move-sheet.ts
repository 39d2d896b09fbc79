import { ChangeDetectionStrategy, Component, type Injector, inject } from '@angular/core';
import { MAT_DIALOG_DATA, MatDialog, MatDialogRef } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Shape } from '../../shared/icon/icon';
import type { Held } from './board';
import { type Fit, canTake } from './fit';
import { EXITS, type ExitReason } from './grid-store';

/** A group a card could go to. */
export interface Destination {
  readonly groupId: string;
  readonly name: string;
  readonly detail: string;
  readonly places: string;
  readonly fit: Fit;
}

export interface MoveQuestion {
  readonly held: Held;
  /** Empty where only the reason for leaving is asked. */
  readonly groups: readonly Destination[];
}

export type MoveAnswer =
  { readonly kind: 'to'; readonly groupId: string } | { readonly kind: 'leave'; readonly reason: ExitReason };

/** Where a pupil is to go: the same as dragging the card, for thumbs and for whoever would rather choose from a list. */
@Component({
  selector: 'hw-move-sheet',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Shape],
  template: `
    <div class="moves">
      <h2>
        {{
          asked.groups.length > 0
            ? 'Move ' + asked.held.forename + ' to…'
            : 'Why does ' + asked.held.forename + ' leave?'
        }}
      </h2>
      @if (asked.groups.length > 0) {
        <ul>
          @for (group of asked.groups; track group.groupId) {
            <li>
              <button
                type="button"
                [disabled]="!canTake(group.fit)"
                (click)="close({ kind: 'to', groupId: group.groupId })"
              >
                <span>
                  <b>{{ group.name }}</b>
                  <small>{{ group.detail }}</small>
                  <span class="fitp {{ tone(group.fit) }}"
                    ><hw-shape [name]="shape(group.fit)" />{{ group.fit.words }}</span
                  >
                </span>
                <span class="cp">{{ group.places }}</span>
              </button>
            </li>
          }
        </ul>
      }
      @if (asked.held.placementId !== null) {
        @if (asked.groups.length > 0) {
          <h3>Leaves the group</h3>
        }
        <div class="bar">
          @for (exit of exits; track exit[0]) {
            <button class="rc" type="button" (click)="close({ kind: 'leave', reason: exit[0] })">
              {{ sentence(exit[1]) }}
            </button>
          }
        </div>
      }
      <div class="bar"><button class="btn text" type="button" (click)="dialog.close()">Cancel</button></div>
    </div>
  `,
})
export class MoveSheet {
  protected readonly asked = inject<MoveQuestion>(MAT_DIALOG_DATA);
  protected readonly dialog = inject<MatDialogRef<MoveSheet, MoveAnswer>>(MatDialogRef);
  protected readonly exits = EXITS;
  protected readonly canTake = canTake;

  protected tone({ kind }: Fit): string {
    return kind === 'fits' ? 'good' : kind === 'clash' ? 'due' : 'unclear';
  }

  protected shape({ kind }: Fit): 'good' | 'due' | 'same' {
    return kind === 'fits' ? 'good' : kind === 'clash' ? 'due' : 'same';
  }

  protected sentence(words: string): string {
    return words.charAt(0).toLocaleUpperCase('en-GB') + words.slice(1);
  }

  protected close(answer: MoveAnswer): void {
    this.dialog.close(answer);
  }
}

export function askWhere(injector: Injector, question: MoveQuestion): Promise<MoveAnswer | undefined> {
  const opened = injector.get(MatDialog).open<MoveSheet, MoveQuestion, MoveAnswer>(MoveSheet, {
    data: question,
    ariaLabel: `Move ${question.held.name}`,
    width: 'min(520px, 100vw)',
    maxWidth: '100vw',
    panelClass: 'sheet-pane',
    closeOnNavigation: true,
  });
  return firstValueFrom(opened.afterClosed());
}
