import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { academicYearLabel } from '@headway/domain';
import { Api, type SubjectDto, type WindowDto, listSubjects, listWindows, setWindow } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ChangedMeanwhile } from '../../shared/feedback/changed-meanwhile';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { SettingsTabs } from '../../shared/layout/settings-tabs';
import { shortWeekday } from '../../shared/words/dates';
import { windowDifferences } from './window-differences';
import { askedWords, formOf, type WindowForm, windowsAnswer, windowTitle, workload, yearsOf } from './window-form';
import { WindowEditor } from './window-editor';

interface Editing {
  readonly windowId: number;
  readonly start: WindowForm;
}

/** What is collected when, and from whom. */
@Component({
  selector: 'hw-settings-windows',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChangedMeanwhile, ErrorNotice, Icon, PageHead, RouterLink, SettingsTabs, WindowEditor],
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
  /** The window being changed, as it was when its editor was opened or what stands there was taken. */
  protected readonly open = signal<Editing | null>(null);
  /** What somebody else's change kept from being saved. */
  private readonly typed = signal<WindowForm | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly saving = signal(false);

  protected readonly years = computed(() => [...new Set((this.windows() ?? []).map(({ startYear }) => startYear))]);
  protected readonly shown = computed(() => (this.windows() ?? []).filter((w) => w.startYear === this.startYear()));
  protected readonly answer = computed(() => windowsAnswer(this.shown()));
  protected readonly warnings = computed(() => workload(this.shown(), this.subjects()));
  protected readonly yearGroups = computed(() =>
    yearsOf(this.windows() ?? [], this.session.school()?.phase ?? 'primary'),
  );

  /** What somebody else has put in place of what was to be changed; null when nobody has. */
  protected readonly differences = computed(() => {
    const [typed, open] = [this.typed(), this.open()];
    const now = this.windows()?.find(({ id }) => id === open?.windowId);
    return typed && now ? windowDifferences(formOf(now), typed, this.offered(now)) : null;
  });

  protected readonly label = academicYearLabel;
  protected readonly day = shortWeekday;
  protected readonly title = windowTitle;
  protected readonly asked = (window: WindowDto): string => askedWords(window, this.subjects());

  constructor() {
    void this.start();
  }

  protected toggle(window: WindowDto): void {
    this.show(this.open()?.windowId === window.id ? null : window);
  }

  protected choose(year: number): void {
    this.startYear.set(year);
    this.show(null);
  }

  /** Opens a window as it stands, or closes the one that is open; what was typed in it is let go. */
  protected show(window: WindowDto | null): void {
    this.open.set(window && { windowId: window.id, start: formOf(window) });
    this.typed.set(null);
    this.problem.set(null);
  }

  /** A retired subject is asked for only in what was locked before. */
  protected offered({ subjects }: WindowDto): SubjectDto[] {
    return this.subjects().filter(({ id, retired }) => !retired || subjects.some(({ subjectId }) => subjectId === id));
  }

  /** What was ticked of a subject that was retired meanwhile is not asked for. */
  private stillOffered(window: WindowDto, { subjects }: WindowForm): WindowForm['subjects'] {
    const offered = new Set(this.offered(window).map(({ id }) => id));
    return subjects.filter(({ subjectId }) => offered.has(subjectId));
  }

  protected async save(window: WindowDto, form: WindowForm): Promise<void> {
    this.saving.set(true);
    this.problem.set(null);
    this.typed.set(null);
    try {
      const { version } = await this.write(window, { ...form, subjects: this.stillOffered(window, form) });
      this.show(null);
      this.undo.offer(`${windowTitle(window)} was changed`, async () => {
        await this.write({ id: window.id, version }, formOf(window));
      });
    } catch (error) {
      this.problem.set(problemOf(error));
      if (this.problem()?.status === 412) await this.compare(form);
    } finally {
      this.saving.set(false);
    }
  }

  /** Somebody else was first: what stands there is read, and what was typed stays as it is. */
  private async compare(form: WindowForm): Promise<void> {
    try {
      await this.read();
      this.typed.set(form);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  private async write({ id, version }: Pick<WindowDto, 'id' | 'version'>, body: WindowForm): Promise<WindowDto> {
    const asked = { schoolId: this.schoolId, windowId: id, 'If-Match': `"${version}"`, body };
    const now = await this.api.invoke(setWindow, asked);
    this.windows.update((all) => all && all.map((each) => (each.id === id ? now : each)));
    return now;
  }

  private async read(): Promise<void> {
    const [windows, subjects] = await Promise.all([
      this.api.invoke(listWindows, { schoolId: this.schoolId }),
      this.api.invoke(listSubjects, { schoolId: this.schoolId }),
    ]);
    this.windows.set(windows);
    this.subjects.set(subjects);
  }

  private async start(): Promise<void> {
    try {
      await this.read();
      const windows = this.windows() ?? [];
      const today = new Date().toISOString().slice(0, 10);
      this.startYear.set((windows.find(({ locksOn }) => locksOn >= today) ?? windows.at(-1))?.startYear ?? 0);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
