import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { academicYearLabel } from '@headway/domain';
import { Api, type SubjectDto, type WindowDto, listSubjects, listWindows, setWindow } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { shortWeekday } from '../../shared/words/dates';
import { askedWords, formOf, type WindowForm, windowsAnswer, windowTitle, workload, yearsOf } from './window-form';
import { WindowEditor } from './window-editor';

/** What is collected when, and from whom. */
@Component({
  selector: 'hw-settings-windows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, PageHead, RouterLink, SettingsTabs, WindowEditor],
  templateUrl: './settings-windows.html',
})
export class SettingsWindows {
  private readonly api = inject(Api);
  private readonly undo = inject(Undo);
  private readonly session = inject(Session);
  private readonly schoolId = this.session.schoolId();

  protected readonly windows = signal<readonly WindowDto[] | null>(null);
  protected readonly subjects = signal<readonly SubjectDto[]>([]);
  protected readonly startYear = signal(0);
  protected readonly open = signal<number | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly saving = signal(false);

  protected readonly years = computed(() => [...new Set((this.windows() ?? []).map(({ startYear }) => startYear))]);
  protected readonly shown = computed(() => (this.windows() ?? []).filter((w) => w.startYear === this.startYear()));
  protected readonly answer = computed(() => windowsAnswer(this.shown()));
  protected readonly warnings = computed(() => workload(this.shown(), this.subjects()));
  protected readonly yearGroups = computed(() =>
    yearsOf(this.windows() ?? [], this.session.school()?.phase ?? 'primary'),
  );

  protected readonly label = academicYearLabel;
  protected readonly day = shortWeekday;
  protected readonly title = windowTitle;
  protected readonly formOf = formOf;
  protected readonly asked = (window: WindowDto): string => askedWords(window, this.subjects());

  constructor() {
    void this.start();
  }

  protected async save(window: WindowDto, form: WindowForm): Promise<void> {
    this.saving.set(true);
    this.problem.set(null);
    try {
      await this.write(window.id, form);
      this.open.set(null);
      this.undo.offer(`${windowTitle(window)} was changed`, () => this.write(window.id, formOf(window)));
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.saving.set(false);
    }
  }

  private async write(windowId: number, body: WindowForm): Promise<void> {
    await this.api.invoke(setWindow, { schoolId: this.schoolId, windowId, body });
    this.windows.set(await this.api.invoke(listWindows, { schoolId: this.schoolId }));
  }

  private async start(): Promise<void> {
    try {
      const [windows, subjects] = await Promise.all([
        this.api.invoke(listWindows, { schoolId: this.schoolId }),
        this.api.invoke(listSubjects, { schoolId: this.schoolId }),
      ]);
      this.windows.set(windows);
      this.subjects.set(subjects);
      const today = new Date().toISOString().slice(0, 10);
      this.startYear.set((windows.find(({ locksOn }) => locksOn >= today) ?? windows.at(-1))?.startYear ?? 0);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
