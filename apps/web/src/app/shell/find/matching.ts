import type { NavPage } from '../../navigation';

/** Pages one of whose words begins with what was typed; all of them when nothing was. */
export function matchingPages(pages: readonly NavPage[], typed: string): NavPage[] {
  const wanted = typed.trim().toLocaleLowerCase('en-GB');
  return pages.filter((page) => ` ${page.title.toLocaleLowerCase('en-GB')}`.includes(` ${wanted}`) || wanted === '');
}
