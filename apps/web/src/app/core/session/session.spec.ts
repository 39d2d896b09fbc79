import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { ChangeDetectionStrategy, Component } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import { person, school } from '../../../testing/people';
import { settled } from '../../../testing/render';
import { needs, notSignedIn, signedIn } from './guards';
import { LastPerson } from '../offline/last-person';
import { Session } from './session';
import { SessionFollow } from './session-follow';
import { signedOutInterceptor } from './signed-out.interceptor';

@Component({ changeDetection: ChangeDetectionStrategy.OnPush, template: 'a page' })
class Page {}

function setUp() {
  TestBed.configureTestingModule({
    providers: [
      provideHttpClient(withInterceptors([signedOutInterceptor])),
      provideHttpClientTesting(),
      provideRouter([
        { path: 'sign-in', component: Page, canActivate: [notSignedIn] },
        {
          path: '',
          canActivate: [signedIn],
          children: [
            { path: '', pathMatch: 'full', component: Page },
            { path: 'flags', component: Page, canMatch: [needs('flags.read')] },
            { path: 'impact', component: Page, canMatch: [needs('impact.read')] },
            { path: '**', component: Page, title: 'Not here' },
          ],
        },
      ]),
    ],
  });
  return {
    session: TestBed.inject(Session),
    http: TestBed.inject(HttpTestingController),
    router: TestBed.inject(Router),
  };
}

