import { DOCUMENT, Injectable, computed, inject, signal } from '@angular/core';
import { Api, type MeDto, type MySchoolDto, me, signIn, signOut } from '@headway/api-client';
import { HttpErrorResponse } from '@angular/common/http';
import { LastPerson } from '../offline/last-person';
import type { Permission } from './permission';

const SCHOOL_KEY = 'headway.school';
/** Readable cookie that comes with every session; without it there is no session to ask for. */
const SESSION_HINT = /(?:^|; )XSRF-TOKEN=/;
const END_OF_HINT = 'XSRF-TOKEN=; path=/; max-age=0';
/** No answer from Headway itself: no network, or a proxy that does not reach it. */
const UNREACHABLE: readonly number[] = [0, 502, 503, 504];

/** Who is signed in, and at which school they are working. */
@Injectable({ providedIn: 'root' })
export class Session {
  private readonly api = inject(Api);
  private readonly document = inject(DOCUMENT);
  private readonly last = inject(LastPerson);
  private readonly account = signal<MeDto | null>(null);
  private readonly known = signal(false);
  private readonly unconfirmed = signal(false);
  private readonly chosenSchool = signal(Number(localStorage.getItem(SCHOOL_KEY)));
  private asked: Promise<MeDto | null> | null = null;

  readonly me = this.account.asReadonly();

  /** Whether somebody is signed in: unknown until the server, or without a network this device, has been asked. */
  readonly standing = computed<'unknown' | 'in' | 'out'>(() =>
    this.account() ? 'in' : this.known() ? 'out' : 'unknown',
  );

  /** Started without a network, as the person last signed in here: the server has not been asked yet. */
  readonly fromDevice = this.unconfirmed.asReadonly();

  /** The school on screen: the one last chosen on this device, or the first. */
  readonly school = computed<MySchoolDto | null>(() => {
    const schools = this.account()?.schools ?? [];
    return schools.find((school) => school.id === this.chosenSchool()) ?? schools[0] ?? null;
  });

  /** Asks the server once who is signed in. */
  load(): Promise<MeDto | null> {
    if (!this.asked && !SESSION_HINT.test(this.document.cookie)) {
      this.known.set(true);
      return Promise.resolve(null);
    }
    this.asked ??= this.ask();
    return this.asked;
  }

  async signIn(email: string, password: string): Promise<void> {
    this.become(await this.api.invoke(signIn, { body: { email, password } }));
  }

  /** @returns whether the server knows: without a network the session ends here, and there when it has not been used for a while. */
  async signOut(): Promise<boolean> {
    try {
      await this.api.invoke(signOut);
    } catch (error) {
      if (!unreachable(error)) throw error;
      this.document.cookie = END_OF_HINT;
      this.forget();
      return false;
    }
    this.forget();
    return true;
  }

  /** Asks the server about a session that was started from this device. */
  async confirm(): Promise<void> {
    this.asked = this.ask();
    await this.asked;
  }

  /** The server no longer knows this session. */
  forget(): void {
    this.become(null);
  }

  chooseSchool(id: number): void {
    localStorage.setItem(SCHOOL_KEY, String(id));
    this.chosenSchool.set(id);
  }

  can(permission: Permission): boolean {
    return this.school()?.permissions.includes(permission) ?? false;
  }

  /** The school on screen, for pages that cannot be reached without one. */
  schoolId(): number {
    const school = this.school();
    if (!school) throw new Error('No school: the page was opened without a session.');
    return school.id;
  }

  private async ask(): Promise<MeDto | null> {
    try {
      this.become(await this.api.invoke(me));
    } catch (error) {
      this.asked = null;
      if (error instanceof HttpErrorResponse && error.status === 401) this.become(null);
      else await this.startFromDevice(error);
    }
    return this.account();
  }

  private async startFromDevice(error: unknown): Promise<void> {
    const person = unreachable(error) ? (this.account() ?? (await this.last.read())) : null;
    if (!person) throw error;
    this.become(person);
    this.unconfirmed.set(true);
  }

  private become(account: MeDto | null): void {
    this.account.set(account);
    this.known.set(true);
    this.unconfirmed.set(false);
    this.asked = account ? Promise.resolve(account) : null;
  }
}

function unreachable(error: unknown): boolean {
  return error instanceof HttpErrorResponse && UNREACHABLE.includes(error.status);
}
