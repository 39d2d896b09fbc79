import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { FlagDto } from '@headway/api-client';
import { possessive } from '../../shared/words/school-words';
import { needRows } from '../../shared/flags/flag-view';

/** Why a flag stands where it stands: every reason with what the marks show and its points of need. */
@Component({
  selector: 'hw-flag-reasons',
  changeDetection: ChangeDetectionStrategy.OnPush,
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
          @for (row of rows(); track row.name) {
            <tr>
              <td>{{ row.name }}</td>
              <td>{{ row.shows }}</td>
              @if (row.points !== null) {
                <td class="num" [attr.rowspan]="row.rows">{{ row.points }}</td>
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
      <p class="small muted">
        Low attainment gives 40 to 60 points, a fall at most 30, missing information at most 5. {{ open() }} A flag is
        not evidence of special educational needs.
      </p>
    </div>
  `,
})
export class FlagReasons {
  readonly flag = input.required<FlagDto>();
  protected readonly rows = computed(() => needRows(this.flag()));
  protected readonly open = computed(
    () => `${possessive(this.flag().pupil.forename)} place changes with the next results.`,
  );
}
