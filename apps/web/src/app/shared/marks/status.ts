import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { Shape, type ShapeName } from '../icon/icon';

/** Needs somebody · due or waiting · done · cannot tell · nobody yet · seen · sessions. */
export type StatusMark = 'act' | 'due' | 'good' | 'unclear' | 'none' | 'seen' | 'dose';

/** Each mark has its shape; the colour only repeats it. */
const TONES: Readonly<Record<StatusMark, 'act' | 'due' | 'good' | 'unclear'>> = {
  act: 'act',
  due: 'due',
  good: 'good',
  unclear: 'unclear',
  none: 'act',
  seen: 'unclear',
  dose: 'unclear',
};

/** Shape first, then the words inside, then colour. */
@Component({
  selector: 'hw-status',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Shape],
  template: `<span class="st {{ tone() }}"
    ><hw-shape [name]="shape()" /><span><ng-content /></span
  ></span>`,
})
export class Status {
  readonly mark = input.required<StatusMark>();
  protected readonly tone = computed(() => TONES[this.mark()]);
  protected readonly shape = computed<ShapeName>(() => this.mark());
}
