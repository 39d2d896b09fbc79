import { ChangeDetectionStrategy, Component } from '@angular/core';
import { render } from '../../../testing/render';
import { PageHead } from './page-head';

@Component({
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHead],
  template: `<hw-page-head answer="9 of the 23 pupils who need help are getting none." dense
    ><p class="lede">Since Monday</p>
    <button hwAction>Print</button></hw-page-head
  >`,
})
class Page {}

describe('the head of a page', () => {
  it('opens with the answer, then the second line, with the actions apart', () => {
    const page = render(Page);
    expect(page.one('.answer').textContent).toBe('9 of the 23 pupils who need help are getting none.');
    expect(page.one('.answer').classList).toContain('dense');
    expect(page.one('.answer + .lede').textContent).toBe('Since Monday');
    expect(page.one('.acts').textContent?.trim()).toBe('Print');
  });
});
