import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { Scale } from '@headway/domain';
import { Segmented } from '../../shared/controls/segmented';
import { Icon } from '../../shared/icon/icon';
import { formulaWords, kindsFor, type MappingForm, sameNames } from './mapping-form';

/** Says how marks of the old version are read on the new one; nothing is filled in by itself. */
@Component({
  selector: 'hw-mapping-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Segmented],
  template: `
    <fieldset class="mapf">
      <legend>How are earlier marks read on the new version?</legend>
      @if (message(); as wrong) {
        <p class="emsg" role="alert"><hw-icon name="warn" small />{{ wrong }}</p>
      }
      <hw-segmented
        label="How earlier marks are read"
        [segments]="kinds()"
        [value]="mapping().kind ?? ''"
        (valueChange)="choose($event)"
      />
      @switch (mapping().kind) {
        @case ('steps') {
          <p>
            <button class="btn text sm" type="button" (click)="takeSame()">
              Steps with the same name stay the same
            </button>
          </p>
          <div class="scroll-x" tabindex="0" role="region" aria-label="Steps of the old and the new version">
            <table class="setts">
              <thead>
                <tr>
                  <th scope="col">Was</th>
                  <th scope="col">Is read as</th>
                </tr>
              </thead>
              <tbody>
                @for (step of from().steps; track step.value) {
                  <tr>
                    <th scope="row">{{ step.label }}</th>
                    <td>
                      <select #to [attr.aria-label]="step.label + ' is read as'" (change)="pair(step.value, to.value)">
                        <option value="" [selected]="!mapping().pairs.has(step.value)">nothing like it</option>
                        @for (fresh of this.to().steps; track fresh.value) {
                          <option [value]="fresh.value" [selected]="mapping().pairs.get(step.value) === fresh.value">
                            {{ fresh.label }}
                          </option>
                        }
                      </select>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
        @case ('linear') {
          <div class="bar mapl">
            <span>New mark = old mark ×</span>
            <input
              #factor
              aria-label="Times"
              inputmode="decimal"
              [value]="mapping().factor"
              (input)="set({ factor: factor.value })"
            />
            <span>+</span>
            <input
              #offset
              aria-label="Plus"
              inputmode="decimal"
              [value]="mapping().offset"
              (input)="set({ offset: offset.value })"
            />
            <button class="btn text sm" type="button" (click)="set({ factor: '1', offset: '0' })">
              Marks stay as they are
            </button>
          </div>
          <p class="small muted" role="status">{{ formula() }}</p>
        }
        @case ('none') {
          <p class="muted">
            Earlier marks stay on the old version. Nothing is said about change until there are two results on the new
            one.
          </p>
        }
      }
    </fieldset>
  `,
})
export class MappingEditor {
  readonly from = input.required<Scale>();
  readonly to = input.required<Scale>();
  readonly mapping = input.required<MappingForm>();
  readonly message = input<string | null>(null);
  readonly mappingChange = output<MappingForm>();

  protected readonly kinds = computed(() => kindsFor(this.from(), this.to()));
  protected readonly formula = computed(() => formulaWords(this.mapping(), this.from()));

  protected set(change: Partial<MappingForm>): void {
    this.mappingChange.emit({ ...this.mapping(), ...change });
  }

  protected choose(kind: string): void {
    const chosen = this.kinds().find(({ value }) => value === kind);
    if (chosen) this.set({ kind: chosen.value });
  }

  protected takeSame(): void {
    this.set({ pairs: sameNames(this.from(), this.to()) });
  }

  protected pair(from: number, to: string): void {
    const pairs = new Map(this.mapping().pairs);
    if (to === '') pairs.delete(from);
    else pairs.set(from, Number(to));
    this.set({ pairs });
  }
}
