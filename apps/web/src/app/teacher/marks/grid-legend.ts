import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { Icon, Shape } from '../../shared/icon/icon';
import { GridSource } from './grid-source';

/** What the looks of a cell mean; each cell says it in words to a screen reader. */
@Component({
  selector: 'hw-grid-legend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Shape],
  template: `
    <p class="keyl" aria-hidden="true">
      <span
        ><i class="k saving"><i class="spin"></i>112</i> sending</span
      >
      <span
        ><i class="k kept"><hw-icon name="cloudoff" small />121</i> kept here</span
      >
      @if (source.thing === 'mark') {
        <span
          ><i class="k conflict"><hw-shape name="act" />104</i> two marks</span
        >
      }
      <span
        ><i class="k invalid"><hw-icon name="warn" small />1040</i> not saved</span
      >
      @if (source.thing === 'mark') {
        <span
          ><i class="k low"><i class="dn"></i>81</i> well below start: more than chance</span
        >
      }
      <span
        ><i class="k"><i class="dn open"></i>98</i> below expected</span
      >
      @if (source.thing === 'mark') {
        <span><i class="k code">A</i> absent</span>
        <span><i class="k code">N</i> not assessed</span>
        <span><i class="k code">B</i> below the scale</span>
      }
    </p>
  `,
})
export class GridLegend {
  protected readonly source = inject(GridSource);
}
