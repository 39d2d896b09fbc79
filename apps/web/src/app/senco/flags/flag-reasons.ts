import { ChangeDetectionStrategy, Component, computed, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { FlagDto } from '@headway/api-client';
import { ReasonExplained } from '../../shared/explain/reason-explained';
import { needRows } from '../../shared/flags/flag-view';
import { possessive } from '../../shared/words/school-words';

/** Why a flag stands where it stands: every reason with what the marks show and its points of need, and at length when asked. */
@Component({
  selector: 'hw-flag-reasons',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ReasonExplained, RouterLink],
  template: `
    <div class="because">
      <h3>
        Why {{ flag().pupil.forename }} is in this place <small>{{ flag().need }} points of need</small>
      </h3>
      <table class="reasons">
        <thead>
          <tr>
            <th scope="col">Reason</th>
            <th scope="col">What the marks show</th>
            <th scope="col" class="num">Need</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.rule) {
            <tr>
              <td>{{ row.name }}</td>
              <td>
                {{ row.shows }}
                <button
                  class="link"
                  type="button"
                  [attr.aria-expanded]="explained() === row.rule"
                  (click)="explain(row.rule)"
                >
                  Explain this<span class="sr">: {{ row.name }}</span>
                </button>
              </td>
              @if (row.points !== null) {
                <td class="num" [attr.rowspan]="row.rows">{{ row.points || '–' }}</td>
              }
            </tr>
          }
          @if (flag().pupil.pupilPremium) {
            <tr class="muted">
              <td>Pupil premium</td>
              <td>Not a reason. It only decides between pupils who are level.</td>
              <td class="num">–</td>
            </tr>
          }
        </tbody>
      </table>
      @if (current(); as row) {
        <section class="why" aria-live="polite">
          <h4>{{ row.name }}</h4>
          <hw-reason-explained [flag]="flag()" [rule]="row.rule" />
        </section>
      }
      <p class="small muted">
        Low attainment gives 40 to 60 points, a fall at most 30, what is known beside the marks at most 25, missing
        information at most 5. {{ open() }} A flag is not evidence of special educational needs.
        <a routerLink="/glossary">What the words mean</a>
      </p>
    </div>
  `,
})
export class FlagReasons {
  readonly flag = input.required<FlagDto>();
  protected readonly rows = computed(() => needRows(this.flag()));
  /** The reason that is explained at length. */
  protected readonly explained = signal<string | null>(null);
  protected readonly current = computed(() => this.rows().find(({ rule }) => rule === this.explained()) ?? null);
  protected readonly open = computed(
    () => `${possessive(this.flag().pupil.forename)} place changes with the next results.`,
  );

  protected explain(rule: string): void {
    this.explained.update((now) => (now === rule ? null : rule));
  }
}
