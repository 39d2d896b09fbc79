import { ChangeDetectionStrategy, Component, computed, input, linkedSignal, output } from '@angular/core';
import type { AnswerDto, ImportRunDto } from '@headway/api-client';

/** What only a person can know: whether two records are the same pupil, for instance. Nothing goes in before it is said. */
@Component({
  selector: 'hw-import-questions',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (questions().length > 0) {
      <section class="sect">
        <h2>
          {{ open() === 0 ? 'Answered' : open() === 1 ? '1 question for you' : open() + ' questions for you' }}
        </h2>
        <ul class="quests">
          @for (question of questions(); track question.key) {
            <li>
              <fieldset>
                <legend>{{ question.ask }}</legend>
                @if (question.pupil; as pupil) {
                  <p class="infile">
                    In the file: <b>{{ pupil }}</b><span class="muted small"> · {{ question.place }}</span>
                  </p>
                }
                @for (option of question.options; track option.value) {
                  <label class="tick">
                    <input
                      type="radio"
                      [name]="question.key"
                      [checked]="answers().get(question.key) === option.value"
                      (change)="choose(question.key, option.value)"
                    />
                    {{ option.label }}
                  </label>
                }
              </fieldset>
            </li>
          }
        </ul>
        @if (changed()) {
          @if (unsaid() > 0) {
            <p class="small muted" role="status">{{ unsaid() }} still without an answer.</p>
          }
          <button class="btn" type="button" [disabled]="busy()" (click)="send()">
            Keep these answers, check again
          </button>
        }
      </section>
    }
  `,
})
export class ImportQuestions {
  readonly run = input.required<ImportRunDto>();
  readonly busy = input(false);
  readonly answered = output<AnswerDto[]>();

  protected readonly questions = computed(() =>
    this.run().parts.flatMap(({ questions, layout, name }) =>
      questions.map((question) => ({
        ...question,
        place: `${name}, ${layout.rowsAre === 'lines' ? 'line' : 'row'} ${question.row}`,
      })),
    ),
  );
  protected readonly answers = linkedSignal<number, ReadonlyMap<string, string>>({
    source: computed(() => this.run().version),
    computation: () => new Map(this.questions().flatMap(({ key, answer }) => (answer === null ? [] : [[key, answer]]))),
  });
  protected readonly open = computed(() => this.questions().filter(({ answer }) => answer === null).length);
  /** Without an answer even in front of the person. */
  protected readonly unsaid = computed(() => this.questions().filter(({ key }) => !this.answers().has(key)).length);
  protected readonly changed = computed(() =>
    this.questions().some(({ key, answer }) => (this.answers().get(key) ?? null) !== answer),
  );

  protected choose(key: string, value: string): void {
    this.answers.set(new Map(this.answers()).set(key, value));
  }

  protected send(): void {
    this.answered.emit([...this.answers()].map(([key, value]) => ({ key, value })));
  }
}
