import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { FlagChoicesDto } from '@headway/api-client';
import { ruleName } from '../../shared/sentences/flag-sentence';
import { yearName } from '../../shared/words/school-words';
import { PUPIL_GROUPS, type FlagsAsked } from './flag-query';

interface Filter {
  /** Its name in the address. */
  readonly key: string;
  readonly label: string;
  readonly value: string;
  readonly options: readonly { readonly id: string; readonly name: string }[];
}

/** Year, subject, pupils, class and reason, each a list of what there is. */
@Component({
  selector: 'hw-flag-filters',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @for (filter of filters(); track filter.key) {
      <label class="pick">
        <span>{{ filter.label }}</span>
        <select #choice (change)="change(filter.key, choice.value)">
          <option value="" [selected]="filter.value === ''">All</option>
          @for (option of filter.options; track option.id) {
            <option [value]="option.id" [selected]="filter.value === option.id">{{ option.name }}</option>
          }
        </select>
      </label>
    }
  `,
})
export class FlagFilters {
  readonly asked = input.required<FlagsAsked>();
  readonly choices = input.required<FlagChoicesDto>();
  readonly choose = output<Readonly<Record<string, string | null>>>();

  protected readonly filters = computed<Filter[]>(() => {
    const { year, subjectId, pupils, classId, reason } = this.asked();
    const { years, subjects, classes, reasons } = this.choices();
    return [
      {
        key: 'year',
        label: 'Year',
        value: text(year),
        options: years.map((each) => ({ id: text(each), name: yearName(each) })),
      },
      { key: 'subject', label: 'Subject', value: text(subjectId), options: subjects },
      { key: 'pupils', label: 'Pupils', value: text(pupils), options: PUPIL_GROUPS },
      { key: 'class', label: 'Class', value: text(classId), options: classes },
      {
        key: 'reason',
        label: 'Reason',
        value: text(reason),
        options: reasons.map((rule) => ({ id: rule, name: ruleName(rule) })),
      },
    ];
  });

  protected change(key: string, value: string): void {
    this.choose.emit({ [key]: value || null });
  }
}

const text = (value: string | number | undefined): string => (value === undefined ? '' : String(value));
