import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { counted } from '../../shared/words/numbers';

export type SessionState = 'held' | 'lost' | 'this' | 'no-register' | 'to-come';

const LOOKS: Readonly<Record<SessionState, string>> = {
  held: 'h',
  lost: 'l',
  this: 't',
  'no-register': 'l',
  'to-come': 'p',
};

/** All sessions of a group as strokes: happened, lost, the one on screen, to come. */
@Component({
  selector: 'hw-sessions-strip',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="dose" role="img" [attr.aria-label]="label()">
      @for (state of states(); track $index) {
        <i class="{{ looks[state] }}"></i>
      }
    </div>
  `,
})
export class SessionsStrip {
  readonly states = input.required<readonly SessionState[]>();
  protected readonly looks = LOOKS;
  protected readonly label = computed(() => stripWords(this.states()));
}

/** "18 sessions: 9 happened, 5 lost, 1 without register, this one, 3 to come". */
export function stripWords(states: readonly SessionState[]): string {
  const count = (state: SessionState): number => states.filter((one) => one === state).length;
  const parts = [
    `${count('held')} happened`,
    ...(count('lost') ? [`${count('lost')} lost`] : []),
    ...(count('no-register') ? [`${count('no-register')} without a register`] : []),
    ...(count('this') ? ['this one'] : []),
    `${count('to-come')} to come`,
  ];
  return `${counted(states.length, 'session')}: ${parts.join(', ')}`;
}
