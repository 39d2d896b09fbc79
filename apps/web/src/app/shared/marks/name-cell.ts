import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type Tag, Tags } from './tag';

/** A pupil in a list: the whole name as the school writes it, never cut, then class and tags. */
@Component({
  selector: 'hw-name-cell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, Tags],
  template: `
    <div class="who">
      @if (link(); as address) {
        <a class="nm" [routerLink]="address">{{ name() }}</a>
      } @else {
        <span class="nm">{{ name() }}</span>
      }
      <span class="muted small">{{ group() }} <hw-tags [tags]="tags()" /></span>
    </div>
  `,
})
export class NameCell {
  readonly name = input.required<string>();
  readonly link = input<string | null>(null);
  /** Class or registration group: "5 Hazel". */
  readonly group = input('');
  readonly tags = input<readonly Tag[]>([]);
}
