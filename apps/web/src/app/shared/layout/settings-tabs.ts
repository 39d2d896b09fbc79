import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';
import type { Permission } from '../../core/session/permission';
import { Session } from '../../core/session/session';

interface SettingsPage {
  readonly path: string;
  readonly title: string;
  readonly needs: Permission;
  /** What is set there. */
  readonly about: string;
}

/** Everything that is set once for a school, in the order in which a new school goes through it. */
export const SETTINGS: readonly SettingsPage[] = [
  {
    path: '/settings/year',
    title: 'School year',
    needs: 'school.write',
    about: 'Half terms and closed days, from which school days are counted.',
  },
  {
    path: '/settings/scales',
    title: 'Scales',
    needs: 'assessment.write',
    about: 'How results are expressed: England’s scales, and your own.',
  },
  {
    path: '/settings/subjects',
    title: 'Subjects',
    needs: 'assessment.write',
    about: 'What is assessed, its strands, and on which scale.',
  },
  {
    path: '/settings/expectations',
    title: 'Expectations',
    needs: 'assessment.write',
    about: 'What is expected of each year group, all year or half term by half term.',
  },
  {
    path: '/settings/windows',
    title: 'Windows',
    needs: 'school.write',
    about: 'When marks are collected, in which subjects and from whom.',
  },
  {
    path: '/settings/rules',
    title: 'Flag rules',
    needs: 'rules.write',
    about: 'Which rules raise a flag, from when on, tried out on the school’s own past.',
  },
  {
    path: '/settings/feeds',
    title: 'Feeds',
    needs: 'imports.run',
    about: 'Files that another system hands over by itself, and how much of them goes in without you.',
  },
  {
    path: '/settings/mappings',
    title: 'Mappings',
    needs: 'imports.run',
    about: 'What the columns of your files are, remembered from those that went in.',
  },
  {
    path: '/settings/jobs',
    title: 'Background work',
    needs: 'jobs.operate',
    about: 'What Headway does by itself: what waits, what failed, and how the latest analysis goes.',
  },
];

/** From one page of settings to the next. */
@Component({
  selector: 'hw-settings-tabs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [RouterLink, RouterLinkActive],
  template: `
    <nav class="settabs" aria-label="Settings">
      @for (page of pages; track page.path) {
        <a
          #tab
          [routerLink]="page.path"
          routerLinkActive="on"
          ariaCurrentWhenActive="page"
          (isActiveChange)="bring(tab, $event)"
          >{{ page.title }}</a
        >
      }
    </nav>
  `,
})
export class SettingsTabs {
  private readonly session = inject(Session);
  protected readonly pages = SETTINGS.filter(({ needs }) => this.session.can(needs));

  /** Where there is no room for all tabs, the one that is open is in sight. */
  protected bring(tab: HTMLElement, active: boolean): void {
    const row = tab.parentElement;
    if (!active || !row) return;
    const [outer, inner] = [row.getBoundingClientRect(), tab.getBoundingClientRect()];
    row.scrollLeft += inner.left - outer.left - (outer.width - inner.width) / 2;
  }
}
