import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed, toObservable } from '@angular/core/rxjs-interop';
import {
  Api,
  type ConcernDto,
  type PupilStoryDto,
  closeConcern,
  listConcerns,
  raiseConcern,
  takeBackConcern,
} from '@headway/api-client';
import { EMPTY, catchError, distinctUntilChanged, switchMap } from 'rxjs';
import { problemOf, type Problem } from '../../core/errors/problem';
import { LiveEvents } from '../../core/live/live-events';
import { newId } from '../../core/new-id';
import { Session } from '../../core/session/session';
import { Undo } from '../../core/undo/undo';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { shortDate } from '../../shared/words/dates';
import { CloseConcernForm } from './close-concern-form';
import { ConcernForm } from './concern-form';

/** What colleagues are worried about in a pupil's learning: raised in words, closed in words. */
@Component({
  selector: 'hw-concerns',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CloseConcernForm, ConcernForm, ErrorNotice],
  template: `
    <h2>Concerns</h2>
    @if (problem(); as problem) {
      <hw-error-notice [problem]="problem" />
    }
    @for (concern of concerns(); track concern.id) {
      <article class="cncn" [class.over]="concern.closedOn !== null">
        <p>“{{ concern.words }}”</p>
        <small class="muted">{{ about(concern) }}</small>
        @if (closing() === concern.id) {
          <hw-close-concern-form (done)="close(concern, $event)" (leave)="closing.set(null)" />
        } @else if (mayWrite && concern.closedOn === null) {
          <button class="btn text sm" type="button" (click)="closing.set(concern.id)">
            Close it<span class="sr">: {{ concern.words }}</span>
          </button>
        }
      </article>
    } @empty {
      <p class="muted">Nobody has raised one.</p>
    }
    @if (raising()) {
      <hw-concern-form
        [name]="story().forename"
        [subjects]="subjects()"
        [saving]="saving()"
        (raise)="raise($event)"
        (leave)="raising.set(false)"
      />
    } @else if (mayWrite) {
      <button class="btn" type="button" (click)="raising.set(true)">Raise a concern</button>
    }
  `,
})
export class Concerns {
  readonly story = input.required<PupilStoryDto>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly undo = inject(Undo);
  protected readonly mayWrite = this.session.can('concerns.write');
  protected readonly concerns = signal<readonly ConcernDto[]>([]);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly raising = signal(false);
  protected readonly closing = signal<string | null>(null);
  protected readonly saving = signal(false);
  /** Each subject once, however many scales it has been measured on. */
  protected readonly subjects = computed(() => [
    ...new Map((this.story().subjects ?? []).map(({ subjectId, subjectName }) => [subjectId, subjectName])),
  ]);
  /** A concern that could not be sent keeps its id, so that sending it again raises one. */
  private id = newId();

  constructor() {
    const live = inject(LiveEvents);
    toObservable(computed(() => this.story().id))
      .pipe(
        distinctUntilChanged(),
        switchMap((pupilId) =>
          live.follow({ topics: ['flags'], read: () => this.read(pupilId) }).pipe(
            catchError((error: unknown) => {
              this.problem.set(problemOf(error));
              return EMPTY;
            }),
          ),
        ),
        takeUntilDestroyed(),
      )
      .subscribe((concerns) => this.concerns.set(concerns));
  }

  protected about({ subjectId, raisedBy, raisedOn, closedOn, closedBy, closedWhy }: ConcernDto): string {
    const subject = this.subjects().find(([id]) => id === subjectId)?.[1];
    const raised = `${subject ? `${subject}, ` : ''}${raisedBy}, ${shortDate(raisedOn)}`;
    return closedOn === null
      ? raised
      : `${raised}. Closed by ${closedBy ?? ''}, ${shortDate(closedOn)}: ${closedWhy ?? ''}`;
  }

  protected async raise({ words, subjectId }: { words: string; subjectId: number | null }): Promise<void> {
    const { id: pupilId, forename } = this.story();
    const schoolId = this.session.schoolId();
    await this.save(async () => {
      const made = await this.api.invoke(raiseConcern, { schoolId, pupilId, body: { id: this.id, words, subjectId } });
      this.id = newId();
      this.raising.set(false);
      this.undo.offer(`Concern raised: ${forename}`, async () => {
        await this.api.invoke(takeBackConcern, { schoolId, concernId: made.id, 'If-Match': `"${made.version}"` });
        this.concerns.set(await this.read(pupilId));
      });
    });
  }

  protected async close({ id: concernId, version }: ConcernDto, why: string): Promise<void> {
    const schoolId = this.session.schoolId();
    await this.save(async () => {
      await this.api.invoke(closeConcern, { schoolId, concernId, 'If-Match': `"${version}"`, body: { why } });
      this.closing.set(null);
    });
  }

  private async save(act: () => Promise<void>): Promise<void> {
    this.saving.set(true);
    try {
      await act();
      this.problem.set(null);
      this.concerns.set(await this.read(this.story().id));
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.saving.set(false);
    }
  }

  private async read(pupilId: string): Promise<readonly ConcernDto[]> {
    return (await this.api.invoke(listConcerns, { schoolId: this.session.schoolId(), pupilId })).concerns;
  }
}
