import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PupilChangeDto } from '@headway/api-client';
import { bySurname, changeMark, changeWords, expectedWords, markWords } from './pupil-words';

/** How each pupil moved: against the error of the test, and against what was to be expected of where they started. */
@Component({
  selector: 'hw-pupil-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink],
  template: `
    <div class="scroll-x" tabindex="0" role="region" aria-label="Each pupil">
      <table class="ba">
        <thead>
          <tr>
            <th scope="col">Pupil</th>
            <th scope="col" class="num">Change</th>
            <th scope="col">Against the error of the test</th>
            <th scope="col">Against expected (SD)</th>
          </tr>
        </thead>
        <tbody>
          @for (pupil of sorted(); track pupil.pupilId) {
            @let mark = markOf(pupil);
            <tr>
              <th scope="row">
                <a [routerLink]="['/pupils', pupil.pupilId]">{{ pupil.name }}</a>
              </th>
              <td class="num">{{ change(pupil.change, unit()) }}</td>
              <td>
                @switch (mark) {
                  @case ('up') {
                    <span class="mk upk" aria-hidden="true">▲</span>
                  }
                  @case ('down') {
                    <span class="mk dnk" aria-hidden="true">▼</span>
                  }
                  @case ('chance') {
                    <span class="mk" aria-hidden="true">○</span>
                  }
                }
                {{ markWords(mark) }}
              </td>
              <td>{{ expected(pupil.againstExpected) }}</td>
            </tr>
          }
        </tbody>
      </table>
    </div>
    <p class="small muted">
      ▲ ▼ beyond the error of both tests; ○ inside it, so it could be chance. Expected is what pupils of the same year
      who started there, without this help, usually reach.
    </p>
  `,
})
export class PupilChanges {
  readonly pupils = input.required<readonly PupilChangeDto[]>();
  readonly unit = input.required<'marks' | 'positions'>();

  protected readonly sorted = computed(() => bySurname(this.pupils()));
  protected readonly markOf = changeMark;
  protected readonly markWords = markWords;
  protected readonly change = changeWords;
  protected readonly expected = expectedWords;
}
