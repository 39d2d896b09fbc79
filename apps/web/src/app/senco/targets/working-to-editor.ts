import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import type { ScaleDto, SetWorkingToDto, TargetSubjectDto, WorkingToDto } from '@headway/api-client';
import { yearName } from '../../shared/words/school-words';
import { spanWords, workingOn, workingToWords } from './target-words';

/** Says from when a pupil works to another year or on another scale in a subject, and until when. */
@Component({
  selector: 'hw-working-to-editor',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="tgx">
      @if (subject().workingTo.length > 0) {
        <ul class="tge">
          @for (span of subject().workingTo; track span.startsOn) {
            <li class="bar">
              <span>{{ words(span) }}, {{ spanOf(span) }}{{ span.reason ? ': ' + span.reason : '' }}</span>
              @if (canWrite()) {
                <button class="btn text sm" type="button" [disabled]="busy()" (click)="takeBack.emit(span.startsOn)">
                  Said by mistake<span class="sr">: {{ words(span) }}, {{ spanOf(span) }}</span>
                </button>
              }
            </li>
          }
        </ul>
      }
      @if (canWrite()) {
        @if (current(); as now) {
          <form class="bar tgend" novalidate (submit)="$event.preventDefault(); end.emit(last.value)">
            <label class="pick">
              <span>Until</span>
              <input #last type="date" [value]="now.endsOn ?? today()" />
            </label>
            <button class="btn" type="submit" [disabled]="busy()">Back to the class’s level after that</button>
          </form>
        }
        <form novalidate (submit)="send($event)">
          <div class="scrow">
            <label class="fld">
              <span>From</span>
              <input #from type="date" [value]="form().startsOn" (change)="set({ startsOn: from.value })" />
            </label>
            <label class="fld">
              <span>Works at the level of</span>
              <select #year (change)="set({ yearGroup: numberOf(year.value) })">
                <option value="" [selected]="form().yearGroup === null">the pupil’s own year</option>
                @for (one of years(); track one) {
                  <option [value]="one" [selected]="one === form().yearGroup">{{ yearName(one) }}</option>
                }
              </select>
            </label>
            <label class="fld">
              <span>Marked on</span>
              <select #scale (change)="set({ scaleId: numberOf(scale.value) })">
                <option value="" [selected]="form().scaleId === null">the class’s scale</option>
                @for (one of scales(); track one.id) {
                  <option [value]="one.id" [selected]="one.id === form().scaleId">{{ one.name }}</option>
                }
              </select>
            </label>
          </div>
          <label class="fld">
            <span>Why</span>
            <input
              #why
              type="text"
              maxlength="500"
              [value]="form().reason ?? ''"
              (input)="set({ reason: why.value || null })"
            />
          </label>
          <button class="btn fill" type="submit" [disabled]="busy() || nothing()">Save</button>
        </form>
        <p class="small muted tgnote">
          Comparisons with the class and with the year are off from then on. The own rate of progress and the own target
          stay on.
        </p>
      }
    </div>
  `,
})
export class WorkingToEditor {
  readonly subject = input.required<TargetSubjectDto>();
  readonly scales = input.required<readonly ScaleDto[]>();
  readonly today = input.required<string>();
  readonly canWrite = input(false);
  readonly busy = input(false);
  readonly workTo = output<SetWorkingToDto>();
  /** The last day it holds. */
  readonly end = output<string>();
  /** The day it was said to start. */
  readonly takeBack = output<string>();

  protected readonly current = computed(() => workingOn(this.subject(), this.today()));
  protected readonly form = linkedSignal<SetWorkingToDto>(() => ({
    subjectId: this.subject().subjectId,
    startsOn: this.today(),
    yearGroup: null,
    scaleId: null,
    reason: null,
  }));
  protected readonly nothing = computed(() => this.form().yearGroup === null && this.form().scaleId === null);
  protected readonly years = computed(() => [-1, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]);

  protected readonly yearName = yearName;
  protected readonly spanOf = spanWords;

  protected words(span: WorkingToDto): string {
    return workingToWords(span, this.scales());
  }

  protected numberOf(value: string): number | null {
    return value === '' ? null : Number(value);
  }

  protected set(change: Partial<SetWorkingToDto>): void {
    this.form.update((form) => ({ ...form, ...change }));
  }

  protected send(event: Event): void {
    event.preventDefault();
    if (!this.nothing()) this.workTo.emit(this.form());
  }
}
