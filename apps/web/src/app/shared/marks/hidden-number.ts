import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** 1: fewer than six pupils. 2: would give a number of kind 1 away. */
export type HiddenNote = 1 | 2;

/** A number kept back. Never blank, never 0, never "<6" beside a total that tells. */
@Component({
  selector: 'hw-hidden-number',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<span class="hid"
    ><span
      >hidden<sup>{{ note() }}</sup></span
    ></span
  >`,
})
export class HiddenNumber {
  readonly note = input.required<HiddenNote>();
}

/** Stands under every table that has a hidden number; explains the kinds that are in it. */
@Component({
  selector: 'hw-hidden-notes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [HiddenNumber],
  template: `
    <div class="hidx">
      @if (notes().has(1)) {
        <p><hw-hidden-number [note]="1" /> fewer than 6 pupils, counted or left over: it could point to a child.</p>
      }
      @if (notes().has(2)) {
        <p><hw-hidden-number [note]="2" /> would give a number of the first kind away.</p>
      }
    </div>
  `,
})
export class HiddenNotes {
  readonly notes = input.required<ReadonlySet<HiddenNote>>();
}
