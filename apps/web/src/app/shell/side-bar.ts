import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { MatMenuModule } from '@angular/material/menu';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { NavCounts } from '../core/page/nav-counts';
import { Session } from '../core/session/session';
import { Icon } from '../shared/icon/icon';
import { initials } from '../shared/words/names';
import { AccountMenu } from './account-menu';
import { Brand } from '../shared/layout/brand';
import { HalfTermStrokes } from './half-term-strokes';
import { type NavPage, navSections } from '../navigation';

/** School, half term, the pages of this person's work under the verbs of the cycle, and the person. */
@Component({
  selector: 'hw-side-bar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [AccountMenu, Brand, HalfTermStrokes, Icon, MatMenuModule, RouterLink, RouterLinkActive],
  templateUrl: './side-bar.html',
  host: { class: 'side', role: 'complementary', 'aria-label': 'School, pages and you' },
})
export class SideBar {
  private readonly session = inject(Session);

  readonly pages = input.required<readonly NavPage[]>();
  /** A page was chosen: a drawer closes itself. */
  readonly went = output();

  protected readonly counts = inject(NavCounts).byPath;
  protected readonly school = this.session.school;
  protected readonly sections = computed(() => navSections(this.pages()));
  protected readonly name = computed(() => this.session.me()?.displayName ?? '');
  protected readonly initials = computed(() => initials(this.name()));
}
