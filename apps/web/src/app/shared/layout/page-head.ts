import { ChangeDetectionStrategy, Component, type ElementRef, booleanAttribute, input, viewChild } from '@angular/core';

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
        <p #line class="answer" [class.dense]="dense()">{{ answer() }}</p>
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
  private readonly line = viewChild.required<ElementRef<HTMLElement>>('line');

  /** Says the answer anew to who has lost the place: to nobody whose focus is elsewhere on the page. */
  takeFocus(): void {
    const line = this.line().nativeElement;
    const { activeElement, body } = line.ownerDocument;
    if (activeElement !== null && activeElement !== body && activeElement !== line) return;
    line.tabIndex = -1;
    line.blur();
    line.focus();
  }
}
