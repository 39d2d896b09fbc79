import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { Api, type ClassDto, type ExportKindDto, listClasses, listExports, listWindows } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { windowNameWithYear } from '../../shared/words/school-words';
import { begun, type Choices, hrefOf, narrowedTo, narrowingIn } from './narrowing';

/** Files to take away: what is in each, as CSV or as a workbook, of all pupils or of a class. */
@Component({
  selector: 'hw-exports',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, Icon, PageHead],
  templateUrl: './exports.html',
})
export class Exports {
  private readonly api = inject(Api);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  private readonly schoolId = this.session.schoolId();
  private readonly params = toSignal(this.route.queryParams, { initialValue: {} });

  protected readonly kinds = signal<readonly ExportKindDto[] | null>(null);
  protected readonly choices = signal<Choices>({ classes: [], windows: [] });
  protected readonly problem = signal<Problem | null>(null);
  protected readonly chosen = computed(() => narrowingIn(this.params(), this.choices()));
  protected readonly answer = computed(() => {
    const kinds = this.kinds();
    if (!kinds) return 'Take your school’s data away as files.';
    return kinds.length === 1 ? 'One file can be taken away.' : `${kinds.length} files can be taken away.`;
  });

  protected readonly windowName = windowNameWithYear;

  constructor() {
    void this.read();
  }

  protected hrefOf(kind: ExportKindDto, format: 'csv' | 'xlsx'): string {
    return hrefOf(this.schoolId, kind, format, this.chosen());
  }

  protected narrowedTo(kind: ExportKindDto): string {
    return narrowedTo(kind, this.chosen());
  }

  /** The choice stands in the address. */
  protected choose(choice: { readonly class: string } | { readonly window: string }): void {
    const queryParams = Object.fromEntries(Object.entries(choice).map(([key, value]) => [key, value || null]));
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }

  private async read(): Promise<void> {
    const at = { schoolId: this.schoolId };
    try {
      const [kinds, classes, windows] = await Promise.all([
        this.api.invoke(listExports, at),
        this.api.invoke(listClasses, at),
        this.api.invoke(listWindows, at),
      ]);
      const today = this.session.school()?.today ?? '';
      this.choices.set({ classes: this.offered(classes), windows: begun(windows, today) });
      this.kinds.set(kinds);
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }

  /** A file of a teacher holds the own pupils only, so the own classes are enough. */
  private offered(classes: readonly ClassDto[]): readonly ClassDto[] {
    const today = this.session.school()?.today ?? '';
    const now = classes.filter(({ endsOn }) => endsOn === null || endsOn >= today);
    return this.session.can('classes.write') ? now : now.filter(({ mine }) => mine);
  }
}
