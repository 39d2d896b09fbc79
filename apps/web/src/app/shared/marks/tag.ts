import { ChangeDetectionStrategy, Component, input } from '@angular/core';

/** Short marks of a pupil in a dense list: PP, SEN K, EAL. Each says its full name to who asks. */
@Component({
  selector: 'hw-tags',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (tags().length > 0) {
      <span class="tags">
        @for (tag of tags(); track tag.short) {
          <abbr class="tag" [title]="tag.full">{{ tag.short }}</abbr>
        }
      </span>
    }
  `,
})
export class Tags {
  readonly tags = input.required<readonly Tag[]>();
}

export interface Tag {
  readonly short: string;
  readonly full: string;
}
