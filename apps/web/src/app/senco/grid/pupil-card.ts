import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Icon, Shape } from '../../shared/icon/icon';
import { SessionsBar } from '../../shared/marks/sessions-bar';
import type { CardView } from './card-view';

/** What is on a pupil's card, under the name: why, results, sessions, since. */
@Component({
  selector: 'hw-pupil-card',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, SessionsBar, Shape],
  template: `
    @let of = card();
    @if (of.why; as why) {
      <p>{{ why }}</p>
    }
    @if (of.results || of.dose) {
      <div class="pc-m">
        @if (of.results; as results) {
          <span class="tr">
            @if (results.before; as before) {
              {{ before }}&ngsp;<span aria-hidden="true">→</span><span class="sr">then</span>&ngsp;
            }
            <b>{{ results.now }}</b>
            @switch (results.change) {
              @case ('better') {
                <i class="upm"></i><span class="sr">, better by more than chance</span>
              }
              @case ('worse') {
                <i class="dn"></i><span class="sr">, lower by more than chance</span>
              }
              @case ('chance') {
                <i class="eqm"></i><span class="sr">, could be chance</span>
              }
            }
          </span>
        }
        @if (of.dose; as dose) {
          <hw-sessions-bar [had]="dose.had" [planned]="dose.due" />
        }
      </div>
    }
    @if (of.fewSessions) {
      <div class="pc-f">
        <span class="chip due sm"><hw-shape name="dose" />Few sessions</span>
      </div>
    }
    <small>{{ of.since }}</small>
    @if (of.suggestion; as suggestion) {
      <span class="sug"><hw-icon name="arrow" small />{{ suggestion }}</span>
    }
  `,
})
export class PupilCard {
  readonly card = input.required<CardView>();
}
