import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { person, school } from '../../testing/people';
import { render, settled } from '../../testing/render';
import { NavCounts } from '../core/page/nav-counts';
import { UnsentMarks } from '../core/offline/unsent-marks';
import { Session } from '../core/session/session';
import type { NavPage } from '../navigation';
import { SideBar } from './side-bar';

const flags: NavPage = {
  path: 'flags',
  title: 'Who needs help',
  needs: 'flags.read',
  nav: { section: 'Notice', icon: 'help', tab: true, question: '' },
  load: () => Promise.reject(new Error('not opened here')),
};

async function setUp(schools = [school()]) {
  document.cookie = 'XSRF-TOKEN=token';
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const http = TestBed.inject(HttpTestingController);
  const loaded = TestBed.inject(Session).load();
  http.expectOne('/api/v1/me').flush(person({ schools }));
  await loaded;
  const side = render(SideBar, { pages: [flags] });
  return {
    ...side,
    http,
    openMenu: () => {
      side.one('.me').click();
      side.fixture.detectChanges();
    },
    item: (name: string) => {
      const items = [...document.querySelectorAll<HTMLElement>('[mat-menu-item]')];
      const item = items.find((each) => each.textContent?.trim() === name);
      if (!item) throw new Error(`No "${name}" among: ${items.map((each) => each.textContent?.trim()).join(', ')}`);
      return item;
    },
  };
}

describe('the side bar', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
    document.documentElement.removeAttribute('data-theme');
    document.querySelector('.cdk-overlay-container')?.replaceChildren();
  });

  it('shows pages under their verb with the count a page has reported', async () => {
    const { one, fixture } = await setUp();
    TestBed.inject(NavCounts).set('flags', 9, true);
    fixture.detectChanges();
    expect(one('.nav h2').textContent).toBe('Notice');
    expect(one('.nav a').getAttribute('href')).toBe('/flags');
    expect(one('.nav a em').textContent).toBe('9');
    expect(one('.nav a em').classList).toContain('hot');
  });

  it('shows a holiday instead of a half term', async () => {
    const { one } = await setUp([school({ halfTerm: null, today: '2026-12-28' })]);
    expect(one('.term').textContent).toContain('Holiday');
    expect(one('.term').textContent).toContain('Monday 28 December');
  });

  it('changes to dark and says which is chosen', async () => {
    const { openMenu, item, fixture } = await setUp();
    openMenu();
    item('Dark').click();
    fixture.detectChanges();
    expect(document.documentElement.getAttribute('data-theme')).toBe('dark');
    expect(item('Dark').getAttribute('aria-checked')).toBe('true');
    expect(item('Light').getAttribute('aria-checked')).toBe('false');
  });

  it('signs out', async () => {
    const { openMenu, item, http } = await setUp();
    const went = jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    openMenu();
    item('Sign out').click();
    await settled();
    http.expectOne({ url: '/api/v1/sign-out', method: 'POST' }).flush(null, { status: 204, statusText: 'No Content' });
    await settled();
    expect(TestBed.inject(Session).me()).toBeNull();
    expect(went).toHaveBeenCalledWith(['/sign-in'], { queryParams: {} });
  });

  it('asks before it signs out over marks that are not saved, and then leaves nothing here', async () => {
    const { openMenu, item, http } = await setUp();
    jest.spyOn(TestBed.inject(Router), 'navigate').mockResolvedValue(true);
    TestBed.tick();
    const unsent = TestBed.inject(UnsentMarks);
    TestBed.tick();
    const mark = { subjectId: 3, windowId: 20262, classId: 'maple', mark: '104', typedAt: '2026-11-26T10:42:00Z' };
    await unsent.put([{ ...mark, pupilId: 'amira', previous: { value: null, code: null } }]);
    const press = async (name: string) => {
      openMenu();
      item('Sign out').click();
      const find = () => [...document.querySelectorAll<HTMLElement>('hw-leave-unsaved button')];
      while (find().length === 0) await settled();
      expect(document.querySelector('hw-leave-unsaved')?.textContent).toContain('1 mark is not saved yet');
      find()
        .find((button) => button.textContent?.trim() === name)
        ?.click();
      while (find().length > 0) await settled();
    };

    await press('Stay and save');
    http.match(({ url }) => url.endsWith('/results')).forEach((request) => request.error(new ProgressEvent('error')));
    expect(unsent.marks()).toHaveLength(1);
    http.expectNone('/api/v1/sign-out');

    await press('Sign out and lose them');
    await settled();
    http.expectOne('/api/v1/sign-out').flush(null, { status: 204, statusText: 'No Content' });
    await settled();
    expect(TestBed.inject(Session).me()).toBeNull();
    expect(unsent.marks()).toEqual([]);
  });

  it('offers schools only to who works in several', async () => {
    const { openMenu, item } = await setUp([school(), school({ id: 2, name: 'Alder Primary School' })]);
    openMenu();
    expect(item('Wrenfield Primary School').getAttribute('aria-checked')).toBe('true');
    expect(item('Alder Primary School').getAttribute('aria-checked')).toBe('false');
  });
});
