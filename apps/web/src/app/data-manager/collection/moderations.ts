import { ChangeDetectionStrategy, Component, effect, inject, input, signal } from '@angular/core';
import { Api, type ModerationDto, listModerations } from '@headway/api-client';
import { type Problem, problemOf } from '../../core/errors/problem';
import { Session } from '../../core/session/session';
import { ErrorNotice } from '../../shared/feedback/error-notice';
import { shortDate } from '../../shared/words/dates';
import { RecordModeration } from './record-moderation';

/** What was looked at together with somebody else in this window, and what came of it. */
@Component({
  selector: 'hw-moderations',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ErrorNotice, RecordModeration],
  template: `
    <section class="sect">
      <h2>Moderation</h2>
      @if (problem(); as trouble) {
        <hw-error-notice [problem]="trouble" />
      }
      @for (one of list() ?? []; track one.id) {
        <details class="moder">
          <summary>
            {{ one.subjectName }}, {{ date(one.heldOn) }}, with {{ one.withWhom }}: {{ one.sampleSize }}
            {{ one.sampleSize === 1 ? 'pupil' : 'pupils' }},
            {{
              one.changes === 0
                ? 'no mark changed'
                : one.changes === 1
                  ? '1 mark changed'
                  : one.changes + ' marks changed'
            }}
          </summary>
          @if (one.note; as note) {
            <p>{{ note }}</p>
          }
          <ul>
            @for (mark of one.sample; track mark.pupilId) {
              <li>
                {{ mark.pupil }}:
                @if (mark.changed) {
                  {{ mark.given || 'no mark' }} became <b>{{ mark.agreed }}</b>
                } @else {
                  {{ mark.agreed }}, agreed
                }
              </li>
            }
          </ul>
          <p class="small muted">Recorded by {{ one.recordedBy }}, {{ date(one.recordedAt) }}.</p>
        </details>
      } @empty {
        @if (list()) {
          <p class="muted">No marks of this window have been looked at together yet.</p>
        }
      }
      @if (records && !adding()) {
        <button class="btn" type="button" (click)="adding.set(true)">Record a moderation…</button>
      }
      @if (adding()) {
        <hw-record-moderation [windowId]="windowId()" (done)="recorded()" (leave)="adding.set(false)" />
      }
    </section>
  `,
})
export class Moderations {
  readonly windowId = input.required<number>();

  private readonly api = inject(Api);
  private readonly session = inject(Session);
  protected readonly list = signal<readonly ModerationDto[] | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly adding = signal(false);
  protected readonly records = this.session.can('moderation.write');
  protected readonly date = shortDate;

  constructor() {
    effect(() => void this.read(this.windowId()));
  }

  protected recorded(): void {
    this.adding.set(false);
    void this.read(this.windowId());
  }

  private async read(windowId: number): Promise<void> {
    try {
      this.list.set(await this.api.invoke(listModerations, { schoolId: this.session.schoolId(), windowId }));
    } catch (error) {
      this.problem.set(problemOf(error));
    }
  }
}
