import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import type { Scale } from '@headway/domain';
import { Icon } from '../../shared/icon/icon';
import { typedWords } from './scale-form';

/** A cell of the mark grid to try the scale in. */
@Component({
  selector: 'hw-scale-preview',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <section class="scprev" aria-labelledby="scale-try">
      <h3 id="scale-try">What a teacher may type</h3>
      <p class="chips">
        @if (scale().kind === 'ordinal') {
          @for (step of scale().steps; track step.value) {
            <button
              type="button"
              class="btn sm"
              [class.tonal]="step.value === scale().threshold"
              (click)="text.set(step.label)"
            >
              {{ step.label }}
            </button>
          }
        } @else {
          <span>{{ scale().least }} to {{ scale().greatest }}</span>
        }
      </p>
      <p class="small muted">Or A for absent, N for not assessed, B for below the scale.</p>
      <label class="fld">
        <span>Try it</span>
        <input #box type="text" maxlength="60" autocomplete="off" [value]="text()" (input)="text.set(box.value)" />
      </label>
      <p role="status" [class.emsg]="!said().ok">
        @if (!said().ok) {
          <hw-icon name="warn" small />
        }
        {{ said().words }}
      </p>
    </section>
  `,
})
export class ScalePreview {
  readonly scale = input.required<Scale>();
  protected readonly text = signal('');
  protected readonly said = computed(() => typedWords(this.text(), this.scale()));
}
