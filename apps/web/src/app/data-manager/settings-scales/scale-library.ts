import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { ScaleSettingDto } from '@headway/api-client';
import { type LibraryGroup, shippedScales } from '@headway/domain';
import { natureWords, rangeWords } from './scale-words';

const GROUPS: readonly { readonly group: LibraryGroup; readonly title: string }[] = [
  { group: 'early-years', title: 'Early years and phonics' },
  { group: 'key-stages', title: 'Key stages' },
  { group: 'tests', title: 'Tests' },
  { group: 'wellbeing', title: 'Wellbeing and language' },
  { group: 'own', title: 'Patterns for your own' },
];

/** England's scales to choose from; one that the school has already says so. */
@Component({
  selector: 'hw-scale-library',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="sclib">
      @for (part of groups(); track part.group) {
        <section>
          <h2>{{ part.title }}</h2>
          <ul>
            @for (one of part.scales; track one.key) {
              <li>
                <div>
                  <h3>{{ one.name }}</h3>
                  <p>{{ one.about }}</p>
                  <p class="small muted">{{ one.range }} · {{ one.nature }}</p>
                </div>
                @if (one.here) {
                  <span class="small muted">You have it</span>
                } @else {
                  <button class="btn sm" type="button" [disabled]="busy()" (click)="take.emit(one.key)">
                    Add<span class="sr"> {{ one.name }}</span>
                  </button>
                }
              </li>
            }
          </ul>
        </section>
      }
    </div>
  `,
})
export class ScaleLibrary {
  readonly scales = input.required<readonly ScaleSettingDto[]>();
  readonly busy = input(false);
  readonly take = output<string>();

  protected readonly groups = computed(() => {
    const names = new Set(
      this.scales()
        .filter(({ retired }) => !retired)
        .map(({ name }) => name.toLowerCase()),
    );
    return GROUPS.map(({ group, title }) => ({
      group,
      title,
      scales: shippedScales
        .filter((one) => one.group === group)
        .map((one) => ({
          key: one.key,
          name: one.name,
          about: one.about,
          range: rangeWords(one.scale),
          nature: natureWords(one.scale),
          here: names.has(one.name.toLowerCase()),
        })),
    }));
  });
}
