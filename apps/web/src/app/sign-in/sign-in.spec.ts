import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { Router, provideRouter } from '@angular/router';
import { person } from '../../testing/people';
import { render, settled } from '../../testing/render';
import { SignIn } from './sign-in';

function setUp(inputs: Record<string, string> = {}) {
  TestBed.configureTestingModule({
    providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])],
  });
  const went = jest.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  const page = render(SignIn, inputs);
  const email = page.one<HTMLInputElement>('input[type=email]');
  const password = page.one<HTMLInputElement>('#password');
  return {
    ...page,
    went,
    email,
    password,
    http: TestBed.inject(HttpTestingController),
    send: (as: string, secret: string) => {
      email.value = as;
      password.value = secret;
      page.one('form').dispatchEvent(new Event('submit', { cancelable: true }));
      page.fixture.detectChanges();
    },
  };
}

describe('signing in', () => {
  afterEach(() => TestBed.inject(HttpTestingController).verify());

  it('sends what was typed and goes to the home page', async () => {
    const { send, http, went } = setUp();
    send(' r.lindqvist@wrenfield.example ', 'a long secret');
    const request = http.expectOne('/api/v1/sign-in');
    expect(request.request.body).toEqual({ email: 'r.lindqvist@wrenfield.example', password: 'a long secret' });
    request.flush(person());
    await settled();
    expect(went).toHaveBeenCalledWith('/');
  });

  it('goes back to where somebody was', async () => {
    const { send, http, went } = setUp({ why: 'away', to: '/flags?year=5' });
    send('r.lindqvist@wrenfield.example', 'a long secret');
    http.expectOne('/api/v1/sign-in').flush(person());
    await settled();
    expect(went).toHaveBeenCalledWith('/flags?year=5');
  });

  it('never leads out of Headway', async () => {
    const { send, http, went } = setUp({ to: 'https://elsewhere.example' });
    send('r.lindqvist@wrenfield.example', 'a long secret');
    http.expectOne('/api/v1/sign-in').flush(person());
    await settled();
    expect(went).toHaveBeenCalledWith('/');
  });

  it('says why somebody is here who was signed out', () => {
    expect(setUp({ why: 'away' }).text()).toContain('You were signed out after 30 minutes away.');
  });

  it('shows what the server says about a refused sign-in, and keeps what was typed', async () => {
    const { send, http, fixture, one, email } = setUp();
    send('r.lindqvist@wrenfield.example', 'wrong');
    http
      .expectOne('/api/v1/sign-in')
      .flush({ title: 'This email and password do not go together.' }, { status: 401, statusText: 'Unauthorized' });
    await settled();
    fixture.detectChanges();
    expect(one('[role=alert]').textContent).toContain('This email and password do not go together.');
    expect(email.value).toBe('r.lindqvist@wrenfield.example');
    expect(one<HTMLButtonElement>('[type=submit]').disabled).toBe(false);
  });

  it('says that it was tried too often', async () => {
    const { send, http, fixture, one } = setUp();
    send('r.lindqvist@wrenfield.example', 'wrong');
    http.expectOne('/api/v1/sign-in').flush('', { status: 429, statusText: 'Too Many Requests' });
    await settled();
    fixture.detectChanges();
    expect(one('[role=alert]').textContent).toContain('That was tried too often. Wait a little and try again.');
  });

  it('names the field that is empty and asks nobody', () => {
    const { send, text, email, password } = setUp();
    send('', '');
    expect(text()).toContain('Type your school email');
    expect(email.getAttribute('aria-invalid')).toBe('true');
    send('r.lindqvist@wrenfield.example', '');
    expect(text()).toContain('Type your password');
    expect(password.getAttribute('aria-describedby')).toBe('password-missing');
  });

  it('shows the password when asked, and says which way the button goes', () => {
    const { one, password, fixture } = setUp();
    expect(password.type).toBe('password');
    one('.pw button').click();
    fixture.detectChanges();
    expect(password.type).toBe('text');
    expect(one('.pw button').textContent).toContain('Hide');
  });

  it('is written so that password managers know the fields', () => {
    const { email, password } = setUp();
    expect([email.autocomplete, password.autocomplete]).toEqual(['username', 'current-password']);
  });
});
