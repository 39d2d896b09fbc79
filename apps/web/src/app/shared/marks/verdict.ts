import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Shape, type ShapeName } from '../icon/icon';

/** What can be said about help after it has run; seven and no more. */
export type Verdict =
  'helped' | 'less-progress' | 'no-difference' | 'unclear' | 'few-sessions' | 'too-few' | 'too-early';

interface Look {
  readonly words: string;
  readonly shape: ShapeName;
  /** Filled when we can tell, outlined when we cannot. */
  readonly tone: 'good' | 'act' | 'plain' | 'unclear';
}

const LOOKS: Readonly<Record<Verdict, Look>> = {
  helped: { words: 'Helped', shape: 'good', tone: 'good' },
  'less-progress': { words: 'Less progress', shape: 'down', tone: 'act' },
  'no-difference': { words: 'No difference found', shape: 'same', tone: 'plain' },
  unclear: { words: 'Unclear', shape: 'unclear', tone: 'unclear' },
  'few-sessions': { words: 'Too few sessions', shape: 'dose', tone: 'unclear' },
  'too-few': { words: 'Too few pupils', shape: 'few', tone: 'unclear' },
  'too-early': { words: 'Too early', shape: 'early', tone: 'unclear' },
};

@Component({
  selector: 'hw-verdict',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Shape],
  template: `<span class="chip {{ look().tone }}"><hw-shape [name]="look().shape" />{{ look().words }}</span>`,
})
export class VerdictChip {
  readonly verdict = input.required<Verdict>();
  protected readonly look = computed(() => LOOKS[this.verdict()]);
}
