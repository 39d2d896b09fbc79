import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import type { ChangeSubjectDto, ScaleSettingDto } from '@headway/api-client';
import { fieldMessage, type Problem } from '../../core/errors/problem';
import { Icon } from '../../shared/icon/icon';
import { yearName } from '../../shared/words/school-words';

/** Names a subject or strand and says on which scale it is marked, where needed year by year. */
@Component({
  selector: 'hw-subject-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <form class="scf" novalidate (submit)="send($event)">
      <div class="scfm">
        <label class="fld" [class.err]="wrong('name')">
          <span>Name</span>
          @if (wrong('name'); as message) {
            <span class="emsg"><hw-icon name="warn" small />{{ message }}</span>
          }
          <input #name type="text" maxlength="60" [value]="form().name" (input)="set({ name: name.value })" />
        </label>
        <label class="fld">
          <span>Marked on</span>
          <select #scale (change)="set({ scaleId: idOf(scale.value) })">
            <option value="" [selected]="form().scaleId === null">No scale yet</option>
            @for (one of scales(); track one.id) {
              <option [value]="one.id" [selected]="one.id === form().scaleId">{{ one.name }}</option>
            }
          </select>
        </label>
        @if (yearGroups().length > 0) {
          @for (row of form().yearScales; track $index; let i = $index) {
            <div class="bar yrow">
              <label class="pick">
                <span>But in</span>
                <select #year (change)="setYear(i, { yearGroup: +year.value })">
                  @for (one of yearGroups(); track one) {
                    <option [value]="one" [selected]="one === row.yearGroup">{{ yearName(one) }}</option>
                  }
                </select>
              </label>
              <label class="pick">
                <span>on</span>
                <select #on (change)="setYear(i, { scaleId: +on.value })">
                  @for (one of scales(); track one.id) {
                    <option [value]="one.id" [selected]="one.id === row.scaleId">{{ one.name }}</option>
                  }
                </select>
              </label>
              <button class="btn text sm" type="button" (click)="dropYear(i)">
                Same as the others<span class="sr">: {{ yearName(row.yearGroup) }}</span>
              </button>
              @if (wrong('yearScales.' + i + '.yearGroup') ?? wrong('yearScales.' + i + '.scaleId'); as message) {
                <span class="emsg"><hw-icon name="warn" small />{{ message }}</span>
              }
            </div>
          }
          @if (scales().length > 0 && form().yearScales.length < yearGroups().length) {
            <button class="btn text sm" type="button" (click)="addYear()">
              <hw-icon name="plus" small /> Another scale in one year group
            </button>
          }
        }
        <div class="bar formfoot">
          <button class="btn fill" type="submit" [disabled]="saving()">Save</button>
          <button class="btn text" type="button" (click)="leave.emit()">Leave it as it was</button>
        </div>
      </div>
    </form>
  `,
})
export class SubjectEditor {
  readonly start = input.required<ChangeSubjectDto>();
  readonly scales = input.required<readonly ScaleSettingDto[]>();
  /** Empty for a new subject, which has one scale to begin with. */
  readonly yearGroups = input<readonly number[]>([]);
  readonly saving = input(false);
  readonly problem = input<Problem | null>(null);
  readonly save = output<ChangeSubjectDto>();
  readonly leave = output<void>();

  protected readonly form = linkedSignal(() => this.start());
  protected readonly yearName = yearName;

  protected idOf(value: string): number | null {
    return value === '' ? null : Number(value);
  }

  protected wrong(field: string): string | null {
    return fieldMessage(this.problem(), field);
  }

  protected set(change: Partial<ChangeSubjectDto>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected setYear(at: number, change: { yearGroup?: number; scaleId?: number }): void {
    this.set({ yearScales: this.form().yearScales.map((row, i) => (i === at ? { ...row, ...change } : row)) });
  }

  protected dropYear(at: number): void {
    this.set({ yearScales: this.form().yearScales.filter((_, i) => i !== at) });
  }

  protected addYear(): void {
    const { yearScales } = this.form();
    const yearGroup = this.yearGroups().find((year) => !yearScales.some((row) => row.yearGroup === year));
    const scaleId = this.scales()[0]?.id;
    if (yearGroup === undefined || scaleId === undefined) return;
    this.set({ yearScales: [...yearScales, { yearGroup, scaleId }] });
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.save.emit(this.form());
  }
}
