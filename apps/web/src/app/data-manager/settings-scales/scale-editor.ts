import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output, signal } from '@angular/core';
import type { ScaleGivenDto, ScaleMappingDto } from '@headway/api-client';
import type { Scale } from '@headway/domain';
import { fieldMessage, type Problem } from '../../core/errors/problem';
import { Segmented } from '../../shared/controls/segmented';
import { Icon } from '../../shared/icon/icon';
import { type MappingForm, mappingTrouble, nothingSaid, sentMapping } from './mapping-form';
import { MappingEditor } from './mapping-editor';
import { problemsOf, type ScaleForm, scaleOfForm, stepNames } from './scale-form';
import { ScalePreview } from './scale-preview';

/** What is done to a scale: a new one, one that nothing is marked on, only its name, or a version that replaces it. */
export type ScaleTask = 'make' | 'change' | 'rename' | 'version';

export interface EditedScale {
  readonly scale: ScaleGivenDto;
  /** Only for a new version. */
  readonly mapping: ScaleMappingDto | null;
}

const KIND_HINTS: Readonly<Record<ScaleForm['kind'], string>> = {
  ordinal: 'Named steps, such as WTS, EXS, GDS or your own small steps.',
  raw: 'Marks scored, out of so many.',
  standardised: 'A score beside a national norm, usually around 100.',
  scaled: 'A score on a test’s own scale, such as 80 to 120.',
  age: 'An age in months, such as a reading age.',
};

/** Describes a scale, with what a teacher will be able to type beside it. */
@Component({
  selector: 'hw-scale-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MappingEditor, ScalePreview, Segmented],
  templateUrl: './scale-editor.html',
})
export class ScaleEditor {
  readonly task = input.required<ScaleTask>();
  readonly start = input.required<ScaleForm>();
  /** The scale as it is; null for a new one. */
  readonly before = input<Scale | null>(null);
  readonly saving = input(false);
  readonly problem = input<Problem | null>(null);
  readonly save = output<EditedScale>();
  readonly leave = output<void>();

  protected readonly form = linkedSignal(() => this.start());
  protected readonly mapping = signal<MappingForm>(nothingSaid);
  /** Nothing is called wrong before somebody has tried to save. */
  protected readonly tried = signal(false);
  protected readonly scale = computed(() => scaleOfForm(this.form(), this.before()));
  protected readonly steps = computed(() => stepNames(this.form()));
  private readonly problems = computed(() => problemsOf(this.scale()));
  protected readonly sound = computed(() => this.problems().size === 0);
  private readonly trouble = computed(() => {
    const before = this.before();
    return this.task() === 'version' && before && this.sound()
      ? mappingTrouble(this.mapping(), before, this.scale())
      : null;
  });
  protected readonly mappingMessage = computed(() => {
    const sent = fieldMessage(this.problem(), 'mapping');
    return this.tried() ? (this.trouble() ?? sent) : sent;
  });

  protected readonly kinds = [
    { value: 'ordinal', label: 'Steps' },
    { value: 'raw', label: 'Marks' },
    { value: 'standardised', label: 'Standardised' },
    { value: 'scaled', label: 'Scaled' },
    { value: 'age', label: 'Age' },
  ] as const;
  protected readonly kindHint = computed(() => KIND_HINTS[this.form().kind]);
  protected readonly bases = [
    { value: 'test', label: 'Test' },
    { value: 'judgement', label: 'Judgement' },
  ] as const;
  protected readonly directions = [
    { value: 'up', label: 'A rise is good' },
    { value: 'down', label: 'A fall is good' },
  ] as const;

  protected set(change: Partial<ScaleForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected wrong(field: string): string | null {
    const problem = this.problem();
    const sent = fieldMessage(problem, field) ?? fieldMessage(problem, `scale.${field}`);
    return this.tried() ? (this.problems().get(field) ?? sent) : sent;
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.tried.set(true);
    if (!this.sound() || this.trouble() !== null) return;
    this.save.emit({ scale: this.scale(), mapping: this.task() === 'version' ? sentMapping(this.mapping()) : null });
  }
}
