import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Api, pupilStory, type PupilStoryDto } from '@headway/api-client';
import { type Observable, catchError, of, switchMap } from 'rxjs';
import { problemOf, type Problem } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { PageName } from '../../core/page/page-name';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { PupilStory } from './pupil-story';

/** One pupil's page: reads the story, and again whenever something in it may have changed. */
@Component({
  selector: 'hw-pupil',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, PupilStory, RouterLink],
  template: `
    @if (problem(); as problem) {
      <hw-error-notice [problem]="problem"><a routerLink="/">Home</a></hw-error-notice>
    }
    @if (story(); as story) {
      <hw-pupil-story [story]="story" [mayPlace]="mayPlace" />
    }
  `,
})
export class Pupil {
  /** From the address. */
  readonly pupilId = input.required<string>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly live = inject(LiveEvents);

  protected readonly story = signal<PupilStoryDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly mayPlace = this.session.can('placements.write');

  constructor() {
    const page = inject(PageName);
    toObservable(this.pupilId)
      .pipe(
        switchMap((pupilId) => this.follow(pupilId)),
        takeUntilDestroyed(),
      )
      .subscribe((story) => this.story.set(story));
    effect(() => {
      const story = this.story();
      if (story) page.set(`${story.forename} ${story.surname}`);
    });
  }

  private follow(pupilId: string): Observable<PupilStoryDto | null> {
    this.problem.set(null);
    const read = (): Promise<PupilStoryDto> =>
      this.api.invoke(pupilStory, { schoolId: this.session.schoolId(), pupilId });
    return this.live.follow({ topics: ['flags', 'grid', 'register'], read }).pipe(
      catchError((error: unknown) => {
        this.problem.set(problemOf(error));
        return of(null);
      }),
    );
  }
}
