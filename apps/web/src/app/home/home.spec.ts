import { TestBed } from '@angular/core/testing';
import { signal } from '@angular/core';
import { provideRouter } from '@angular/router';
import { school } from '../../testing/people';
import { render } from '../../testing/render';
import { Session } from '../core/session/session';
import { PAGES } from '../pages';
import { Home } from './home';

function open(over: Parameters<typeof school>[0], allowed: boolean) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      { provide: Session, useValue: { school: signal(school(over)), can: () => allowed } },
    ],
  });
  return render(Home);
}

describe('the home page', () => {
  it('says where in the half term the school is', () => {
    const home = open({}, true);
    expect(home.one('.answer').textContent).toBe('Week 4 of 7 in Autumn 2: 3 weeks to go.');
    expect(home.one('.lede').textContent).toBe('Thursday 26 November · Wrenfield Primary School');
  });

  it('knows the last week and the holidays', () => {
    expect(
      open({ halfTerm: { name: 'Autumn 2', code: '2026-A2', week: 7, weeks: 7 } }, true).one('.answer').textContent,
    ).toBe('Week 7 of 7 in Autumn 2: the last one.');
    TestBed.resetTestingModule();
    expect(open({ halfTerm: null }, true).one('.answer').textContent).toBe('School is closed for the holiday.');
  });

  it('leads to every page of this person’s work, each with its question', () => {
    const pages = PAGES.flatMap((page) => (page.nav && page.path !== '' ? [[`/${page.path}`, page.nav.question]] : []));
    const home = open({}, true);
    const links = home
      .all('.asks a')
      .map((link) => [link.getAttribute('href'), link.querySelector('span')?.textContent]);
    expect(links.sort()).toEqual(pages.sort());
  });

  it('leads nowhere that is not open to them', () => {
    const closed = PAGES.filter((page) => page.needs !== null).map((page) => `/${page.path}`);
    const links = open({}, false)
      .all('.asks a')
      .map((link) => link.getAttribute('href'));
    expect(links.filter((link) => closed.includes(link ?? ''))).toEqual([]);
  });
});
