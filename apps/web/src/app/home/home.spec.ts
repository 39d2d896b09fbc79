import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { Api, type HomeDto } from '@headway/api-client';
import { of } from 'rxjs';
import { school } from '../../testing/people';
import { render, settled } from '../../testing/render';
import { LiveEvents } from '../core/live/live-events';
import { Session } from '../core/session/session';
import { PAGES } from '../pages';
import { Home } from './home';

const shown = (value: number) => ({ value, hidden: null });
const nothing: HomeDto = {
  today: '2026-11-26',
  flags: null,
  classes: null,
  alerts: null,
  speed: null,
  collections: null,
  nextWindow: null,
  sessions: null,
  reviews: null,
  imports: null,
  analysis: { run: null, waiting: false },
  totals: { pupils: shown(420), needHelp: shown(63), inSupport: shown(31), years: [] },
};

const session = (id: string, mine: boolean) => ({
  id,
  groupId: 'g',
  groupName: 'Word reading',
  startsAt: '09:10',
  minutes: 20,
  room: null,
  leaderName: null,
  mine,
  status: 'planned' as const,
  pupils: [],
});

async function open(home: Partial<HomeDto>, allowed = true) {
  TestBed.configureTestingModule({
    providers: [
      provideRouter([]),
      {
        provide: Session,
        useValue: { school: signal(school()), schoolId: () => 1, me: signal({}), can: () => allowed },
      },
      { provide: Api, useValue: { invoke: () => Promise.reject(new Error('not asked here')) } },
      { provide: LiveEvents, useValue: { follow: () => of({ home: { ...nothing, ...home }, flags: [] }) } },
    ],
  });
  const page = render(Home);
  await settled();
  page.fixture.detectChanges();
  return page;
}

describe('the home page', () => {
  it('answers first: what waits, and where in the half term the school is', async () => {
    const page = await open({
      reviews: [{ groupId: 'g', groupName: 'Word reading', reviewOn: '2026-11-20', leaderName: 'Mrs Sandhu' }],
    });
    expect(page.one('.answer').textContent).toBe('1 group to review.');
    expect(page.one('.lede').textContent).toBe(
      'Thursday 26 November · Week 4 of 7 in Autumn 2 · Wrenfield Primary School',
    );
    expect(page.one('.rightcol').textContent).toContain('was due 20 Nov');
  });

  it('adds up the classes of a school with many of them', async () => {
    const collections = ['5 Hazel', '5 Birch', '6 Ash', '6 Oak', '3 Elm', '3 Yew', '4 Fir', '4 Bay'].map(
      (className, i) => ({
        windowId: 20262,
        dueOn: '2026-12-04',
        subjectId: 1,
        subjectName: 'Reading',
        classId: className,
        className,
        done: i,
        total: 30,
        finished: false,
      }),
    );
    const page = await open({ collections });
    expect(page.all('.todo tr')).toHaveLength(1);
    expect(page.one('.todo th').textContent).toBe('Reading');
    expect(page.one('.todo .num').textContent).toBe('28 of 240');
    expect(page.one('.todo .note').textContent).toBe('212 left');
    expect(page.one('.todo a').getAttribute('href')).toBe('/windows/20262');
    TestBed.resetTestingModule();
    const few = await open({ collections: collections.slice(0, 2) });
    expect(few.all('.todo th').map((cell) => cell.textContent)).toEqual(['5 Hazel, Reading', '5 Birch, Reading']);
    TestBed.resetTestingModule();
    const sets = collections.slice(0, 2).map((one, i) => ({ ...one, className: `10 Reading ${i}` }));
    const named = await open({ collections: sets });
    expect(named.all('.todo th').map((cell) => cell.textContent)).toEqual(['10 Reading 0', '10 Reading 1']);
    expect(few.one('.todo a').getAttribute('href')).toBe('/classes/5%20Hazel/marks?windowId=20262&subjectId=1');
  });

  it('opens the register from one’s own session, the group from another’s', async () => {
    const page = await open({ sessions: [session('mine', true), session('theirs', false)] });
    expect(page.all('.todo a').map((link) => link.getAttribute('href'))).toEqual([
      '/groups/g?session=mine',
      '/groups/g',
    ]);
  });

  it('shows a governor a table of numbers with the hidden ones marked and explained', async () => {
    const page = await open(
      {
        totals: {
          ...nothing.totals,
          years: [
            { yearGroup: 0, pupils: shown(60), needHelp: { value: null, hidden: 'too-small' }, inSupport: shown(9) },
            { yearGroup: 1, pupils: shown(60), needHelp: { value: null, hidden: 'gives-away' }, inSupport: shown(8) },
          ],
        },
      },
      false,
    );
    expect(page.all('.totals tbody th').map((cell) => cell.textContent)).toEqual(['Reception', 'Year 1', 'All']);
    expect(page.all('.totals hw-hidden-number').map((cell) => cell.textContent)).toEqual(['hidden1', 'hidden2']);
    expect(page.text()).toContain('would give a number of the first kind away');
  });

  it('leads, when nothing waits, to every page of this person’s work with its question, and nowhere else', async () => {
    const pages = PAGES.flatMap((page) => (page.nav && page.path !== '' ? [[`/${page.path}`, page.nav.question]] : []));
    const page = await open({});
    const links = page
      .all('.asks a')
      .map((link) => [link.getAttribute('href'), link.querySelector('span')?.textContent]);
    expect(links.sort()).toEqual(pages.sort());
    TestBed.resetTestingModule();
    expect((await open({ sessions: [session('mine', true)] })).all('.asks a')).toEqual([]);
    TestBed.resetTestingModule();
    const closed = PAGES.filter(({ needs }) => needs !== null).map(({ path }) => `/${path}`);
    const none = (await open({}, false)).all('.asks a').map((link) => link.getAttribute('href'));
    expect(none.filter((link) => closed.includes(link ?? ''))).toEqual([]);
  });
});
