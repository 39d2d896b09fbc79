import { CdkDrag, type CdkDragDrop, CdkDragPlaceholder, CdkDropList } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { Icon } from '../../shared/icon/icon';
import type { Held } from './board';
import type { CardView } from './card-view';
import { PupilCard } from './pupil-card';

/** A key pressed on a card. */
export interface CardKey {
  readonly event: KeyboardEvent;
  readonly held: Held;
}

/** Touch has to rest a moment on a card, so that a thumb can scroll. */
const PICK_UP_AFTER = { touch: 250, mouse: 0 };

/** The cards of one column: to be dragged, or picked up with the space bar. One of them is in the tab order. */
@Component({
  selector: 'hw-card-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CdkDrag, CdkDragPlaceholder, CdkDropList, Icon, PupilCard],
  template: `
    <ul
      cdkDropList
      cdkDropListSortingDisabled
      [attr.aria-label]="label()"
      [cdkDropListData]="column()"
      [cdkDropListDisabled]="!canMove()"
      (cdkDropListDropped)="drop($event)"
      (cdkDropListEntered)="entered.emit(column())"
    >
      @if (slotFor(); as name) {
        <li class="slot">
          <span>Drop {{ name }} here</span>
        </li>
      }
      @for (card of cards(); track key(card.held)) {
        <li
          class="pc"
          cdkDrag
          [class.ghost]="key(card.held) === ghost()"
          [cdkDragData]="card.held"
          [cdkDragDisabled]="!canMove()"
          [cdkDragStartDelay]="delay"
          (cdkDragStarted)="pickedUp.emit(card.held)"
          (cdkDragEnded)="letGo.emit()"
        >
          <div class="slot" *cdkDragPlaceholder>
            <span>Drop {{ card.held.forename }} here</span>
          </div>
          <div class="pc-h">
            <button
              class="pc-name"
              type="button"
              [attr.data-card]="key(card.held)"
              [attr.aria-describedby]="canMove() ? 'grid-keys' : null"
              [tabindex]="$index === stop() ? 0 : -1"
              (focus)="stop.set($index)"
              (keydown)="pressed.emit({ event: $event, held: card.held })"
              (keyup.space)="$event.preventDefault()"
              (click)="opened.emit(card.held)"
            >
              {{ card.name }}
            </button>
            @if (card.className; as className) {
              <span>{{ className }}</span>
            }
          </div>
          <hw-pupil-card [card]="card" />
          @if (canMove()) {
            <button class="btn sm phone-only mv" type="button" (click)="opened.emit(card.held)">
              <hw-icon name="move" small />Move<span class="sr"> {{ card.name }}</span>
            </button>
          }
        </li>
      }
    </ul>
  `,
})
export class CardList {
  readonly column = input.required<string>();
  readonly label = input.required<string>();
  readonly cards = input.required<readonly CardView[]>();
  readonly canMove = input(false);
  /** Key of the card in hand: a dashed hole stays where it was. */
  readonly ghost = input<string | null>(null);
  /** Forename of the pupil whose card is carried over this column by keyboard. */
  readonly slotFor = input<string | null>(null);

  readonly pickedUp = output<Held>();
  readonly letGo = output();
  readonly entered = output<string>();
  readonly dropped = output<{ held: Held; to: string }>();
  readonly opened = output<Held>();
  readonly pressed = output<CardKey>();

  protected readonly delay = PICK_UP_AFTER;
  /** Place of the card that Tab stops at. */
  protected readonly stop = signal(0);
  protected readonly key = cardKey;

  protected drop(event: CdkDragDrop<string, string, Held>): void {
    if (event.container === event.previousContainer) return;
    this.dropped.emit({ held: event.item.data, to: event.container.data });
  }
}

/** A pupil may be on the board twice: once a group, and once in the tray. */
export function cardKey({ pupilId, from }: Pick<Held, 'pupilId' | 'from'>): string {
  return `${from} ${pupilId}`;
}
