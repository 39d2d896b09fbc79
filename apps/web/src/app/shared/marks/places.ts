import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Places in a group as pips: taken, about to be taken, free. */
@Component({
  selector: 'hw-places',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="pips" role="img" [attr.aria-label]="label()">
      @for (pip of pips(); track $index) {
        <i [class.f]="pip === 'taken'" [class.n]="pip === 'coming'"></i>
      }
    </span>
  `,
})
export class Places {
  readonly taken = input.required<number>();
  readonly places = input.required<number>();
  /** Pupils being carried over this group now. */
  readonly coming = input(0);

  protected readonly label = computed(() => `${this.taken()} of ${this.places()} places taken`);
  protected readonly pips = computed(() => {
    const taken = this.taken();
    const filled = taken + this.coming();
    return Array.from({ length: Math.max(this.places(), filled) }, (_, index) =>
      index < taken ? 'taken' : index < filled ? 'coming' : 'free',
    );
  });
}