describe('the session', () => {
  beforeEach(() => {
    localStorage.clear();
    document.cookie = 'XSRF-TOKEN=token';
  });
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
    TestBed.inject(HttpTestingController).verify();
  });

  it('is asked for once, however many guards want to know', async () => {
    const { session, http } = setUp();
    const asked = [session.load(), session.load()];
    http.expectOne('/api/v1/me').flush(person());
    expect((await Promise.all(asked)).map((me) => me?.displayName)).toEqual(['Mrs R Lindqvist', 'Mrs R Lindqvist']);
  });

  it('is not asked for on a device that has none', async () => {
    document.cookie = 'XSRF-TOKEN=; expires=Thu, 01 Jan 1970 00:00:00 GMT';
    const { session } = setUp();
    expect(await session.load()).toBeNull();
  });

  it('knows what its person may do in the school on screen', async () => {
    const { session, http } = setUp();
    const loaded = session.load();
    http
      .expectOne('/api/v1/me')
      .flush(
        person({ schools: [school(), school({ id: 2, name: 'Alder Primary School', permissions: ['impact.read'] })] }),
      );
    await loaded;
    expect([session.can('flags.read'), session.can('impact.read')]).toEqual([true, false]);
    session.chooseSchool(2);
    expect([session.can('flags.read'), session.can('impact.read'), session.schoolId()]).toEqual([false, true, 2]);
  });

  it('comes back to the school last chosen on this device, unless it is gone', async () => {
    localStorage.setItem('headway.school', '9');
    const { session, http } = setUp();
    const loaded = session.load();
    http.expectOne('/api/v1/me').flush(person());
    await loaded;
    expect(session.schoolId()).toBe(1);
  });

  it('sends who has none to sign in, and says where they wanted to go', async () => {
    const { http, router } = setUp();
    const harness = RouterTestingHarness.create('/flags?year=5');
    await settled();
    http.expectOne('/api/v1/me').flush({}, { status: 401, statusText: 'Unauthorized' });
    await settled();
    for (const request of http.match('/api/v1/me')) request.flush({}, { status: 401, statusText: 'Unauthorized' });
    await settled();
    for (const request of http.match('/api/v1/me')) request.flush({}, { status: 401, statusText: 'Unauthorized' });
    await harness;
    expect(router.url).toBe('/sign-in?to=%2Fflags%3Fyear%3D5');
  });

  it('does not show a page that somebody’s work does not need', async () => {
    const { http } = setUp();
    const opened = RouterTestingHarness.create('/impact');
    await settled();
    http.expectOne('/api/v1/me').flush(person());
    const harness = await opened;
    expect(harness.routeNativeElement?.textContent).toBe('a page');
    expect(TestBed.inject(Router).routerState.snapshot.root.firstChild?.firstChild?.title).toBe('Not here');
  });

  it('does not ask who is signed in to sign in again', async () => {
    const { http, router } = setUp();
    const opened = RouterTestingHarness.create('/sign-in');
    await settled();
    http.expectOne('/api/v1/me').flush(person());
    await opened;
    expect(router.url).toBe('/');
  });

  it('says that the server cannot be reached when it does not answer', async () => {
    const { http, router } = setUp();
    const opened = RouterTestingHarness.create('/');
    for (let asked = 0; asked < 3; asked += 1) {
      await settled();
      for (const request of http.match('/api/v1/me')) request.error(new ProgressEvent('error'));
    }
    await opened;
    expect(router.url).toBe('/sign-in?why=unreachable');
  });

  it('ends at the sign-in page when the server no longer knows it, and leads back', async () => {
    const { session, http, router } = setUp();
    const opened = RouterTestingHarness.create('/flags');
    await settled();
    http.expectOne('/api/v1/me').flush(person());
    await opened;
    const leaving = session.signOut().catch((error: unknown) => error);
    http.expectOne('/api/v1/sign-out').flush('', { status: 401, statusText: 'Unauthorized' });
    await leaving;
    await settled();
    for (const request of http.match('/api/v1/me')) request.flush({}, { status: 401, statusText: 'Unauthorized' });
    await settled();
    expect(session.me()).toBeNull();
    expect(router.url).toBe('/sign-in?why=away&to=%2Fflags');
  });

  describe('without a network', () => {
    const unreachable = (http: HttpTestingController, url: string) =>
      http.expectOne(url).error(new ProgressEvent('error'));

    it('starts as the person last signed in here, until the server says otherwise', async () => {
      const { session, http } = setUp();
      jest.spyOn(TestBed.inject(LastPerson), 'read').mockResolvedValue(person());
      const loaded = session.load();
      unreachable(http, '/api/v1/me');
      expect((await loaded)?.displayName).toBe('Mrs R Lindqvist');
      expect([session.standing(), session.fromDevice()]).toEqual(['in', true]);

      TestBed.inject(SessionFollow);
      TestBed.tick();
      http.expectOne('/api/v1/me').flush(person({ displayName: 'Ms A Other', accountId: '0193-other' }));
      await settled();
      expect([session.me()?.accountId, session.fromDevice()]).toEqual(['0193-other', false]);
    });

    it('leads to sign in when the session ended meanwhile', async () => {
      const { session, http, router } = setUp();
      jest.spyOn(TestBed.inject(LastPerson), 'read').mockResolvedValue(person());
      const went = jest.spyOn(router, 'navigate').mockResolvedValue(true);
      const loaded = session.load();
      unreachable(http, '/api/v1/me');
      await loaded;
      TestBed.inject(SessionFollow);
      TestBed.tick();
      http.expectOne('/api/v1/me').flush({}, { status: 401, statusText: 'Unauthorized' });
      await settled();
      expect(session.standing()).toBe('out');
      expect(went).toHaveBeenCalledWith(
        ['/sign-in'],
        expect.objectContaining({ queryParams: { why: 'away', to: '/' } }),
      );
    });

    it('signs out on this device: nobody is asked for again, and the server is not said to know', async () => {
      const { session, http } = setUp();
      const loaded = session.load();
      http.expectOne('/api/v1/me').flush(person());
      await loaded;
      const leaving = session.signOut();
      unreachable(http, '/api/v1/sign-out');
      expect(await leaving).toBe(false);
      expect(document.cookie).not.toContain('XSRF-TOKEN');
      expect([session.standing(), await session.load()]).toEqual(['out', null]);
    });

    it('does not start as anybody who has left', async () => {
      const { session, http } = setUp();
      const loaded = session.load().catch((error: { status: number }) => error.status);
      unreachable(http, '/api/v1/me');
      expect(await loaded).toBe(0);
      expect(session.me()).toBeNull();
    });
  });
});
