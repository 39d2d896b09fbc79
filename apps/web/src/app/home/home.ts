import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { type AlertCountsDto, Api, type FlagDto, type HomeDto, listFlags, readHome } from '@headway/api-client';
import { problemOf, type Problem } from '../core/errors/problem';
import { LiveEvents } from '../core/live/live-events';
import { NavCounts } from '../core/page/nav-counts';
import { Session } from '../core/session/session';
import { alertsAnswer } from '../leader/alerts/alert-words';
import { navPages, navSections } from '../navigation';
import { PAGES } from '../pages';
import { ErrorNotice } from '../shared/feedback/error-notice';
import { Icon } from '../shared/icon/icon';
import { PageHead } from '../shared/layout/page-head';
import { shortDate, weekday } from '../shared/words/dates';
import { homeAnswer, termSentence } from './home-answer';
import { ClassHelp } from './class-help';
import { HelpList } from './help-list';
import { MarksDue } from './marks-due';
import { SchoolTotals } from './school-totals';
import { SessionsToday } from './sessions-today';
import { SupportSpeed } from './support-speed';

/** How many flags the first page names. */
const FLAGS_SHOWN = 3;

interface HomeNow {
  readonly home: HomeDto;
  readonly flags: readonly FlagDto[];
}

/** What this person's work needs today: sessions, marks, pupils without help, reviews, imports; numbers for governors. */
@Component({
  selector: 'hw-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ClassHelp,
    ErrorNotice,
    HelpList,
    Icon,
    MarksDue,
    PageHead,
    RouterLink,
    SchoolTotals,
    SessionsToday,
    SupportSpeed,
  ],
  templateUrl: './home.html',
})
export class Home {
  private readonly api = inject(Api);
  private readonly session = inject(Session);
  private readonly counts = inject(NavCounts);

  private readonly now = signal<HomeNow | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly home = computed(() => this.now()?.home ?? null);
  protected readonly flags = computed(() => this.now()?.flags ?? []);
  protected readonly answer = computed(() => {
    const home = this.home();
    return home ? homeAnswer(home, this.session.school()?.roles.includes('class-teacher') ?? false) : '';
  });
  protected readonly lede = computed(() => {
    const school = this.session.school();
    return school ? [weekday(school.today), termSentence(school), school.name].join(' · ') : '';
  });
  /** Of who teaches the own classes; of who sees the whole school, every class with a pupil nobody helps yet. */
  protected readonly ownClasses = computed(() => (this.home()?.classes ?? []).filter(({ own }) => own));
  protected readonly waitingClasses = computed(() =>
    (this.home()?.classes ?? []).filter(({ own, withNone }) => !own && withNone > 0),
  );
  protected readonly onlyTotals = computed(() => {
    const home = this.home();
    return home !== null && !home.flags && !home.collections && !home.sessions && !home.imports;
  });
  /** The pages of this person's work, where the page would otherwise be empty: the side bar has them too. */
  protected readonly sections = computed(() => {
    const home = this.home();
    const filled = home?.speed || home?.sessions?.length || home?.collections?.length || this.flags().length > 0;
    if (filled) return [];
    return navSections(
      navPages(PAGES, (permission) => this.session.can(permission)).filter((page) => page.path !== ''),
    );
  });
  protected readonly shortDate = shortDate;
  protected readonly alertsWords = (counts: AlertCountsDto): string => alertsAnswer({ counts });

  constructor() {
    inject(LiveEvents)
      .follow({ topics: ['analysis', 'alerts', 'flags', 'grid', 'register', 'imports'], read: () => this.read() })
      .pipe(takeUntilDestroyed())
      .subscribe({ next: (now) => this.show(now), error: (error: unknown) => this.problem.set(problemOf(error)) });
  }

  private async read(): Promise<HomeNow> {
    const schoolId = this.session.schoolId();
    const home = await this.api.invoke(readHome, { schoolId });
    if (!home.flags || home.flags.noHelp === 0) return { home, flags: [] };
    const page = await this.api.invoke(listFlags, { schoolId, limit: FLAGS_SHOWN });
    return { home, flags: page.rows };
  }

  private show(now: HomeNow): void {
    this.now.set(now);
    const without = now.home.flags?.pupilsWithoutHelp;
    if (without !== undefined) this.counts.set('flags', without, without > 0);
    const { alerts } = now.home;
    if (alerts) this.counts.set('alerts', alerts.open, alerts.open > 0);
  }
}
