import type { Permission } from './core/session/permission';
import type { Page, Section } from './pages';

export type NavPage = Page & Required<Pick<Page, 'nav'>>;

export interface NavSection {
  readonly name: Section | null;
  readonly pages: readonly NavPage[];
}

const ORDER: readonly (Section | null)[] = [null, 'Notice', 'Help', 'Judge', 'Set up', 'Report'];
const TABS = 4;

function inNavigation(page: Page): page is NavPage {
  return page.nav !== undefined;
}

/** The pages this person's work needs, in the side bar's order. */
export function navPages(pages: readonly Page[], can: (permission: Permission) => boolean): NavPage[] {
  return pages.filter(inNavigation).filter((page) => page.needs === null || can(page.needs));
}

/** The same, grouped under the verbs; a verb without a page is left out. */
export function navSections(pages: readonly NavPage[]): NavSection[] {
  return ORDER.map((name) => ({ name, pages: pages.filter((page) => page.nav.section === name) })).filter(
    (section) => section.pages.length > 0,
  );
}

/** Up to four tabs at the foot of a phone. */
export function navTabs(pages: readonly NavPage[]): NavPage[] {
  return pages.filter((page) => page.nav.tab).slice(0, TABS);
}
