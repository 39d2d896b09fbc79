import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Api, type ClassProfileDto, classProfile, endClass, renameClass } from '@headway/api-client';
import { switchMap } from 'rxjs';
import { fieldMessage, type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { PageName } from '../../core/page/page-name';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { Icon } from '../../shared/icon/icon';
import { PageHead } from '../../shared/layout/page-head';
import { shortDate } from '../../shared/words/dates';
import { ClassActs } from './class-acts';
import { ClassChanges } from './class-changes';
import { ClassPupils } from './class-pupils';
import { ClassStaff } from './class-staff';
import { kindWords, profileAnswer } from './class-words';

/** Who is in a class and who teaches it, from–to. */
@Component({
  selector: 'hw-class-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ClassChanges, ClassPupils, ClassStaff, ErrorNotice, Icon, PageHead, RouterLink],
  providers: [ClassActs],
  templateUrl: './class-page.html',
})
export class ClassPage {
  /** From the address. */
  readonly classId = input.required<string>();

  private readonly api = inject(Api);
  private readonly page = inject(PageName);
  private readonly session = inject(Session);
  private readonly schoolId = this.session.schoolId();
  protected readonly acts = inject(ClassActs);
  protected readonly profile = signal<ClassProfileDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly form = signal<'name' | 'end' | null>(null);
  protected readonly seesFlags = this.session.can('flags.read');
  protected readonly seesMarks = this.session.can('results.read');
  protected readonly answer = computed(() => {
    const profile = this.profile();
    return profile ? profileAnswer(profile) : '';
  });
  protected readonly kind = kindWords;

  constructor() {
    const live = inject(LiveEvents);
    toObservable(this.classId)
      .pipe(
        switchMap((classId) =>
          live.follow({
            topics: ['classes'],
            read: () => this.api.invoke(classProfile, { schoolId: this.schoolId, classId }),
          }),
        ),
        takeUntilDestroyed(),
      )
      .subscribe({
        next: (profile) => {
          this.profile.set(profile);
          this.page.set(profile.name);
        },
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }

  protected open(form: 'name' | 'end' | null): void {
    this.acts.clear();
    this.form.set(form);
  }

  protected wrong(field: string): string | null {
    return fieldMessage(this.acts.problem(), field);
  }

  protected async rename(event: Event, name: string): Promise<void> {
    event.preventDefault();
    const classId = this.classId();
    const done = await this.acts.act(`The class is called ${name.trim()} now`, (schoolId) =>
      this.api.invoke(renameClass, { schoolId, classId, body: { name } }),
    );
    if (done) this.form.set(null);
  }

  protected async end(event: Event, lastDay: string): Promise<void> {
    event.preventDefault();
    const { id: classId, name } = this.profile() ?? { id: this.classId(), name: 'The class' };
    const done = await this.acts.act(`${name} ends on ${shortDate(lastDay)}`, (schoolId) =>
      this.api.invoke(endClass, { schoolId, classId, body: { lastDay } }),
    );
    if (done) this.form.set(null);
  }
}
