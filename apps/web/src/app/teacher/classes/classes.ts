import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Api, type ClassDto, listClasses, listYears } from '@headway/api-client';
import { academicYearLabel, academicYearOf } from '@headway/domain';
import { switchMap } from 'rxjs';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { Status } from '../../shared/marks/status';
import { ClassActs } from './class-acts';
import { classesAnswer, listed, yearsWords } from './class-words';
import { CopySets } from './copy-sets';
import { NewClass } from './new-class';

interface Part {
  readonly name: string;
  readonly classes: readonly ClassDto[];
}

/** Classes and teaching sets of a year, one's own first. */
@Component({
  selector: 'hw-classes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CopySets, EmptyState, ErrorNotice, Icon, NewClass, PageHead, RouterLink, Status],
  providers: [ClassActs],
  templateUrl: './classes.html',
})
export class Classes {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly schoolId = this.session.schoolId();
  protected readonly acts = inject(ClassActs);

  protected readonly manages = this.session.can('classes.write');
  protected readonly today = this.session.school()?.today ?? '';
  protected readonly startYear = signal(academicYearOf(this.today));
  protected readonly form = signal<'class' | 'copy' | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly classes = signal<readonly ClassDto[] | null>(null);
  protected readonly years = signal<readonly number[]>([]);
  protected readonly answer = computed(() => classesAnswer(this.classes() ?? [], this.startYear(), this.manages));
  protected readonly parts = computed((): Part[] => {
    const all = this.classes() ?? [];
    const over = ({ endsOn }: ClassDto): boolean => endsOn !== null && endsOn < this.today;
    const rest = all.filter((one) => !one.mine && !over(one));
    const mine = all.filter((one) => one.mine && !over(one));
    const [classes, sets] = mine.length > 0 ? ['Other classes', 'Other sets'] : ['Classes', 'Sets'];
    return [
      { name: 'Yours', classes: mine },
      { name: classes, classes: rest.filter(({ kind }) => kind === 'registration') },
      { name: sets, classes: rest.filter(({ kind }) => kind === 'set') },
      { name: 'Ended', classes: all.filter(over) },
    ].filter(({ classes }) => classes.length > 0);
  });
  protected readonly yearLabel = academicYearLabel;
  protected readonly yearsOf = yearsWords;
  protected readonly listed = listed;

  constructor() {
    void this.readYears();
    const live = inject(LiveEvents);
    toObservable(this.startYear)
      .pipe(
        switchMap((startYear) =>
          live.follow({
            topics: ['classes'],
            read: () => this.api.invoke(listClasses, { schoolId: this.schoolId, startYear }),
          }),
        ),
        takeUntilDestroyed(),
      )
      .subscribe({
        next: (classes) => this.classes.set(classes),
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected open(form: 'class' | 'copy' | null): void {
    this.acts.clear();
    this.form.set(form);
  }

  /** Years that are set up; without them only this one is shown. */
  private async readYears(): Promise<void> {
    try {
      const years = await this.api.invoke(listYears, { schoolId: this.schoolId });
      this.years.set(years.map(({ startYear }) => startYear).sort((a, b) => a - b));
    } catch {
      this.years.set([]);
    }
  }
}
