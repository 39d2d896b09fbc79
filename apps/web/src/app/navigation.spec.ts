import type { Page } from './pages';
import { navPages, navSections, navTabs } from './navigation';

const load = () => Promise.reject(new Error('not opened here'));
const page = (path: string, section: 'Notice' | 'Help' | 'Judge' | null, needs: Page['needs'], tab = true): Page => ({
  path,
  title: path,
  needs,
  nav: { section, icon: 'home', tab, question: '' },
  load,
});

const pages: readonly Page[] = [
  page('home', null, null),
  page('impact', 'Judge', 'impact.read'),
  page('flags', 'Notice', 'flags.read'),
  page('grid', 'Help', 'groups.read'),
  page('today', 'Help', 'register.write', false),
  page('imports', 'Notice', 'imports.run'),
  { path: 'pupils/:pupilId', title: 'Pupil', needs: 'pupils.read', load },
];

describe('navigation', () => {
  it('shows only the pages a person’s work needs', () => {
    const tutor = navPages(pages, (permission) => permission === 'register.write');
    expect(tutor.map((each) => each.path)).toEqual(['home', 'today']);
  });

  it('groups them under the verbs of the cycle and leaves out a verb without a page', () => {
    const senco = navPages(pages, (permission) => permission !== 'impact.read' && permission !== 'imports.run');
    expect(navSections(senco).map((each) => [each.name, each.pages.map((one) => one.path)])).toEqual([
      [null, ['home']],
      ['Notice', ['flags']],
      ['Help', ['grid', 'today']],
    ]);
  });

  it('puts at most four on the foot of a phone', () => {
    const all = navPages([...pages, page('gaps', 'Judge', null)], () => true);
    expect(navTabs(all).map((each) => each.path)).toEqual(['home', 'impact', 'flags', 'grid']);
  });
});
