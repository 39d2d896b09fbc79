import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../../core/session/session';
import { PageHead } from '../../shared/layout/page-head';
import { SETTINGS } from '../../shared/layout/settings-tabs';

/** Where a school is set up. */
@Component({
  selector: 'hw-settings',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PageHead, RouterLink],
  template: `
    <hw-page-head
      answer="Set once, then left alone: the year, the scales, the subjects, what is expected, and when marks are collected."
    />
    <ul class="setlist">
      @for (page of pages; track page.path) {
        <li>
          <a [routerLink]="page.path">{{ page.title }}</a>
          <p>{{ page.about }}</p>
        </li>
      }
    </ul>
  `,
})
export class Settings {
  private readonly session = inject(Session);
  protected readonly pages = SETTINGS.filter(({ needs }) => this.session.can(needs));
}
