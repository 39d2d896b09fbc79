import { ChangeDetectionStrategy, Component } from '@angular/core';

/** What the marks of the plots mean, once for all rows. */
@Component({
  selector: 'hw-impact-legend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="legend imp-l">
      <span>
        <svg class="cg" width="34" height="14" aria-hidden="true">
          <path class="wh" d="M2 7H32M2 3v8M32 3v8" />
          <circle class="pt" cx="17" cy="7" r="6" />
        </svg>
        effect and 95% interval
      </span>
      <span>
        <svg class="co" width="34" height="14" aria-hidden="true">
          <path class="wh" d="M2 7H32M2 3v8M32 3v8" />
          <circle class="ho" cx="17" cy="7" r="5" />
        </svg>
        hollow: could be nothing
      </span>
      <span>
        <svg width="14" height="14" aria-hidden="true">
          <path class="plain-gain" d="M7 1.5l5 5.5-5 5.5-5-5.5z" />
        </svg>
        <span>plain gain, before to after: <b>not an effect</b>, low scores rise by themselves</span>
      </span>
      <span class="sd">SD = spread of scores in the year group</span>
    </div>
  `,
})
export class ImpactLegend {}
