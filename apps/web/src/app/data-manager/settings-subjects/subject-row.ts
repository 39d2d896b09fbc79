import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import type { SubjectSettingDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';

/** A subject or strand in its list: up, down, change, take out of use. */
@Component({
  selector: 'hw-subject-row',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '(keydown)': 'byKey($event)' },
  template: `
    <div class="subr" [attr.data-subject]="subject().id">
      <span class="ord">
        <button
          class="btn icon sm text up"
          type="button"
          [attr.aria-disabled]="first()"
          [attr.aria-label]="'Move ' + subject().name + ' up'"
          (click)="move.emit(-1)"
        >
          <hw-icon name="up" small />
        </button>
        <button
          class="btn icon sm text down"
          type="button"
          [attr.aria-disabled]="last()"
          [attr.aria-label]="'Move ' + subject().name + ' down'"
          (click)="move.emit(1)"
        >
          <hw-icon name="down" small />
        </button>
      </span>
      <div class="subn">
        <b>{{ subject().name }}</b>
        <p class="small muted">{{ scale() }}</p>
      </div>
      <div class="bar">
        <button class="btn text sm" type="button" [attr.aria-expanded]="changing()" (click)="edit.emit()">
          <hw-icon name="pen" small /> Change<span class="sr"> {{ subject().name }}</span>
        </button>
        @if (subject().strandOf === null) {
          <button class="btn text sm" type="button" [attr.aria-expanded]="adding()" (click)="addStrand.emit()">
            <hw-icon name="plus" small /> Strand<span class="sr"> of {{ subject().name }}</span>
          </button>
        }
        <button class="btn text sm" type="button" (click)="retire.emit()">
          Take out of use<span class="sr">: {{ subject().name }}</span>
        </button>
      </div>
    </div>
  `,
})
export class SubjectRow {
  readonly subject = input.required<SubjectSettingDto>();
  /** On which scale, in words. */
  readonly scale = input.required<string>();
  readonly first = input(false);
  readonly last = input(false);
  readonly changing = input(false);
  readonly adding = input(false);
  readonly move = output<-1 | 1>();
  readonly edit = output<void>();
  readonly addStrand = output<void>();
  readonly retire = output<void>();

  /** Alt with an arrow moves the row from any of its buttons. */
  protected byKey(event: KeyboardEvent): void {
    if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
    event.preventDefault();
    this.move.emit(event.key === 'ArrowUp' ? -1 : 1);
  }
}
