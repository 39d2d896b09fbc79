import { ChangeDetectionStrategy, Component, booleanAttribute, computed, input } from '@angular/core';

/** Names of the line icons in public/icons.svg. */
export type IconName =
  | 'home'
  | 'marks'
  | 'help'
  | 'pupil'
  | 'pupils'
  | 'grid'
  | 'today'
  | 'meet'
  | 'plan'
  | 'map'
  | 'impact'
  | 'value'
  | 'gaps'
  | 'gov'
  | 'report'
  | 'import'
  | 'cog'
  | 'search'
  | 'bell'
  | 'cloudoff'
  | 'cloud'
  | 'check'
  | 'x'
  | 'plus'
  | 'minus'
  | 'down'
  | 'right'
  | 'left'
  | 'up'
  | 'arrow'
  | 'more'
  | 'undo'
  | 'note'
  | 'print'
  | 'dl'
  | 'eye'
  | 'eyeoff'
  | 'lock'
  | 'keys'
  | 'filter'
  | 'menu'
  | 'warn'
  | 'clock'
  | 'people'
  | 'table'
  | 'grip'
  | 'move'
  | 'pen'
  | 'star'
  | 'bag'
  | 'swap';

/** Names of the status shapes in the same file. */
export type ShapeName =
  'act' | 'due' | 'good' | 'unclear' | 'none' | 'seen' | 'same' | 'down' | 'early' | 'few' | 'dose';

/** A line icon. It says nothing by itself: the word stands beside it or in the label of what it is in. */
@Component({
  selector: 'hw-icon',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg class="i" [class.s]="small()" aria-hidden="true"><use [attr.href]="href()" /></svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly small = input(false, { transform: booleanAttribute });
  protected readonly href = computed(() => `/icons.svg#i-${this.name()}`);
}

/** A status shape, filled and sized by what it is in. */
@Component({
  selector: 'hw-shape',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<svg class="shape" aria-hidden="true"><use [attr.href]="href()" /></svg>`,
})
export class Shape {
  readonly name = input.required<ShapeName>();
  protected readonly href = computed(() => `/icons.svg#s-${this.name()}`);
}
