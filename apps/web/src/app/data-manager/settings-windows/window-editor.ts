import { ChangeDetectionStrategy, Component, input, linkedSignal, output } from '@angular/core';
import type { SubjectDto } from '@headway/api-client';
import { fieldMessage, type Problem } from '../../core/errors/problem';
import { Segmented } from '../../shared/controls/segmented';
import { Icon } from '../../shared/icon/icon';
import { yearName } from '../../shared/words/school-words';
import { toggled, type WindowForm, withYears } from './window-form';

/** Changes one window: full or short, when, and which subjects from which year groups. */
@Component({
  selector: 'hw-window-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Segmented],
  templateUrl: './window-editor.html',
})
export class WindowEditor {
  readonly start = input.required<WindowForm>();
  readonly subjects = input.required<readonly SubjectDto[]>();
  readonly yearGroups = input.required<readonly number[]>();
  readonly saving = input(false);
  readonly problem = input<Problem | null>(null);
  readonly save = output<WindowForm>();
  readonly leave = output<void>();

  protected readonly form = linkedSignal(() => this.start());
  protected readonly kinds = [
    { value: 'full', label: 'Full: everyone' },
    { value: 'short', label: 'Short check' },
  ] as const;
  protected readonly dates = [
    { field: 'opensOn', label: 'Opens on' },
    { field: 'dueOn', label: 'Due on' },
    { field: 'locksOn', label: 'Last day for changes' },
  ] as const;
  protected readonly year = yearName;

  protected wrong(field: string): string | null {
    return fieldMessage(this.problem(), field);
  }

  protected set(change: Partial<WindowForm>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected move(field: 'opensOn' | 'dueOn' | 'locksOn', day: string): void {
    this.set({ [field]: day });
  }

  protected asks(subjectId: number, yearGroup: number): boolean {
    return this.yearsOf(subjectId).includes(yearGroup);
  }

  protected yearsOf(subjectId: number): number[] {
    return this.form().subjects.find((subject) => subject.subjectId === subjectId)?.yearGroups ?? [];
  }

  protected toggle(subjectId: number, yearGroup: number): void {
    this.form.update((form) => toggled(form, subjectId, yearGroup));
  }

  protected toggleRow(subjectId: number): void {
    const all = this.yearsOf(subjectId).length === this.yearGroups().length;
    this.form.update((form) => withYears(form, subjectId, all ? [] : this.yearGroups()));
  }

  protected send(event: Event): void {
    event.preventDefault();
    this.save.emit(this.form());
  }
}
