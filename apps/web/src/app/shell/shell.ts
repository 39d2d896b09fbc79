import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  Injector,
  afterNextRender,
  computed,
  inject,
  signal,
  viewChild,
} from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { GuardsCheckEnd, NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { NavCounts } from '../core/page/nav-counts';
import { PageName } from '../core/page/page-name';
import { PageStateLine } from '../core/page/page-state';
import { NewVersion } from '../core/offline/new-version';
import { Session } from '../core/session/session';
import { SessionFollow } from '../core/session/session-follow';
import { PAGES } from '../pages';
import { Icon } from '../shared/icon/icon';
import { navPages, navTabs } from '../navigation';
import { Bell } from './bell/bell';
import { DeviceNotices } from './device-notices';
import { SavingLine } from './saving-line';
import { SideBar } from './side-bar';

/** What stands around every page: side bar, top line, tabs on a phone. */
@Component({
  selector: 'hw-shell',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Bell, DeviceNotices, Icon, RouterLink, RouterLinkActive, RouterOutlet, SavingLine, SideBar],
  templateUrl: './shell.html',
  host: { '(document:keydown)': 'shortcut($event)' },
})
export class Shell {
  private readonly session = inject(Session);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly page = inject(PageName);
  private readonly stateLine = inject(PageStateLine);
  protected readonly counts = inject(NavCounts);
  protected readonly rail = signal(false);
  protected readonly pages = computed(() => navPages(PAGES, (permission) => this.session.can(permission)));
  protected readonly tabs = computed(() => navTabs(this.pages()));
  protected readonly shortcutName = /Mac|iPhone|iPad/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K';
  protected readonly findWhat = computed(() =>
    this.session.can('pupils.read') ? 'Find a pupil or page' : 'Find a page',
  );
  private path = '';

  constructor() {
    inject(SessionFollow);
    const version = inject(NewVersion);
    // Who marks works without a network as well: the pages are kept here once the first has been drawn.
    if (this.session.can('results.write')) afterNextRender(() => void version.start());
    this.router.events.pipe(takeUntilDestroyed()).subscribe((event) => {
      if (event instanceof GuardsCheckEnd && pathOf(event.urlAfterRedirects) !== this.path) this.stateLine.clear();
      if (event instanceof NavigationEnd) this.arrive();
    });
  }

  protected skip(event: Event): void {
    event.preventDefault();
    this.heading().nativeElement.focus();
  }

  protected shortcut(event: KeyboardEvent): void {
    if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void this.find();
  }

  protected async find(): Promise<void> {
    (await import('./find/find')).openFind(this.injector, this.pages());
  }

  protected async menu(): Promise<void> {
    (await import('./drawer')).openDrawer(this.injector, this.pages());
  }

  /** A move to another page starts at its name; a change of filters in the address does not move anybody. */
  private arrive(): void {
    let route = this.router.routerState.snapshot.root;
    while (route.firstChild) route = route.firstChild;
    this.rail.set(route.data['rail'] === true);

    const path = pathOf(this.router.url);
    if (path === this.path) return;
    const first = this.path === '' && !this.router.currentNavigation()?.previousNavigation;
    this.path = path;
    if (!first) afterNextRender(() => this.heading().nativeElement.focus(), { injector: this.injector });
  }
}

function pathOf(url: string): string {
  return url.split(/[?#]/)[0] ?? '';
}
