import type { NavPage } from '../../navigation';
import { matchingPages } from './matching';

const page = (title: string): NavPage => ({
  path: title,
  title,
  needs: null,
  nav: { section: null, icon: 'home', tab: false, question: '' },
  load: () => Promise.reject(new Error('not opened here')),
});
const pages = [page('Who needs help'), page('Intervention grid'), page('Impact')];
const found = (typed: string) => matchingPages(pages, typed).map((each) => each.title);

describe('finding a page', () => {
  it('takes the beginning of any word, in any case', () => {
    expect(found('GRID')).toEqual(['Intervention grid']);
    expect(found('need')).toEqual(['Who needs help']);
    expect(found('i')).toEqual(['Intervention grid', 'Impact']);
    expect(found('rid')).toEqual([]);
  });

  it('shows all of them before anything is typed', () => {
    expect(found(' ')).toHaveLength(3);
  });
});
