import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { academicYearLabel } from '@headway/domain';
import { Api, type SchoolYearDto, listYears, setYear } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ChangedMeanwhile } from '../../shared/feedback/changed-meanwhile';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { shortWeekday } from '../../shared/words/dates';
import { yearDifferences } from './year-differences';
import { closedFault, daysOf, formFault, formOf, usualForm, type YearForm, yearAnswer } from './year-form';

const NAMES = ['Autumn 1', 'Autumn 2', 'Spring 1', 'Spring 2', 'Summer 1', 'Summer 2'] as const;

/** When pupils come: the half terms of each year and the days on which the school is closed. */
@Component({
  selector: 'hw-settings-year',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChangedMeanwhile, ErrorNotice, Icon, PageHead, SettingsTabs],
  templateUrl: './settings-year.html',
})
export class SettingsYear {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly schoolId = inject(Session).schoolId();

  protected readonly years = signal<readonly SchoolYearDto[] | null>(null);
  protected readonly startYear = signal<number>(0);
  protected readonly form = signal<YearForm>({ halfTerms: [], closedOn: [] });
  protected readonly problem = signal<Problem | null>(null);
  protected readonly dayFault = signal<string | null>(null);
  protected readonly saving = signal(false);

  protected readonly stored = computed(() => this.years()?.find((year) => year.startYear === this.startYear()) ?? null);
  /** Somebody else has changed the year since it was read: what is otherwise there. */
  protected readonly differences = computed(() => {
    const stored = this.stored();
    return stored && this.problem()?.status === 412 ? yearDifferences(formOf(stored), this.form(), NAMES) : null;
  });
  protected readonly changed = computed(() => {
    const stored = this.stored();
    return !stored || JSON.stringify(formOf(stored)) !== JSON.stringify(this.form());
  });
  protected readonly fault = computed(() => formFault(this.form()));
  protected readonly answer = computed(() => yearAnswer(this.startYear(), this.form()));
  protected readonly nextYear = computed(() => Math.max(0, ...(this.years() ?? []).map((year) => year.startYear)) + 1);

  protected readonly label = academicYearLabel;
  protected readonly dayName = shortWeekday;
  protected readonly names = NAMES;
  protected readonly days = (index: number): number | null => daysOf(this.form(), index);

  constructor() {
    void this.read();
  }

  protected choose(startYear: number): void {
    const stored = this.years()?.find((year) => year.startYear === startYear);
    this.startYear.set(startYear);
    this.form.set(stored ? formOf(stored) : usualForm(startYear));
    this.problem.set(null);
    this.dayFault.set(null);
  }

  protected move(index: number, change: { startsOn?: string; endsOn?: string }): void {
    this.form.update((form) => ({
      ...form,
      halfTerms: form.halfTerms.map((term, i) => (i === index ? { ...term, ...change } : term)),
    }));
  }

  protected close(day: string): boolean {
    this.dayFault.set(closedFault(this.form(), day));
    if (this.dayFault()) return false;
    this.form.update((form) => ({ ...form, closedOn: [...form.closedOn, day].sort() }));
    return true;
  }

  protected reopen(day: string): void {
    this.form.update((form) => ({ ...form, closedOn: form.closedOn.filter((each) => each !== day) }));
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [startYear, before] = [this.startYear(), this.stored()];
    this.saving.set(true);
    try {
      const { version } = await this.write(startYear, before?.version ?? 0, this.form());
      const name = academicYearLabel(startYear);
      if (before) {
        this.undo.offer(`The dates of ${name} were changed`, async () => {
          await this.write(startYear, version, formOf(before));
        });
      }
    } catch (error) {
      this.problem.set(problemOf(error));
      if (this.problem()?.status === 412) await this.compare();
    } finally {
      this.saving.set(false);
    }
  }

  /** Somebody else was first: what stands there is read, and what was typed stays as it is. */
  private async compare(): Promise<void> {
    try {
      this.years.set(await this.api.invoke(listYears, { schoolId: this.schoolId }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private async write(startYear: number, version: number, body: YearForm): Promise<SchoolYearDto> {
    const asked = { schoolId: this.schoolId, startYear, 'If-Match': `"${version}"`, body };
    const now = await this.api.invoke(setYear, asked);
    this.years.set(await this.api.invoke(listYears, { schoolId: this.schoolId }));
    this.choose(startYear);
    return now;
  }

  private async read(): Promise<void> {
    try {
      const years = await this.api.invoke(listYears, { schoolId: this.schoolId });
      this.years.set(years);
      const today = new Date().toISOString().slice(0, 10);
      const now = years.find(({ halfTerms }) => (halfTerms.at(-1)?.endsOn ?? '') >= today) ?? years.at(-1);
      this.choose(now?.startYear ?? new Date().getFullYear());
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
