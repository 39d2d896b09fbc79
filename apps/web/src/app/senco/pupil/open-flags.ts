import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import type { AnswerInClassDto, FlagAnswerDto, PupilStoryDto, ReviewAnswerDto } from '@headway/api-client';
import { problemOf, type Problem } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { topicOf } from '../../shared/flags/flag-view';
import { Status } from '../../shared/marks/status';
import { AnswerCalls } from '../answers/answer-calls';
import { AnswerForm } from '../answers/answer-form';
import { ReviewForm } from '../answers/review-form';
import { type OpenFlag, openFlags } from './open-flag';

/** What is open for a pupil now, what answers it, and what was done in class about it so far. */
@Component({
  selector: 'hw-open-flags',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AnswerForm, ErrorNotice, ReviewForm, Status],
  template: `
    <h2>Open now</h2>
    @if (problem(); as problem) {
      <hw-error-notice [problem]="problem" />
    }
    @for (flag of flags(); track flag.id) {
      <article class="opfl">
        <h3>{{ flag.topic }}</h3>
        <p class="lead">{{ flag.sentence }}</p>
        <p class="small muted">{{ flag.days }}, {{ flag.need }} points of need.</p>
        <hw-status [mark]="flag.acted.mark">{{ flag.acted.words }}</hw-status>
        @if (flag.running; as done) {
          <p class="small">“{{ done.what }}”</p>
        }
        @switch (form()?.id === flag.id ? form()?.kind : null) {
          @case ('answer') {
            <hw-answer-form
              [name]="story().forename"
              [today]="story().today"
              [saving]="saving()"
              (answer)="answer(flag, $event)"
              (leave)="form.set(null)"
            />
          }
          @case ('review') {
            @if (flag.running; as done) {
              <hw-review-form
                [name]="story().forename"
                [done]="done"
                [today]="story().today"
                [saving]="saving()"
                (review)="review(done, $event)"
                (leave)="form.set(null)"
              />
            }
          }
          @default {
            @if (mayAnswer) {
              <button
                class="btn sm"
                type="button"
                (click)="form.set({ id: flag.id, kind: flag.running ? 'review' : 'answer' })"
              >
                {{ flag.running ? 'Say how it went' : 'Answer in class' }}<span class="sr">: {{ flag.topic }}</span>
              </button>
            }
          }
        }
        @if (flag.before.length > 0) {
          <ul class="news">
            @for (one of flag.before; track one.id) {
              <li>
                <p>{{ one.words }}</p>
                <small>{{ one.when }}</small>
              </li>
            }
          </ul>
        }
      </article>
    } @empty {
      <p class="muted">No flag is open.</p>
    }
  `,
})
export class OpenFlags {
  readonly story = input.required<PupilStoryDto>();

  private readonly calls = inject(AnswerCalls);
  protected readonly mayAnswer = inject(Session).can('answers.write');
  protected readonly flags = computed(() => openFlags(this.story()));
  protected readonly form = signal<{ id: string; kind: 'answer' | 'review' } | null>(null);
  protected readonly saving = signal(false);
  protected readonly problem = signal<Problem | null>(null);

  protected async answer(flag: OpenFlag, body: AnswerInClassDto): Promise<void> {
    const { forename, surname } = this.story();
    const about = `${forename} ${surname}, ${topicOf(flag)}`;
    await this.save(() => this.calls.answer(flag, about, body, () => Promise.resolve()));
  }

  protected async review(answer: FlagAnswerDto, body: ReviewAnswerDto): Promise<void> {
    await this.save(() => this.calls.review(answer, body));
  }

  /** The form closes once it is kept; the page hears of the change by itself. */
  private async save(call: () => Promise<unknown>): Promise<void> {
    this.saving.set(true);
    try {
      await call();
      this.problem.set(null);
      this.form.set(null);
    } catch (error) {
      this.problem.set(problemOf(error));
    } finally {
      this.saving.set(false);
    }
  }
}
