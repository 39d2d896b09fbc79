import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { Api, type DoingWellDto, type DoingWellPageDto, listDoingWell } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { Session } from '../../core/session/session';
import { EmptyState } from '../../shared/feedback/empty-state';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { PageHead } from '../../shared/layout/page-head';
import { counted } from '../../shared/words/numbers';
import { windowName, yearName } from '../../shared/words/school-words';

interface Row {
  readonly id: string;
  readonly name: string;
  readonly group: string;
  readonly subjects: string;
  readonly latest: string;
}

/** One row a pupil, with all their subjects. */
export function rowsOf(found: readonly DoingWellDto[]): Row[] {
  const byPupil = new Map<string, DoingWellDto[]>();
  for (const one of found) byPupil.set(one.pupilId, [...(byPupil.get(one.pupilId) ?? []), one]);
  return [...byPupil].flatMap(([id, own]) => {
    const [first] = own;
    if (!first) return [];
    const latest = Math.max(...own.map(({ windowId }) => windowId));
    return [
      {
        id,
        name: `${first.forename} ${first.surname}`,
        group: first.className ?? yearName(first.yearGroup),
        subjects: own.map(({ subjectName }) => subjectName).join(', '),
        latest: windowName(latest),
      },
    ];
  });
}

export function doingWellAnswer({ pupils }: Pick<DoingWellPageDto, 'pupils'>): string {
  if (pupils === 0) return 'Every disadvantaged pupil who does well has something extra, or there is none yet.';
  return `${counted(pupils, 'disadvantaged pupil')} ${pupils === 1 ? 'does' : 'do'} well and ${pupils === 1 ? 'has' : 'have'} nothing extra.`;
}

/** Disadvantaged pupils who began high and hold it: do they get anything that stretches them? Listed, not flagged. */
@Component({
  selector: 'hw-doing-well',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, ErrorNotice, PageHead, RouterLink],
  template: `
    @if (problem(); as trouble) {
      <hw-error-notice [problem]="trouble" />
    }
    @if (page(); as found) {
      <hw-page-head [answer]="answer()">
        <p class="lede">
          They began in the top third of their year group and hold it. This is no flag: it asks whether a club, a group
          or harder work would stretch them. {{ others() }}
        </p>
      </hw-page-head>
      @if (rows().length === 0) {
        <hw-empty-state
          heading="Nobody to list"
          text="Pupils come onto this list when results show that they began high and stayed there."
        />
      } @else {
        <div class="scroll-x" tabindex="0" role="region" aria-label="Doing well, nothing extra">
          <table class="totals">
            <caption class="sr">
              Disadvantaged pupils who do well and have nothing extra
            </caption>
            <thead>
              <tr>
                <th scope="col">Pupil</th>
                <th scope="col">Class</th>
                <th scope="col">Does well in</th>
                <th scope="col">Latest result</th>
              </tr>
            </thead>
            <tbody>
              @for (row of rows(); track row.id) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="'/pupils/' + row.id">{{ row.name }}</a>
                  </th>
                  <td>{{ row.group }}</td>
                  <td>{{ row.subjects }}</td>
                  <td>{{ row.latest }}</td>
                </tr>
              }
            </tbody>
          </table>
        </div>
      }
      <p class="small"><a routerLink="/flags">Who needs help</a></p>
    }
  `,
})
export class DoingWell {
  protected readonly page = signal<DoingWellPageDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly rows = computed(() => rowsOf(this.page()?.rows ?? []));
  protected readonly answer = computed(() => doingWellAnswer(this.page() ?? { pupils: 0 }));
  protected readonly others = computed(() => {
    const count = this.page()?.withSomething ?? 0;
    return count === 0 ? '' : `${counted(count, 'other')} ${count === 1 ? 'has' : 'have'} something already.`;
  });

  constructor() {
    const api = inject(Api);
    const schoolId = inject(Session).schoolId();
    inject(LiveEvents)
      .follow({ topics: ['analysis', 'grid'], read: () => api.invoke(listDoingWell, { schoolId }) })
      .pipe(takeUntilDestroyed())
      .subscribe({
        next: (page) => this.page.set(page),
        error: (error: unknown) => this.problem.set(problemOf(error)),
      });
  }
}
