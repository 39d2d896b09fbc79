import { ChangeDetectionStrategy, Component } from '@angular/core';

/** What the small charts are drawn with. */
@Component({
  selector: 'hw-flag-legend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="legend flag-legend">
      <span>
        <svg width="26" height="12" aria-hidden="true">
          <path class="c1 bd" d="M0 0H26V12H0z" />
          <path class="c1 ln" d="M1 6H25" /></svg
        >pupil, with the error of the test
      </span>
      <span>
        <svg width="26" height="12" aria-hidden="true"><path class="oth-l" d="M1 6H25" /></svg>pupils who were level
      </span>
      <span>
        <svg width="26" height="12" aria-hidden="true"><path class="exp-l" d="M0 6H26" /></svg>expected
      </span>
      <span>
        <svg width="12" height="12" aria-hidden="true"><circle class="cu ho" cx="6" cy="6" r="4" /></svg>cannot tell yet
      </span>
      <span class="order">Most need first. “Days” are school days since the flag was raised</span>
    </div>
  `,
})
export class FlagLegend {}
