import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ChangeVerdictDto, ChangeVerdictsPageDto } from '@headway/api-client';
import { counted } from '../../shared/words/numbers';
import { subjectInSentence, yearName } from '../../shared/words/school-words';

const WHY: Readonly<Record<ChangeVerdictDto['because'], string>> = {
  'few-values': 'six steps or fewer are in use, so a step down is often chance; from four results on it can be told',
  'one-window': 'there is one result so far, and a change needs two',
  'small-cohort': 'there are fewer than 20 pupils, and how exact the test is is not known',
};

/** "Year 5 writing" and why a change cannot be told there. */
export function verdictWords({ yearGroup, subjectName, because }: ChangeVerdictDto): { where: string; why: string } {
  return { where: `${yearName(yearGroup)} ${subjectInSentence(subjectName)}`, why: WHY[because] };
}

/** In which subjects of which year groups the rules about change are silent, and why. */
@Component({
  selector: 'hw-change-told',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <section class="sect">
      <h2>
        Where a change cannot be told yet <small>{{ count() }}</small>
      </h2>
      @if (rows().length === 0) {
        <p class="small muted">Nowhere: in every subject with results a fall can be told from chance.</p>
      } @else {
        <ul class="altold">
          @for (row of rows(); track row.where) {
            <li>
              <b>{{ row.where }}</b> <span class="muted">{{ row.why }}</span>
            </li>
          }
        </ul>
        <p class="small muted">No flag is raised there for a fall; low results, targets and worries still are.</p>
      }
    </section>
  `,
})
export class ChangeTold {
  readonly verdicts = input.required<ChangeVerdictsPageDto>();
  protected readonly rows = computed(() => this.verdicts().rows.map(verdictWords));
  protected readonly count = computed(
    () =>
      `${this.verdicts().rows.length} of ${counted(this.verdicts().cohorts, 'subject and year group', 'subjects and year groups')}`,
  );
}
