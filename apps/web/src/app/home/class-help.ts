import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ClassHelpDto } from '@headway/api-client';

/** "4 need help, 1 has none yet" */
export function classHelpWords({ needHelp, withNone }: Pick<ClassHelpDto, 'needHelp' | 'withNone'>): string {
  if (needHelp === 0) return 'nobody needs help';
  const need = `${needHelp} ${needHelp === 1 ? 'needs' : 'need'} help`;
  if (withNone === 0) return `${need}, ${needHelp === 1 ? 'and gets it' : 'all get some'}`;
  return `${need}, ${withNone} ${withNone === 1 ? 'has' : 'have'} none yet`;
}

/** Class by class, in the order of years and names: who needs help, and for whom nothing is done yet. */
@Component({
  selector: 'hw-class-help',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <section class="sect">
      <h2>{{ own() ? (classes().length === 1 ? 'My class' : 'My classes') : 'Flagged, nothing yet' }}</h2>
      <table class="todo clshelp">
        <tbody>
          @for (row of rows(); track row.classId) {
            <tr>
              <th scope="row">
                <a routerLink="/flags" [queryParams]="{ class: row.classId }">{{ row.className }}</a>
              </th>
              <td>{{ row.words }}</td>
            </tr>
          }
        </tbody>
      </table>
    </section>
  `,
})
export class ClassHelp {
  readonly classes = input.required<readonly ClassHelpDto[]>();
  /** The classes are those of the person who reads. */
  readonly own = input.required<boolean>();
  protected readonly rows = computed(() => this.classes().map((one) => ({ ...one, words: classHelpWords(one) })));
}
