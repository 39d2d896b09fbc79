import { ChangeDetectionStrategy, Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { EmptyState } from '../shared/feedback/empty-state';

@Component({
  selector: 'hw-not-here',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [EmptyState, RouterLink],
  template: `
    <hw-empty-state
      heading="There is no such page, or your work does not need it"
      text="If somebody sent you this address, ask them who it is meant for."
    >
      <a class="btn fill sm" routerLink="/">Go to your home page</a>
    </hw-empty-state>
  `,
})
export class NotHere {}
