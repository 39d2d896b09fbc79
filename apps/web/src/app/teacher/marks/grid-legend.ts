import { ChangeDetectionStrategy, Component, output } from '@angular/core';
import { Icon, Shape } from '../../shared/icon/icon';

/** The keys somebody needs first, and what the looks of a cell mean. */
@Component({
  selector: 'hw-grid-legend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Shape],
  template: `
    <div class="bar mg-keys">
      <span class="muted small mg-hint"
        >Type, then <kbd>Enter</kbd> goes down · <kbd>A</kbd> absent · <kbd>N</kbd> not assessed · <kbd>B</kbd> below
        the scale · <kbd>Ctrl ↓</kbd> next empty ·
        <button class="link" type="button" (click)="keys.emit()"><kbd>?</kbd> all keys</button></span
      >
      <span class="keyl" aria-hidden="true"
        ><span class="k saving"><i class="spin still"></i>112</span> sending
        <span class="k kept"><hw-icon name="cloudoff" small />121</span> kept here
        <span class="k conflict"><hw-shape name="act" />104</span> two marks
        <span class="k invalid"><hw-icon name="warn" small />1040</span> not saved
        <span class="k low"><i class="dn"></i>81</span> well below start
        <span class="k"><i class="dn open"></i>98</span> below expected</span
      >
    </div>
  `,
})
export class GridLegend {
  readonly keys = output();
}
