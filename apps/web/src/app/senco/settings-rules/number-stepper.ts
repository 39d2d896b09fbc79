import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { SettingDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';
import { plain } from '../../shared/words/numbers';
import { onStep } from './rule-form';
import type { SettingWords } from './rule-words';

/** A threshold: typed, or moved step by step between its bounds. Shown in the units of a reader. */
@Component({
  selector: 'hw-number-stepper',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <span class="stpr">
      <button
        class="btn icon sm"
        type="button"
        [attr.aria-label]="'Less: ' + name()"
        [disabled]="shown() <= low()"
        (click)="move(-1)"
      >
        <hw-icon name="minus" small />
      </button>
      <input
        #box
        type="number"
        [attr.aria-label]="name()"
        [min]="low()"
        [max]="high()"
        [step]="step()"
        [value]="text()"
        (change)="typed(box)"
      />
      <button
        class="btn icon sm"
        type="button"
        [attr.aria-label]="'More: ' + name()"
        [disabled]="shown() >= high()"
        (click)="move(1)"
      >
        <hw-icon name="plus" small />
      </button>
      <span class="small">{{ words().unit }}</span>
    </span>
  `,
})
export class NumberStepper {
  /** What is set, for whom: "Standard on scaled scores, Below expected". */
  readonly name = input.required<string>();
  readonly setting = input.required<SettingDto>();
  readonly words = input.required<SettingWords>();
  readonly value = input.required<number>();
  readonly changed = output<number>();

  protected readonly text = computed(() => this.shown().toFixed(this.words().digits));
  protected readonly shown = computed(() => this.asShown(this.value()));
  private readonly ends = computed(() => [this.asShown(this.setting().least), this.asShown(this.setting().most)]);
  protected readonly low = computed(() => Math.min(...this.ends()));
  protected readonly high = computed(() => Math.max(...this.ends()));
  protected readonly step = computed(() => this.asShown(this.setting().step) * Math.sign(this.words().factor));

  protected move(steps: 1 | -1): void {
    const { step } = this.setting();
    this.set(this.value() + steps * step * Math.sign(this.words().factor));
  }

  /** What is no number, or out of bounds, becomes the nearest that can be. */
  protected typed(box: HTMLInputElement): void {
    const shown = box.valueAsNumber;
    this.set(Number.isFinite(shown) ? shown / this.words().factor : this.value());
    box.value = plain(this.shown(), this.words().digits).replace('−', '-');
  }

  private asShown(stored: number): number {
    return Number((stored * this.words().factor).toFixed(this.words().digits));
  }

  private set(stored: number): void {
    const value = onStep(stored, this.setting());
    if (value !== this.value()) this.changed.emit(value);
  }
}
