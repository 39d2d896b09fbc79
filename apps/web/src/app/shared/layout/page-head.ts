import { ChangeDetectionStrategy, Component, booleanAttribute, input } from '@angular/core';

/**
 * Opens every page with its question already answered. The second line goes in as `<p class="lede">`, actions as
 * elements with the attribute `hwAction`.
 */
@Component({
  selector: 'hw-page-head',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <div class="head">
      <div>
        <p class="answer" [class.dense]="dense()">{{ answer() }}</p>
        <ng-content />
      </div>
      <div class="acts"><ng-content select="[hwAction]" /></div>
    </div>
  `,
})
export class PageHead {
  readonly answer = input.required<string>();
  /** One size smaller, for pages that are full of work. */
  readonly dense = input(false, { transform: booleanAttribute });
}
