import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, TitleStrategy, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { person, school } from '../../testing/people';
import { OPEN_EVENT_SOURCE } from '../core/live/event-source';
import { PageName, PageTitleStrategy } from '../core/page/page-name';
import { PageStateLine } from '../core/page/page-state';
import { UnsentMarks } from '../core/offline/unsent-marks';
import { Session } from '../core/session/session';
import { Shell } from './shell';

@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: 'home' })
class Start {}

@Component({ changeDetection: ChangeDetectionStrategy.OnPush, selector: 'hw-flags-page', template: 'flags' })
class Flags {
  constructor() {
    inject(PageStateLine).say('Up to date, 10:42');
  }
}

@Component({ changeDetection: ChangeDetectionStrategy.OnPush, selector: 'hw-pupil-page', template: 'pupil' })
class Pupil {
  constructor() {
    inject(PageName).set('Leon Achterberg-Nwosu');
  }
}

async function setUp() {
  document.cookie = 'XSRF-TOKEN=token';
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(),
      provideHttpClientTesting(),
      { provide: OPEN_EVENT_SOURCE, useValue: () => ({ addEventListener: () => undefined, close: () => undefined }) },
      { provide: TitleStrategy, useExisting: PageTitleStrategy },
      provideRouter([
        {
          path: '',
          component: Shell,
          children: [
            { path: '', pathMatch: 'full', title: 'Home', component: Start },
            { path: 'flags', title: 'Who needs help', component: Flags },
            { path: 'grid', title: 'Intervention grid', component: Flags, data: { rail: true } },
            { path: 'pupil', component: Pupil },
          ],
        },
      ]),
    ],
  });
  const loaded = TestBed.inject(Session).load();
  TestBed.inject(HttpTestingController)
    .expectOne('/api/v1/me')
    .flush(person({ schools: [school()] }));
  await loaded;
  const harness = await RouterTestingHarness.create('/');
  const element = harness.fixture.nativeElement as HTMLElement;
  document.body.append(element);
  return {
    element,
    heading: () => element.querySelector('h1'),
    go: async (url: string) => {
      await TestBed.inject(Router).navigateByUrl(url);
      await harness.fixture.whenStable();
    },
  };
}

describe('the shell', () => {
  afterEach(() => {
    document.body.replaceChildren();
    document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
  });

  it('names the page in its heading and in the tab', async () => {
    const { go, heading } = await setUp();
    await go('/flags');
    expect(heading()?.textContent).toBe('Who needs help');
    expect(document.title).toBe('Who needs help · Headway');
  });

  it('takes a name that comes with the page’s data', async () => {
    const { go, heading } = await setUp();
    await go('/pupil');
    expect(heading()?.textContent).toBe('Leon Achterberg-Nwosu');
    expect(document.title).toBe('Leon Achterberg-Nwosu · Headway');
  });

  it('starts a new page at its name, and leaves the focus alone when only a filter changes', async () => {
    const { go, heading, element } = await setUp();
    expect(document.activeElement).not.toBe(heading());
    await go('/flags');
    expect(document.activeElement).toBe(heading());
    const find = element.querySelector<HTMLButtonElement>('.find');
    find?.focus();
    await go('/flags?year=5');
    expect(document.activeElement).toBe(find);
  });

  it('shows school, half term, date and person', async () => {
    const { element } = await setUp();
    const side = element.querySelector('.side')?.textContent ?? '';
    expect(side).toContain('Wrenfield Primary School');
    expect(side).toContain('Autumn 2week 4 of 7');
    expect(side).toContain('Thursday 26 November');
    expect(side).toContain('Mrs R Lindqvist');
    expect(element.querySelectorAll('.weeks i')).toHaveLength(7);
    expect(element.querySelectorAll('.weeks .past')).toHaveLength(3);
  });

  it('marks the page that is open', async () => {
    const { element, go } = await setUp();
    expect(element.querySelector('.nav [aria-current=page]')?.textContent?.trim()).toBe('Home');
    await go('/flags');
    expect(element.querySelector('.nav [aria-current=page]')?.textContent?.trim()).toBe('Who needs help');
  });

  it('folds the side bar for pages that need the width', async () => {
    const { element, go } = await setUp();
    await go('/grid');
    expect(element.querySelector('.shell')?.classList).toContain('rail');
    await go('/flags');
    expect(element.querySelector('.shell')?.classList).not.toContain('rail');
  });

  it('shows how fresh the page is, and drops it on the next page', async () => {
    const { element, go } = await setUp();
    await go('/flags');
    expect(element.querySelector('.sync')?.textContent).toContain('Up to date, 10:42');
    await go('/pupil');
    expect(element.querySelector('.sync')).toBeNull();
  });

  it('says when the device is offline', async () => {
    const { element, go } = await setUp();
    const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    await go('/flags');
    expect(element.querySelector('.offline')?.textContent).toContain('You’re offline.');
    online.mockRestore();
    window.dispatchEvent(new Event('online'));
    await go('/');
    expect(element.querySelector('.offline')).toBeNull();
  });

  it('says on every page what waits on this device', async () => {
    const { element, go } = await setUp();
    const online = jest.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    window.dispatchEvent(new Event('offline'));
    const mark = { subjectId: 3, windowId: 20262, classId: 'maple', mark: '104', typedAt: '2026-11-26T10:42:00Z' };
    const marks = ['amira', 'jakub'].map((pupilId) => ({ ...mark, pupilId, previous: { value: null, code: null } }));
    await TestBed.inject(UnsentMarks).put(marks);
    await go('/flags');
    // This browser of the tests has no database.
    expect(element.querySelector('.sync')?.textContent).toContain('2 marks not saved yet');
    expect(element.textContent).toContain(
      'This browser keeps nothing. Leave this tab open until your marks are saved.',
    );
    const leaving = new Event('beforeunload', { cancelable: true });
    window.dispatchEvent(leaving);
    expect(leaving.defaultPrevented).toBe(true);
    online.mockRestore();
    window.dispatchEvent(new Event('online'));
  });

  it('lets the keyboard jump over the side bar', async () => {
    const { element, heading } = await setUp();
    element.querySelector<HTMLAnchorElement>('.skip')?.click();
    expect(document.activeElement).toBe(heading());
  });
});
