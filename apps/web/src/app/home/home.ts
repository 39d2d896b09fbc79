import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Session } from '../core/session/session';
import { PAGES } from '../pages';
import { navPages, navSections } from '../navigation';
import { Icon } from '../shared/icon/icon';
import { PageHead } from '../shared/layout/page-head';
import { weekday } from '../shared/words/dates';
import { counted } from '../shared/words/numbers';

/** What this person's work needs today, by the verbs of the cycle, each page with the question it answers. */
@Component({
  selector: 'hw-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, PageHead, RouterLink],
  templateUrl: './home.html',
})
export class Home {
  private readonly session = inject(Session);

  protected readonly school = this.session.school;
  protected readonly today = computed(() => weekday(this.school()?.today ?? ''));
  protected readonly answer = computed(() => {
    const term = this.school()?.halfTerm;
    if (!term) return 'School is closed for the holiday.';
    const left = term.weeks - term.week;
    return `Week ${term.week} of ${term.weeks} in ${term.name}: ${left === 0 ? 'the last one' : `${counted(left, 'week')} to go`}.`;
  });
  protected readonly sections = computed(() =>
    navSections(navPages(PAGES, (permission) => this.session.can(permission)).filter((page) => page.path !== '')),
  );
}
