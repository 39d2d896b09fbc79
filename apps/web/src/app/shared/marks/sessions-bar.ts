import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';

/** Under this share of its sessions help has hardly had a chance. */
const ENOUGH = 0.8;

/** Sessions had of those planned so far; hatched when too few happened to judge by. */
@Component({
  selector: 'hw-sessions-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="pd">
      <span class="dz" aria-hidden="true"><i [class.lowd]="few()" [style.width.%]="percent()"></i></span>
      <span [attr.title]="sentence()">{{ had() }}/{{ planned() }}<span class="sr"> sessions had</span></span>
    </span>
  `,
})
export class SessionsBar {
  readonly had = input.required<number>();
  readonly planned = input.required<number>();

  private readonly share = computed(() => (this.planned() > 0 ? Math.min(1, this.had() / this.planned()) : 0));
  protected readonly few = computed(() => this.planned() > 0 && this.share() < ENOUGH);
  protected readonly percent = computed(() => this.share() * 100);
  protected readonly sentence = computed(
    () => `${this.had()} of ${this.planned()} sessions happened${this.few() ? ': under 80%' : ''}`,
  );
}
