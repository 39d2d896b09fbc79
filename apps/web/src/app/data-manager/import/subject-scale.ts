import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { NewScaleDto, ScaleDto, SubjectDto, SubjectMappingDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';
import { withKind, withStepMoved } from './mapping-edit';

const SCALE_KINDS: readonly { readonly kind: NewScaleDto['kind']; readonly label: string }[] = [
  { kind: 'raw', label: 'Marks of a test' },
  { kind: 'standardised', label: 'Standardised score (mean 100)' },
  { kind: 'scaled', label: 'Scaled score (80–120)' },
  { kind: 'ordinal', label: 'Steps or grades' },
  { kind: 'age', label: 'Age in months' },
];

/** What a subject of the file is here, and the scale of its results. */
@Component({
  selector: 'hw-subject-scale',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  templateUrl: './subject-scale.html',
})
export class SubjectScale {
  readonly subject = input.required<SubjectMappingDto>();
  readonly subjects = input.required<readonly SubjectDto[]>();
  readonly scales = input.required<readonly ScaleDto[]>();
  readonly changed = output<Partial<SubjectMappingDto>>();

  protected readonly kinds = SCALE_KINDS;
  protected readonly scale = computed(() => (this.subject().scaleId === null ? this.subject().newScale : null));
  protected readonly known = computed(() => this.scales().find(({ id }) => id === this.subject().scaleId) ?? null);
  /** Highest first, as people read grades. */
  protected readonly steps = computed(() =>
    (this.scale()?.steps ?? []).map((step, place) => ({ ...step, place })).reverse(),
  );
  /** Somebody has looked at the steps once they have been touched or confirmed. */
  protected readonly guess = computed(() => this.subject().orderGuessed && this.scale()?.kind === 'ordinal');

  protected setSubject(id: string): void {
    const chosen = this.subjects().find((each) => String(each.id) === id);
    this.changed.emit({ subjectId: chosen?.id ?? null, ...(chosen?.scaleId ? { scaleId: chosen.scaleId } : {}) });
  }

  protected setScale(id: string): void {
    this.changed.emit({ scaleId: id === '' ? null : Number(id) });
  }

  protected setKind(kind: string): void {
    const scale = this.scale();
    const chosen = SCALE_KINDS.find((each) => each.kind === kind)?.kind;
    if (scale && chosen) this.changed.emit({ newScale: withKind(scale, chosen) });
  }

  protected set(change: Partial<NewScaleDto>): void {
    const scale = this.scale();
    if (scale) this.changed.emit({ newScale: { ...scale, ...change } });
  }

  protected setNumber(end: 'least' | 'greatest', text: string): void {
    const value = Number(text);
    if (text.trim() !== '' && Number.isFinite(value)) this.set({ [end]: value });
  }

  protected move(place: number, by: 1 | -1): void {
    const scale = this.scale();
    if (scale) this.changed.emit({ newScale: withStepMoved(scale, place, by), orderGuessed: false });
  }
}
