import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Api, copySets } from '@headway/api-client';
import { academicYearLabel } from '@headway/domain';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { ClassActs } from './class-acts';

/** Makes the sets of one year again for the next. */
@Component({
  selector: 'hw-copy-sets',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice],
  template: `
    <form class="clsf" novalidate aria-labelledby="copy-sets" (submit)="copy($event, from.value, staff.checked)">
      <h2 id="copy-sets">Copy sets to a new year</h2>
      @if (acts.problem(); as trouble) {
        <hw-error-notice [problem]="trouble" />
      }
      <p class="muted">
        Every set is made again with the pupils who were in it at the end and are still here. “9 Maths 1” becomes “10
        Maths 1”; a set whose name is there already is left as it is. Move pupils afterwards.
      </p>
      @if (choices().length === 0) {
        <p>No year follows another yet. Set up the next school year first.</p>
      }
      <label class="fld">
        <span>From</span>
        <select #from>
          @for (year of choices(); track year) {
            <option [value]="year" [selected]="$last">{{ yearLabel(year) }} to {{ yearLabel(year + 1) }}</option>
          }
        </select>
      </label>
      <label class="ck"><input #staff type="checkbox" checked /> With their teachers and assistants</label>
      <div class="bar">
        <button class="btn fill" type="submit" [disabled]="acts.acting() || choices().length === 0">
          Copy the sets
        </button>
        <button class="btn text" type="button" (click)="leave.emit()">Leave it</button>
      </div>
    </form>
  `,
})
export class CopySets {
  readonly years = input.required<readonly number[]>();
  /** With the year that has the copies now. */
  readonly done = output<number>();
  readonly leave = output();

  private readonly api = inject(Api);
  protected readonly acts = inject(ClassActs);
  protected readonly choices = computed(() => this.years().filter((year) => this.years().includes(year + 1)));
  protected readonly yearLabel = academicYearLabel;

  protected async copy(event: Event, from: string, withStaff: boolean): Promise<void> {
    event.preventDefault();
    const fromStartYear = Number(from);
    const to = fromStartYear + 1;
    const copied = await this.acts.act(`Sets were copied to ${academicYearLabel(to)}`, (schoolId) =>
      this.api.invoke(copySets, { schoolId, body: { fromStartYear, withStaff } }),
    );
    if (copied) this.done.emit(to);
  }
}
