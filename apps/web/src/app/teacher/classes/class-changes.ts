import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { ClassProfileDto } from '@headway/api-client';
import { Icon } from '../../shared/icon/icon';
import { clockTime, shortDate } from '../../shared/words/dates';
import { ClassActs } from './class-acts';
import { changeSentence } from './class-words';

/** What was changed in a class, newest first, with the way back where nothing was changed since. */
@Component({
  selector: 'hw-class-changes',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    @if (of().changes.length > 0) {
      <section class="sect" aria-labelledby="class-changes">
        <h2 id="class-changes">What was changed</h2>
        <ul class="adults">
          @for (one of of().changes; track one.id) {
            <li>
              <span>{{ sentence(one) }}</span>
              <span class="muted">{{ date(one.at) }}, {{ time(one.at) }}</span>
              @if (one.undone) {
                <span class="muted">taken back</span>
              } @else if (one.undoable) {
                <button class="btn text sm" type="button" [disabled]="acts.acting()" (click)="acts.back(one.id)">
                  <hw-icon name="undo" small /> Take back<span class="sr">: {{ sentence(one) }}</span>
                </button>
              }
            </li>
          }
        </ul>
      </section>
    }
  `,
})
export class ClassChanges {
  readonly of = input.required<ClassProfileDto>();

  protected readonly acts = inject(ClassActs);
  protected readonly sentence = changeSentence;
  protected readonly date = shortDate;
  protected readonly time = clockTime;
}
